import type { Model } from '#lib/catalog/model.ts';

const soon = 30 * 24 * 3600 * 1000;

// Made when they are first asked for: the first of them takes a browser 10 ms and more.
let month: Intl.DateTimeFormat | undefined;
let day: Intl.DateTimeFormat | undefined;

/** The day a model ends, when that is within 30 days: `12 Dec`. */
export function endsSoon({ expires }: Model, now: number = Date.now()): string | null {
  if (expires === null || expires - now >= soon) return null;
  day ??= new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return day.format(expires);
}

/** Epoch ms → `Aug 2026`. */
export function monthOf(time: number): string {
  month ??= new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
  return month.format(time);
}
