import { record } from '#lib/record.ts';
import { number, string } from './values.ts';

/** Their clock says when a window ends; so many ms later it is surely over. */
export const resetMargin = 250;

/** Longer than any limit lasts: who states such a wait means something else. */
const longestSensibleWait = 366 * 24 * 60 * 60_000;

export function sensible(wait: number | null): number | null {
  return wait !== null && wait <= longestSensibleWait ? Math.max(0, wait) : null;
}

/** The wait in ms, from the clearest statement to the vaguest (API reference, "suggested client order"). */
export function statedWait(
  metadata: Record<string, unknown>,
  availability: Record<string, unknown>,
  delay: string,
  message: string,
  headers: Headers,
  now: number,
): number | null {
  const seconds =
    number(metadata.retry_after_seconds) ??
    number(availability.retry_after) ??
    number(delay.replace(/s$/, ''));
  if (seconds !== null) return seconds * 1000;
  const inBody = Object.entries(record(metadata.headers));
  const sources = [
    (name: string) => inBody.find(([key]) => key.toLowerCase() === name)?.[1],
    (name: string) => headers.get(name),
  ];
  const exact = number(headers.get('retry-after-ms'));
  if (exact !== null) return exact;
  for (const header of sources) {
    const after = retryAfter(header('retry-after'), now);
    if (after !== null) return after;
    const reset = number(header('x-ratelimit-reset'));
    if (reset !== null && reset > 1e12) return Math.max(0, reset - now) + resetMargin;
  }
  return openAiWait(headers, message);
}

/** OpenAI's limits: the window of requests or of tokens that is used up, else what its sentence says. */
function openAiWait(headers: Headers, message: string): number | null {
  const waits = ['requests', 'tokens'].flatMap((unit) => {
    const isUsedUp = headers.get(`x-ratelimit-remaining-${unit}`)?.trim() === '0';
    const wait = isUsedUp ? duration(headers.get(`x-ratelimit-reset-${unit}`) ?? '') : null;
    return wait === null ? [] : [wait];
  });
  if (waits.length > 0) return Math.max(...waits);
  return duration(/try again in ((?:[\d.]+(?:ms|[dhms]))+)(?!\w)/.exec(message)?.[1] ?? '');
}

const milliseconds = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const;

/** `6m0s`, `1.5s`, `120ms` in ms; null for anything else. */
function duration(text: string): number | null {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|[dhms]))+$/.test(text)) return null;
  const parts = [...text.matchAll(/([\d.]+)(ms|[dhms])/g)];
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * milliseconds[unit as 'ms'], 0);
}

/** Seconds, perhaps with a fraction, or a date of HTTP: those all end in GMT, and `Date.parse` reads far too much. */
function retryAfter(value: unknown, now: number): number | null {
  const seconds = number(value);
  if (seconds !== null) return seconds * 1000;
  const date = /GMT\s*$/.test(string(value)) ? Date.parse(string(value)) : Number.NaN;
  return Number.isNaN(date) ? null : date - now;
}

/** Gemini: `details: [{ "@type": "…RetryInfo", "retryDelay": "38s" }]`. */
export function retryDelay(details: readonly Record<string, unknown>[]): string {
  return details.map((detail) => string(detail.retryDelay)).find(Boolean) ?? '';
}
