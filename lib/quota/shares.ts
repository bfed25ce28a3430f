import { utcDayOf } from './spans.ts';
import { createWindow, type Window } from './window.ts';

/** How much of the server's key is lent: free requests a day, to each visitor and to all of them together. */
export interface ShareLimits {
  visitorDaily: number;
  siteDaily: number;
}

/** What visitors have used of a key that is lent to them. */
export interface Shares {
  /** The visitor's own and the site's. */
  of(visitor: string): readonly Window[];
}

/** Visitors held before those who asked for nothing are let go; the others are no more than the site's limit allows. */
const mostIdle = 1000;

/** `now` in the provider's time (epoch ms): the day of a share ends with that of the account. */
export function createShares({ visitorDaily, siteDaily }: ShareLimits, now: () => number): Shares {
  const site = createWindow({ reason: 'site-share', spanOf: utcDayOf, limit: siteDaily });
  const visitors = new Map<string, Window>();

  function forgetIdle(): void {
    for (const [visitor, window] of visitors) if (window.ours(now()) === 0) visitors.delete(visitor);
  }

  function ownOf(visitor: string): Window {
    const known = visitors.get(visitor);
    if (known) return known;
    if (visitors.size >= mostIdle) forgetIdle();
    const made = createWindow({ reason: 'visitor-share', spanOf: utcDayOf, limit: visitorDaily });
    visitors.set(visitor, made);
    return made;
  }

  return { of: (visitor) => [ownOf(visitor), site] };
}
