import type { Model } from '#lib/catalog/model.ts';

const soon = 30 * 24 * 3600 * 1000;

// Not `Intl`: its first format takes a browser 10 ms and more, and these stand on the page when it is hydrated.
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];
const monthIn = (date: Date) => months[date.getUTCMonth()];

/** The day a model ends, when that is within 30 days: `12 Dec`. */
export function endsSoon({ expires }: Model, now: number = Date.now()): string | null {
  if (expires === null || expires - now >= soon) return null;
  const date = new Date(expires);
  return `${date.getUTCDate()} ${monthIn(date)}`;
}

/** Epoch ms → `Aug 2026`. */
export function monthOf(time: number): string {
  const date = new Date(time);
  return `${monthIn(date)} ${date.getUTCFullYear()}`;
}
