import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minuteOf, pacificDayOf, utcDayOf } from '#lib/quota/spans.ts';

const hour = 3_600_000;
const hoursOf = (at: number) => {
  const { start, end } = pacificDayOf(at);
  return (end - start) / hour;
};

test('a minute is that of the clock, and a day that of UTC', () => {
  const at = Date.UTC(2026, 10, 22, 12, 34, 56, 789);
  expect(minuteOf(at)).toEqual({
    start: Date.UTC(2026, 10, 22, 12, 34),
    end: Date.UTC(2026, 10, 22, 12, 35),
  });
  expect(utcDayOf(at)).toEqual({ start: Date.UTC(2026, 10, 22), end: Date.UTC(2026, 10, 23) });
});

describe('a Pacific day', () => {
  test('begins at 8:00 UTC in winter and at 7:00 in summer', () => {
    expect(pacificDayOf(Date.UTC(2026, 10, 22, 12)).start).toBe(Date.UTC(2026, 10, 22, 8));
    expect(pacificDayOf(Date.UTC(2026, 10, 22, 7, 59)).end).toBe(Date.UTC(2026, 10, 22, 8));
    expect(pacificDayOf(Date.UTC(2026, 6, 1, 12)).start).toBe(Date.UTC(2026, 6, 1, 7));
  });

  test('is an hour shorter or longer when the clocks change', () => {
    expect(hoursOf(Date.UTC(2026, 2, 8, 9))).toBe(23);
    expect(hoursOf(Date.UTC(2026, 2, 8, 20))).toBe(23);
    expect(hoursOf(Date.UTC(2026, 10, 1, 8))).toBe(25);
    expect(hoursOf(Date.UTC(2026, 10, 1, 20))).toBe(25);
    expect(hoursOf(Date.UTC(2026, 10, 2, 20))).toBe(24);
  });
});

test.each([
  ['minute', minuteOf],
  ['UTC day', utcDayOf],
  ['Pacific day', pacificDayOf],
])('every moment lies in its %s, and where one ends the next begins', (_, spanOf) => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2034, 0) }), (at) => {
      const { start, end } = spanOf(at);
      expect(start).toBeLessThanOrEqual(at);
      expect(end).toBeGreaterThan(at);
      expect(spanOf(start)).toEqual({ start, end });
      expect(spanOf(end - 1)).toEqual({ start, end });
      expect(spanOf(end).start).toBe(end);
    }),
  );
});
