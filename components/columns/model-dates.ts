import type { Model } from '#lib/catalog/model.ts';

const soon = 30 * 24 * 3600 * 1000;

const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** The day a model ends, when that is within 30 days: `12 Dec`. */
export function endsSoon({ expires }: Model, now: number = Date.now()): string | null {
  return expires !== null && expires - now < soon ? day.format(expires) : null;
}

/** Epoch ms → `Aug 2026`. */
export function monthOf(time: number): string {
  return month.format(time);
}
