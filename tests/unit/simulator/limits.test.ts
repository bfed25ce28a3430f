import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFree, laggingUse, takeFree, unlimited } from '#lib/simulator/limits.ts';
import { noon } from './support.ts';

const minute = 60_000;
const wholeMinute = noon - 30_000;
const midnight = Date.UTC(2026, 10, 23);

const reset = (refusal: ReturnType<typeof takeFree>) => Number(refusal?.headers?.['X-RateLimit-Reset']);

test('free is a suffix or the free router, not a price', () => {
  expect(['demo/swift:free', 'openrouter/free'].map(isFree)).toEqual([true, true]);
  expect(['demo/swift', 'demo/free', 'fault/429-day'].map(isFree)).toEqual([false, false, false]);
});

test('the minute stands on the clock: its last millisecond refuses, the next one lets in', () => {
  const times: number[] = [];
  const limits = { perMinute: 2, perDay: null };
  expect(takeFree(times, limits, wholeMinute)).toBeNull();
  expect(takeFree(times, limits, wholeMinute + 59_000)).toBeNull();
  const refused = takeFree(times, limits, wholeMinute + minute - 1);
  expect(refused?.error.message).toBe('Rate limit exceeded: free-models-per-min. ');
  expect(reset(refused)).toBe(wholeMinute + minute);
  expect(takeFree(times, limits, wholeMinute + minute)).toBeNull();
});

test('the day ends at midnight UTC', () => {
  const times: number[] = [];
  const limits = { perMinute: null, perDay: 1 };
  expect(takeFree(times, limits, midnight - 2)).toBeNull();
  const refused = takeFree(times, limits, midnight - 1);
  expect(refused?.error.message).toContain('free-models-per-day. Add 10 credits');
  expect(reset(refused)).toBe(midnight);
  expect(takeFree(times, limits, midnight)).toBeNull();
});

test('an account that bought credits reads another message', () => {
  const times = Array.from({ length: 1000 }, () => noon);
  expect(takeFree(times, { perMinute: null, perDay: 1000 }, noon)?.error.message).toBe(
    'Rate limit exceeded: free-models-per-day-high-balance. ',
  );
});

test('the minute is looked at before the day', () => {
  const refused = takeFree([noon], { perMinute: 1, perDay: 1 }, noon);
  expect(refused?.error.metadata?.limit_source).toBe('openrouter_free_tier_per_minute');
});

test('a refused request is not counted', () => {
  const times = [noon];
  takeFree(times, { perMinute: 1, perDay: null }, noon);
  expect(times).toEqual([noon]);
});

test('no window ever lets in more than its limit', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 60 });
  fc.assert(
    fc.property(
      gaps,
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 30 }),
      (all, perMinute, perDay) => {
        const times: number[] = [];
        const accepted: number[] = [];
        let now = midnight - 10 * minute;
        for (const gap of all) {
          now += gap;
          if (takeFree(times, { perMinute, perDay }, now) === null) {
            accepted.push(now);
          }
        }
        const most = (length: number) =>
          Math.max(
            0,
            ...Map.groupBy(accepted, (time) => Math.floor(time / length))
              .values()
              .map((group) => group.length),
          );
        return most(minute) <= perMinute && most(24 * 60 * minute) <= perDay;
      },
    ),
  );
});

test('yesterday is forgotten, so a long life does not fill the memory', () => {
  const times = [noon, noon + 1];
  takeFree(times, unlimited, midnight + 5);
  expect(times).toEqual([midnight + 5]);
});

test('what the key page tells lags a minute', () => {
  const times = [noon, noon + 1000];
  const limits = { perMinute: null, perDay: 50 };
  expect(laggingUse(times, limits, noon + 59_999)).toEqual({ used: 0, limit: 50, remaining: 50 });
  expect(laggingUse(times, limits, noon + 60_000)).toEqual({ used: 1, limit: 50, remaining: 49 });
  expect(laggingUse(times, limits, midnight)).toEqual({ used: 0, limit: 50, remaining: 50 });
});
