import { describe, expect, test } from 'vitest';
import { minuteOf, utcDayOf } from '#lib/quota/spans.ts';
import { createWindow, type Planned, type Window } from '#lib/quota/window.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const middle = noon + 30_000;
const next = noon + 60_000;
const none: Planned = new Map();
const midnight = Date.UTC(2026, 10, 23);

const minuteWindow = (limit: number | null = 20) =>
  createWindow({ reason: 'rate-window', spanOf: minuteOf, limit });
const dayWindow = () => createWindow({ reason: 'daily-allowance', spanOf: utcDayOf, limit: 50 });
const use = (window: Window, at: number, times: number) => {
  for (let count = 0; count < times; count++) window.count(at);
};

describe('a window', () => {
  test('has room up to its limit, and again when the clock begins the next', () => {
    const window = minuteWindow();
    use(window, middle, 19);
    expect(window.fullUntil(middle, none)).toBeNull();
    use(window, middle, 1);
    expect(window.fullUntil(middle, none)).toBe(next);
    expect(window.allowance(middle)).toEqual({ limit: 20, used: 20, remaining: 0, resetsAt: next });
    expect(window.fullUntil(next + 250, none)).toBeNull();
    expect(window.allowance(next)).toMatchObject({ used: 0, remaining: 20, resetsAt: next + 60_000 });
  });

  test('is left a little after its end, since nobody knows the moment', () => {
    const window = minuteWindow();
    use(window, middle, 20);
    expect(window.fullUntil(next + 249, none)).toBe(next);
  });

  test.each([
    ['shortly before', next - 250],
    ['shortly after', next + 249],
  ])('counts what leaves %s its end on both sides of it', (_, at) => {
    const window = minuteWindow(1);
    window.count(at);
    expect(window.fullUntil(middle, none)).toBe(next);
    expect(window.fullUntil(next + 30_000, none)).toBe(next + 60_000);
    expect(window.fullUntil(next + 60_250, none)).toBeNull();
  });

  test('has no room that is planned for others', () => {
    const window = minuteWindow(2);
    const planned: Planned = new Map();
    window.count(next + 250, planned);
    expect(window.fullUntil(next + 250, planned)).toBeNull();
    window.count(next + 250, planned);
    expect(window.fullUntil(next + 250, planned)).toBe(next + 60_000);
    expect(window.fullUntil(next + 250, none)).toBeNull();
  });

  test('without a known limit holds nothing back and has no figures', () => {
    const window = minuteWindow(null);
    use(window, middle, 1000);
    expect(window.fullUntil(middle, none)).toBeNull();
    expect(window.allowance(middle)).toBeNull();
  });
});

describe('a refusal', () => {
  test('closes the window until the stated reset, whatever was counted', () => {
    const window = minuteWindow();
    window.count(middle);
    window.correct(middle, { limit: 16, fullUntil: next });
    expect(window.fullUntil(middle, none)).toBe(next);
    expect(window.fullUntil(next + 249, none)).toBe(next);
    expect(window.fullUntil(next + 250, none)).toBeNull();
    expect(window.allowance(middle)).toEqual({ limit: 16, used: 16, remaining: 0, resetsAt: next });
  });

  test('that states no reset, or one beyond all reason, closes it until its own end', () => {
    for (const fullUntil of [null, next + 3_600_000]) {
      const window = minuteWindow();
      window.correct(middle, { limit: null, fullUntil });
      expect(window.fullUntil(middle, none)).toBe(next);
      expect(window.fullUntil(next + 250, none)).toBeNull();
    }
  });

  test('that came late closes nothing', () => {
    const window = minuteWindow();
    window.correct(next + 5000, { limit: 20, fullUntil: next });
    expect(window.fullUntil(next + 5000, none)).toBeNull();
  });

  test('tells the limit for all windows to come', () => {
    const window = minuteWindow();
    window.correct(middle, { limit: 3, fullUntil: next });
    use(window, next + 1000, 3);
    expect(window.fullUntil(next + 1000, none)).toBe(next + 60_000);
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
    use(window, middle, 2);
    window.usedIs(middle, 12, 2);
    expect(window.allowance(middle)).toEqual({ limit: 50, used: 12, remaining: 38, resetsAt: midnight });
  });

  test('changes nothing while it lags', () => {
    const window = dayWindow();
    use(window, middle, 14);
    window.usedIs(middle, 2, 14);
    expect(window.allowance(middle)?.used).toBe(14);
  });

  test('goes on growing with what we send afterwards', () => {
    const window = dayWindow();
    window.usedIs(middle, 30, 0);
    use(window, middle, 10);
    window.usedIs(middle, 31, 10);
    expect(window.allowance(middle)?.used).toBe(40);
  });

  test('is of its day only', () => {
    const window = dayWindow();
    window.usedIs(middle, 50, 0);
    expect(window.fullUntil(middle, none)).toBe(midnight);
    expect(window.allowance(midnight + 250)).toMatchObject({ used: 0, remaining: 50 });
  });

  test('may exceed the limit, and then nothing is left, not less', () => {
    const window = dayWindow();
    window.usedIs(middle, 52, 0);
    expect(window.allowance(middle)).toMatchObject({ used: 52, remaining: 0 });
  });
});

test('two keys of one account share what either used', () => {
  const [window, other] = [minuteWindow(), minuteWindow()];
  use(window, middle, 12);
  use(other, middle, 8);
  other.correct(middle, { limit: 25, fullUntil: middle });
  window.absorb(other);
  expect(window.allowance(middle)).toMatchObject({ limit: 25, used: 20 });
});
