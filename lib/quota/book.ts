import { z } from 'zod';
import { heardByBoth, nothingSaid, type Said } from './said.ts';
import type { SpanOf } from './spans.ts';
import { type Counts, counted, current, type Limit, type WindowState } from './window.ts';

/** Requests that left, by the name of the limit they count for. */
type Tally = Readonly<Record<string, Counts>>;

/** All that is known of one budget: a value, kept as JSON. */
export interface Book {
  /**
   * By the instance they left from. Each changes its own tally only, so that whatever becomes of a transaction nothing
   * is counted twice, and nothing is lost.
   */
  left: Readonly<Record<string, Tally>>;
  /** What answers said, by the name of the limit they said it of. */
  said: Readonly<Record<string, Said>>;
}

export const emptyBook: Book = { left: {}, said: {} };

const saidSchema = z.object({
  elsewhere: z.object({ start: z.number(), used: z.number() }),
  closedUntil: z.number(),
  limit: z.object({ count: z.number(), at: z.number() }).nullable(),
});
const tallySchema = z.record(z.string(), z.record(z.string(), z.number()));
const bookSchema = z.object({
  left: z.record(z.string(), tallySchema),
  said: z.record(z.string(), saidSchema),
});

/** What is kept, or an empty one where that is none that this version can read. */
export const readBook = (kept: unknown): Book => bookSchema.safeParse(kept).data ?? emptyBook;

/** Of one limit, over all instances. */
export function stateIn({ left, said }: Book, { name }: Limit): WindowState {
  const counts = Object.values(left).reduce<Counts>((sum, tally) => add(sum, tally[name] ?? {}), {});
  return { counts, said: said[name] ?? nothingSaid };
}

/**
 * With requests that leave from this instance, told by the limits that bind them: a limit for each of its requests.
 * `by` -1: they did not leave after all.
 */
export function withLeft(
  book: Book,
  instance: string,
  limits: readonly Limit[],
  at: number,
  by?: number,
): Book {
  if (limits.length === 0) return book;
  const tally: Record<string, Counts> = { ...book.left[instance] };
  for (const limit of limits) tally[limit.name] = counted(limit, tally[limit.name] ?? {}, at, by);
  return { ...book, left: { ...book.left, [instance]: tally } };
}

export function withSaid(book: Book, { name }: Limit, said: Said): Book {
  return { ...book, said: { ...book.said, [name]: said } };
}

/** Without what is surely over. */
export function upToDate(book: Book, spanOf: (name: string) => SpanOf, at: number): Book {
  const left = mapped(book.left, (tally) =>
    mapped(tally, (counts, name) => someOf(current(spanOf(name), counts, at))),
  );
  return { ...book, left: left ?? {} };
}

/** What is kept, with this instance's own tally, which is always right here; those of others are as they kept them. */
export function reconciled(kept: Book, known: Book, instance: string): Book {
  const own = known.left[instance];
  return own ? { ...kept, left: { ...kept.left, [instance]: own } } : kept;
}

/** After changes that were not kept: the larger of both. */
export function larger(one: Book, other: Book): Book {
  return { left: both(one.left, other.left, most), said: both(one.said, other.said, heardByBoth) };
}

/** Another key turned out to belong to this account: what it used counts here. */
export function absorbed(book: Book, other: Book, instance: string): Book {
  const { [instance]: own = {}, ...others } = other.left;
  const { left, said } = larger(book, { left: others, said: other.said });
  return { left: { ...left, [instance]: both(left[instance] ?? {}, own, add) }, said };
}

const add = (one: Counts, other: Counts) => both(one, other, (a, b) => a + b);
const most = (one: Tally, other: Tally) => both(one, other, (a, b) => both(a, b, Math.max));

function both<T>(
  one: Readonly<Record<string, T>>,
  other: Readonly<Record<string, T>>,
  join: (one: T, other: T) => T,
): Readonly<Record<string, T>> {
  const joined = Object.entries(other).map(([key, value]) => {
    const mine = one[key];
    return [key, mine === undefined ? value : join(mine, value)];
  });
  return { ...one, ...Object.fromEntries(joined) };
}

/** Null where nothing is left. */
function mapped<T>(
  all: Readonly<Record<string, T>>,
  change: (value: T, key: string) => T | null,
): Readonly<Record<string, T>> | null {
  const changed = Object.entries(all).flatMap(([key, value]) => {
    const result = change(value, key);
    return result === null ? [] : [[key, result]];
  });
  return someOf(Object.fromEntries(changed));
}

function someOf<T extends object>(all: T): T | null {
  return Object.keys(all).length > 0 ? all : null;
}
