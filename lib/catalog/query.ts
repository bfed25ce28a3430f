/** The query language of the picker: words, and typed tokens such as `free ctx>100k tools -mini`. */

export const flags = [
  'free',
  'ready',
  'favourite',
  'vision',
  'tools',
  'json',
  'reasoning',
  'audio',
  'new',
] as const;

/** What a model is or can do. `ready`: it can run now; `new`: it came in the last 60 days. */
export type Flag = (typeof flags)[number];

type Comparison = '>' | '>=' | '<' | '<=' | '=';

/** A comparison of the context length (tokens) or of the output price (USD per million tokens). */
interface Limit {
  of: 'context' | 'price';
  comparison: Comparison;
  value: number;
}

export interface Query {
  /** Lower case. */
  words: string[];
  excludedWords: string[];
  flags: Flag[];
  excludedFlags: Flag[];
  limits: Limit[];
  /** Providers or authors; any of them will do. */
  by: string[];
  excludedBy: string[];
}

const flagNames: Readonly<Record<string, Flag>> = {
  ...(Object.fromEntries(flags.map((flag) => [flag, flag])) as Record<Flag, Flag>),
  favourites: 'favourite',
  favorite: 'favourite',
  favorites: 'favourite',
  image: 'vision',
  thinking: 'reasoning',
};

const LIMIT = /^(ctx|context|price)(>=|<=|>|<|=)\$?(\d+(?:\.\d+)?)(k|m)?$/;
const BY = /^(?:by|provider):(.+)$/;
/** Being typed: not yet a filter, and no word either, or the list would empty under the typist's hands. */
const UNFINISHED = /^(?:-|-?(?:by|provider):|(?:ctx|context|price)(?:>=?|<=?|=)\$?\.?)$/;
const scales: Readonly<Record<string, number>> = { k: 1000, m: 1_000_000 };

const tokensOf = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean);

function readLimit(token: string): Limit | null {
  const [, name, comparison, digits, scale] = LIMIT.exec(token) ?? [];
  if (name === undefined) return null;
  const value = Number(digits) * (scales[scale ?? ''] ?? 1);
  return { of: name === 'price' ? 'price' : 'context', comparison: comparison as Comparison, value };
}

/** Never fails: what is no token is a word. */
export function parseQuery(text: string): Query {
  const query: Query = {
    words: [],
    excludedWords: [],
    flags: [],
    excludedFlags: [],
    limits: [],
    by: [],
    excludedBy: [],
  };
  for (const token of tokensOf(text)) {
    if (UNFINISHED.test(token)) continue;
    const limit = readLimit(token);
    if (limit !== null) {
      query.limits.push(limit);
      continue;
    }
    const excluded = token.startsWith('-');
    const bare = excluded ? token.slice(1) : token;
    const flag = Object.hasOwn(flagNames, bare) ? flagNames[bare] : undefined;
    const by = BY.exec(bare)?.[1];
    if (flag !== undefined) query[excluded ? 'excludedFlags' : 'flags'].push(flag);
    else if (by !== undefined) query[excluded ? 'excludedBy' : 'by'].push(by);
    else query[excluded ? 'excludedWords' : 'words'].push(bare);
  }
  return query;
}

const isContext = (token: string): boolean => readLimit(token)?.of === 'context';

/** Whether two tokens say the same: `ctx>100k` and `ctx>=100k` are one chip. */
function same(token: string, other: string): boolean {
  const [one, two] = [readLimit(token), readLimit(other)];
  if (one === null || two === null) return parseKey(token) === parseKey(other);
  return one.of === two.of && one.value === two.value && one.comparison[0] === two.comparison[0];
}

const parseKey = (token: string): string =>
  (Object.hasOwn(flagNames, token) ? flagNames[token] : token.replace(/^provider:/, 'by:')) ?? token;

export function hasToken(text: string, token: string): boolean {
  return tokensOf(text).some((other) => same(other, token));
}

/** The query without that token, or without its opposite. */
export function withoutToken(text: string, token: string): string {
  return text
    .split(/\s+/)
    .filter(
      (other) => other !== '' && !same(other.toLowerCase(), token) && other.toLowerCase() !== `-${token}`,
    )
    .join(' ');
}

/** The query with that token; of context sizes the newest one counts. Ends in a space: the next word follows it. */
export function withToken(text: string, token: string): string {
  const kept = withoutToken(text, token).split(' ');
  const others = isContext(token) ? kept.filter((other) => !isContext(other.toLowerCase())) : kept;
  return `${[...others, token].filter(Boolean).join(' ')} `;
}

export function toggleToken(text: string, token: string): string {
  return hasToken(text, token) ? withoutToken(text, token) : withToken(text, token);
}
