import { utcDayOf } from './spans.ts';
import type { Limit } from './window.ts';

/** How much of the server's key is lent: free requests a day, to each visitor and to all of them together. */
export interface ShareLimits {
  visitorDaily: number;
  siteDaily: number;
}

/** The day of a share ends with that of the account. */
export const shareSpanOf = utcDayOf;

/** What binds a visitor to whom the key is lent: the visitor's own share, and the site's. */
export function sharesOf({ visitorDaily, siteDaily }: ShareLimits, visitor: string): readonly Limit[] {
  return [
    {
      name: `visitor-share ${visitor}`,
      reason: 'visitor-share',
      spanOf: shareSpanOf,
      limit: visitorDaily,
    },
    { name: 'site-share', reason: 'site-share', spanOf: shareSpanOf, limit: siteDaily },
  ];
}
