import { describe, expect, test } from 'vitest';
import { closed, heardByBoth, nothingSaid, type WindowNews, withLimit, withUsed } from '#lib/quota/said.ts';
import { minuteOf, utcDayOf } from '#lib/quota/spans.ts';
import {
  allowanceOf,
  counted,
  countsFor,
  current,
  fullUntil,
  ours,
  type WindowRule,
  type WindowState,
} from '#lib/quota/window.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const middle = noon + 30_000;
const next = noon + 60_000;
const midnight = Date.UTC(2026, 10, 23);
const day = 24 * 60 * 60_000;

/** A rule, and a state that what happens replaces. */
function windowOf(rule: WindowRule) {
  let state: WindowState = { counts: {}, said: nothingSaid };
  return {
    use(at: number, times = 1) {
      for (let time = 0; time < times; time++) state = { ...state, counts: counted(rule, state.counts, at) };
    },
    takeBack(at: number) {
      state = { ...state, counts: counted(rule, state.counts, at, -1) };
    },
    correct(at: number, news: WindowNews) {
      state = { ...state, said: closed(state.said, rule.spanOf, at, news) };
    },
    limitIs(at: number, limit: number) {
      state = { ...state, said: withLimit(state.said, at, limit) };
    },
    usedIs(at: number, used: number, ours: number) {
      state = { ...state, said: withUsed(state.said, rule.spanOf, at, used, ours) };
    },
    forget(at: number) {
      state = { ...state, counts: current(rule.spanOf, state.counts, at) };
    },
    fullUntil: (at: number) => fullUntil(rule, state, at),
    allowance: (at: number) => allowanceOf(rule, state, at),
    ours: (at: number) => ours(rule, state, at),
    counts: () => state.counts,
  };
}

const minuteRule = (limit: number | null = 20): WindowRule => ({
  reason: 'rate-window',
  spanOf: minuteOf,
  limit,
});
const minuteWindow = (limit?: number | null) => windowOf(minuteRule(limit));
const dayWindow = () => windowOf({ reason: 'daily-allowance', spanOf: utcDayOf, limit: 50 });

describe('a window', () => {
  test('has room up to its limit, and again when the clock begins the next', () => {
    const window = minuteWindow();
    window.use(middle, 19);
    expect(window.fullUntil(middle)).toBeNull();
    window.use(middle);
    expect(window.fullUntil(middle)).toBe(next);
    expect(window.allowance(middle)).toEqual({ limit: 20, used: 20, remaining: 0, resetsAt: next });
    expect(window.fullUntil(next + 250)).toBeNull();
    expect(window.allowance(next)).toMatchObject({ used: 0, remaining: 20, resetsAt: next + 60_000 });
  });

  test('is left a little after its end, since nobody knows the moment', () => {
    const window = minuteWindow();
    window.use(middle, 20);
    expect(window.fullUntil(next + 249)).toBe(next);
  });

  test.each([
    ['shortly before', next - 250],
    ['shortly after', next + 249],
  ])('counts what leaves %s its end on both sides of it', (_, at) => {
    const window = minuteWindow(1);
    window.use(at);
    expect(window.fullUntil(middle)).toBe(next);
    expect(window.fullUntil(next + 30_000)).toBe(next + 60_000);
    expect(window.fullUntil(next + 60_250)).toBeNull();
  });

  test('takes back what did not leave, on both sides of its end', () => {
    const window = minuteWindow(1);
    window.use(next - 100);
    window.takeBack(next - 100);
    expect(window.fullUntil(middle)).toBeNull();
    expect(window.fullUntil(next + 30_000)).toBeNull();
  });

  test('forgets the spans that are over, and no other', () => {
    const window = minuteWindow();
    for (const at of [noon - 30_000, middle, next + 30_000]) window.use(at);
    window.forget(next + 100);
    expect(Object.keys(window.counts()).map(Number)).toEqual([noon, next]);
  });

  test('without a known limit holds nothing back and has no figures', () => {
    const window = minuteWindow(null);
    window.use(middle, 1000);
    expect(window.fullUntil(middle)).toBeNull();
    expect(window.allowance(middle)).toBeNull();
  });
});

test.each([
  ['in the same minute', middle, next - 251, true],
  ['when its minute may be over', middle, next - 250, false],
  ['in the next minute, counted for both', next - 1, next + 30_000, true],
  ['in the next minute, counted for one', middle, next + 250, false],
])('a request that leaves %s', (_, at, leaving, isCounted) => {
  expect(countsFor(minuteRule(), at, leaving)).toBe(isCounted);
});

describe('a refusal', () => {
  test('closes the window until the stated reset, whatever was counted', () => {
    const window = minuteWindow();
    window.use(middle);
    window.correct(middle, { limit: 16, fullUntil: next });
    expect(window.fullUntil(middle)).toBe(next);
    expect(window.fullUntil(next + 249)).toBe(next);
    expect(window.fullUntil(next + 250)).toBeNull();
    expect(window.allowance(middle)).toEqual({ limit: 16, used: 16, remaining: 0, resetsAt: next });
  });

  test('that states no reset, or one beyond all reason, closes it until its own end', () => {
    for (const fullUntil of [null, next + 3_600_000]) {
      const window = minuteWindow();
      window.correct(middle, { limit: null, fullUntil });
      expect(window.fullUntil(middle)).toBe(next);
      expect(window.fullUntil(next + 250)).toBeNull();
    }
  });

  test('that came late closes nothing', () => {
    const window = minuteWindow();
    window.correct(next + 5000, { limit: 20, fullUntil: next });
    expect(window.fullUntil(next + 5000)).toBeNull();
  });

  test('tells the limit for all windows of a day to come, and for none after it', () => {
    const window = minuteWindow();
    window.correct(middle, { limit: 3, fullUntil: next });
    window.use(next + 1000, 3);
    expect(window.fullUntil(next + 1000)).toBe(next + 60_000);
    window.use(middle + day, 3);
    expect(window.fullUntil(middle + day)).toBeNull();
  });

  test.each([0, -1, 2.5, Number.NaN, 1e12])('does not make %d the limit', (limit) => {
    const window = minuteWindow();
    window.correct(middle, { limit, fullUntil: next });
    expect(window.allowance(middle)?.limit).toBe(20);
  });
});

describe('the provider’s own count', () => {
  test('counts when it is larger than ours', () => {
    const window = dayWindow();
    window.use(middle, 2);
    window.usedIs(middle, 12, 2);
    expect(window.allowance(middle)).toEqual({ limit: 50, used: 12, remaining: 38, resetsAt: midnight });
  });

  test('changes nothing while it lags', () => {
    const window = dayWindow();
    window.use(middle, 14);
    window.usedIs(middle, 2, window.ours(middle));
    expect(window.allowance(middle)?.used).toBe(14);
  });

  test('goes on growing with what we send afterwards', () => {
    const window = dayWindow();
    window.usedIs(middle, 30, 0);
    window.use(middle, 10);
    window.usedIs(middle, 31, 10);
    expect(window.allowance(middle)?.used).toBe(40);
  });

  test('is of its day only', () => {
    const window = dayWindow();
    window.usedIs(middle, 50, 0);
    expect(window.fullUntil(middle)).toBe(midnight);
    expect(window.allowance(midnight + 250)).toMatchObject({ used: 0, remaining: 50 });
  });

  test('may exceed the limit, and then nothing is left, not less', () => {
    const window = dayWindow();
    window.usedIs(middle, 52, 0);
    expect(window.allowance(middle)).toMatchObject({ used: 52, remaining: 0 });
  });
});

test('of what two have heard counts the newer, and of the same day the larger', () => {
  const one = withUsed(withLimit(nothingSaid, middle, 1000), utcDayOf, middle, 30, 0);
  const other = closed(withUsed(nothingSaid, utcDayOf, middle, 20, 0), utcDayOf, middle, {
    limit: 50,
    fullUntil: midnight,
  });
  const both = {
    elsewhere: { start: utcDayOf(middle).start, used: 30 },
    closedUntil: midnight,
    limit: { count: 50, at: middle },
  };
  expect(heardByBoth(one, { ...other, limit: { count: 50, at: middle } })).toEqual(both);
  const later = withUsed(withLimit(one, middle + day, 70), utcDayOf, middle + day, 1, 0);
  expect(heardByBoth(later, other)).toEqual({ ...later, closedUntil: midnight });
  expect(heardByBoth(other, later)).toEqual({ ...later, closedUntil: midnight });
});
