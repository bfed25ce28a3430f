import { resetMargin } from '#lib/providers/trouble/stated-wait.ts';
import { type Book, stateIn, withLeft } from './book.ts';
import { minute } from './spans.ts';
import type { TheirClock } from './their-clock.ts';
import { counted, fullUntil, type Limit, type WindowReason, type WindowState } from './window.ts';

/** A wait longer than this, in ms, is not held: the column is told when to try again. */
export const longestHold = 5 * minute;

/** When a request may leave (epoch ms), and what keeps it until then. */
export interface Turn {
  reason: WindowReason;
  until: number;
}

/**
 * The turns of those who wait, each behind those before it, for each the limits that bind it; and the book with those
 * counted whose turn is now. Who would have to wait for too long takes nobody's place.
 */
export function turnsOf(
  book: Book,
  queue: readonly (readonly Limit[])[],
  { instance, clock, now }: { instance: string; clock: TheirClock; now: number },
): { book: Book; turns: Turn[] } {
  const states = new Map<string, WindowState>();
  const stateOf = (limit: Limit) => states.get(limit.name) ?? stateIn(book, limit);
  const leaving: Limit[] = [];

  /** The first moment at which every limit leaves room; one beyond the longest hold need not be it. */
  function turnWithin(limits: readonly Limit[]): Turn {
    let found: Turn = { reason: 'rate-window', until: now };
    while (found.until - now <= longestHold) {
      const theirs = clock.theirs(found.until);
      const ends = limits.map((limit) => fullUntil(limit, stateOf(limit), theirs));
      const index = ends.findLastIndex((end) => end !== null);
      const [limit, end] = [limits[index], ends[index] ?? null];
      if (!limit || end === null) break;
      found = { reason: limit.reason, until: Math.ceil(clock.ours(end) + resetMargin) };
    }
    return found;
  }

  const turns = queue.map((limits) => {
    const turn = turnWithin(limits);
    if (turn.until - now > longestHold) return turn;
    const at = clock.theirs(turn.until);
    for (const limit of limits) {
      const { counts, said } = stateOf(limit);
      states.set(limit.name, { counts: counted(limit, counts, at), said });
    }
    if (turn.until <= now) leaving.push(...limits);
    return turn;
  });
  return { book: withLeft(book, instance, leaving, clock.theirs(now)), turns };
}
