import type { Snippet } from './snippet.ts';

export const sqlQuery: Snippet = {
  title: 'SQL query: top customers by revenue',
  match: /\bsql\b|\bselect statement\b/,
  unless: /\b(?:to|for|that|which|finds?)\b(?!.*\b(?:customers?|revenue|sales|spent|top)\b)/s,
  sources: {
    sql: `-- The ten customers who spent most in the last 30 days (PostgreSQL).
select
  customers.id,
  customers.name,
  count(*)          as orders,
  sum(orders.total) as revenue
from customers
join orders on orders.customer_id = customers.id
where orders.created_at >= now() - interval '30 days'
  and orders.status = 'paid'
group by customers.id, customers.name
order by revenue desc
limit 10;`,
  },
  usage: {
    sql: `-- The index that makes it quick, and the proof.
create index orders_paid_recent on orders (created_at, customer_id) where status = 'paid';
explain (analyze, buffers) select 1 from orders
where status = 'paid' and created_at >= now() - interval '30 days';`,
  },
  summary: 'Join, filter before grouping, aggregate, then sort and cut.',
  notes: [
    '`where` filters rows before grouping; `having` filters groups after it.',
    'The table and column names are assumed: replace them with yours.',
    'A left join would also keep customers without orders.',
  ],
  avoid: [
    ['Strings glued together from user input', 'parameters: `$1`, `$2`'],
    ['`select *` in application code', 'name the columns'],
    ['`offset` deep into a list', 'keyset pagination'],
  ],
  edge: '`count(*)` counts rows after the join, so a second joined table would multiply it.',
};

export const regex: Snippet = {
  title: 'Regular expression for e-mail addresses',
  match: /\bregex\b|\bregexp\b|\bregular expressions?\b/,
  unless: /\b(?:for|to|that|which|match\w*|validat\w*)\b(?!.*\be-?mail)/s,
  sources: {
    typescript: `/** Good enough for a form: one @, no spaces, a dot in the domain. */
const emailShape = /^[^\\s@]+@[^\\s@.]+(?:\\.[^\\s@.]+)+$/;

export const looksLikeEmail = (text: string) => text.length <= 254 && emailShape.test(text);

/** Finds addresses inside running text, without the full stop after them. */
export const findEmails = (text: string) => text.match(/[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+/g) ?? [];`,
    python: `import re

EMAIL = re.compile(r"[^\\s@]+@[^\\s@.]+(?:\\.[^\\s@.]+)+")

def looks_like_email(text: str) -> bool:
    """Good enough for a form; the only real proof is a message that arrives."""
    return len(text) <= 254 and EMAIL.fullmatch(text) is not None`,
  },
  usage: {
    typescript:
      "looksLikeEmail('ada@example.org'); // true\nlooksLikeEmail('ada@example'); // false\nfindEmails('Write to ada@example.org.'); // ['ada@example.org']",
  },
  summary: 'Check the shape loosely, then send a confirmation: only a delivered message proves an address.',
  notes: [
    '`[^\\s@]+` accepts the plus signs and accents that strict patterns wrongly refuse.',
    'Anchors `^` and `$` matter for validation and must go for searching.',
  ],
  avoid: [
    ['Parsing HTML or nested brackets', 'a parser'],
    ['Nested quantifiers such as `(a+)+`', 'they can take exponential time'],
    ['Splitting a URL', '`new URL(text)`'],
  ],
  edge: 'The full grammar allows quoted local parts with spaces; hardly anybody has one, and this pattern refuses them.',
};

export const reactHook: Snippet = {
  title: 'React hook: useLocalStorage',
  match: /\breact\b.*\bhook|\bcustom hook|\buselocalstorage\b/,
  unless:
    /\b(?:for|to|that|which)\b(?!.*(?:storage|persist|remember|saves?))|\buse(?!localstorage)[a-z]{3,}\b(?!ful)/s,
  sources: {
    typescript: `import { useEffect, useState } from 'react';

/** State that survives a reload. Falls back to \`initial\` when storage is empty, blocked or damaged. */
export function useLocalStorage<Value>(key: string, initial: Value) {
  const [value, setValue] = useState<Value>(initial);
  const [loaded, setLoaded] = useState(false);

  // Storage exists only in the browser, so read after the first render: server and client agree on it.
  useEffect(() => {
    try {
      const stored = localStorage.getItem(key);
      if (stored !== null) setValue(JSON.parse(stored) as Value);
    } catch {
      // blocked or damaged: keep the initial value
    }
    setLoaded(true);
  }, [key]);

  useEffect(() => {
    if (!loaded) return;
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // quota or private mode: the state still works for this visit
    }
  }, [key, value, loaded]);

  return [value, setValue] as const;
}`,
  },
  usage: { typescript: "const [theme, setTheme] = useLocalStorage<'light' | 'dark'>('theme', 'light');" },
  summary:
    'A hook is a function whose name starts with `use` and which calls other hooks in the same order every time.',
  notes: [
    'Reading in an effect avoids a hydration mismatch.',
    'The tuple is `as const`, so each part keeps its own type.',
  ],
  avoid: [
    ['Secrets or tokens', 'an HttpOnly cookie'],
    ['Data that lives on a server', 'SWR or another query library'],
    ['Several tabs in step', 'listen to the `storage` event as well'],
  ],
  edge: 'Changing `key` while mounted can write the old value under the new key; give each key its own component.',
};

export const pythonDataclass: Snippet = {
  title: 'Python dataclass',
  match: /\bdata ?class/,
  sources: {
    python: `from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    number: str
    customer: str
    issued: date
    lines: tuple[Decimal, ...] = field(default_factory=tuple)

    def __post_init__(self) -> None:
        if not self.number:
            raise ValueError("number must not be empty")

    @property
    def total(self) -> Decimal:
        return sum(self.lines, Decimal(0))`,
  },
  usage: {
    python: `from dataclasses import replace

invoice = Invoice(number="4471", customer="Mara", issued=date(2026, 10, 3), lines=(Decimal("99.50"),))
assert invoice.total == Decimal("99.50")
assert replace(invoice, number="4472").customer == "Mara"  # a changed copy`,
  },
  summary: 'A dataclass writes `__init__`, `__repr__` and `__eq__` for you from the fields you declare.',
  notes: [
    '`frozen` makes it hashable when its fields are, and safe to share.',
    'Money is `Decimal`, not `float`.',
    'A mutable default needs `default_factory`.',
  ],
  avoid: [
    ['Checking untrusted input', 'pydantic'],
    ['A plain bag of JSON', '`TypedDict`'],
    ['Behaviour without data', 'a function'],
  ],
  edge: '`frozen` is shallow: a list inside can still be changed, which is why the lines are a tuple.',
};
