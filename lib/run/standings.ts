import type { RunEvent } from '#lib/stream/events.ts';
import type { Standing } from './replay.ts';
import { standingOf } from './standing.ts';

/** How a run was left, and how much that says, in characters of JSON. */
export interface Left {
  standing: Standing;
  size: number;
}

/** How runs that have ended were left by their logs, at hand for whoever opens their pages again. */
export interface Standings {
  /** A log only grows: as long as it has as many events it says the same. */
  of(id: string, events: readonly RunEvent[]): Left;
}

interface Kept extends Left {
  count: number;
}

/**
 * To fold a long log takes the server a tenth of a second, in which nobody's stream goes on. Those asked for last are
 * kept, as far as all of them together say no more than `most` characters.
 */
export function createStandings(most: number, fold: typeof standingOf = standingOf): Standings {
  const kept = new Map<string, Kept>();
  let sum = 0;

  function drop(id: string): void {
    sum -= kept.get(id)?.size ?? 0;
    kept.delete(id);
  }

  function keep(id: string, left: Kept): void {
    kept.set(id, left);
    sum += left.size;
    for (const oldest of kept.keys()) {
      if (sum <= most) return;
      drop(oldest);
    }
  }

  return {
    of(id, events) {
      const known = kept.get(id);
      drop(id);
      if (known?.count === events.length) {
        keep(id, known);
        return known;
      }
      const standing = fold(events);
      const left = { standing, size: JSON.stringify(standing).length, count: events.length };
      keep(id, left);
      return left;
    },
  };
}
