import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatClock,
  formatCount,
  formatDay,
  formatDuration,
  formatMoney,
  formatPerMillion,
  formatTokens,
} from '#lib/format.ts';

describe('money', () => {
  test.each([
    [0, '$0'],
    [0.00003452, '$0.00003452'],
    [0.0000345249, '$0.00003452'],
    [0.00003999999, '$0.00004'],
    [1e-9, '$0.000000001'],
    [0.001, '$0.001'],
    [0.0099999, '$0.01'],
    [0.01, '$0.01'],
    [0.012, '$0.012'],
    [0.0123, '$0.0123'],
    [0.25, '$0.25'],
    [0.5, '$0.50'],
    [0.99999, '$1.00'],
    [1, '$1.00'],
    [1.5, '$1.50'],
    [2, '$2.00'],
    [10, '$10.00'],
    [100, '$100.00'],
    [1234.5, '$1234.50'],
  ])('%d is written %s', (usd, text) => {
    expect(formatMoney(usd)).toBe(text);
  });

  test('reads as a number near to what was spent, and never as nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-14, max: 1e6, noNaN: true }), (usd) => {
        const text = formatMoney(usd);
        expect(text).toMatch(/^\$\d+(\.\d+)?$/);
        const read = Number(text.slice(1));
        expect(read).toBeGreaterThan(0);
        expect(Math.abs(read - usd) / usd).toBeLessThan(0.0051);
      }),
    );
  });

  test('of more is never written as less', () => {
    const sum = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(sum, sum, (one, other) => {
        const read = (usd: number) => Number(formatMoney(usd).slice(1));
        expect(read(Math.min(one, other))).toBeLessThanOrEqual(read(Math.max(one, other)));
      }),
    );
  });
});

describe('a price per million tokens', () => {
  test.each([
    [0, '$0'],
    [0.00000015, '$0.15'],
    [0.0000001, '$0.10'],
    [0.000003, '$3'],
    [0.00001, '$10'],
    [0.0001, '$100'],
    [0.0000025, '$2.50'],
    [0.000000009, '<$0.01'],
    [0.00000001, '$0.01'],
    [0.000000017, '$0.017'],
    [0.0000000999, '$0.10'],
    [0.000000125, '$0.125'],
    [0.0000009999, '$1'],
    [0.000001017, '$1.02'],
  ])('%d per token is written %s', (usd, text) => {
    expect(formatPerMillion(usd)).toBe(text);
  });

  test('is $0 only where it is free', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-15, max: 1, noNaN: true }), (usd) => {
        expect(formatPerMillion(usd)).not.toBe('$0');
      }),
    );
  });
});

describe('tokens', () => {
  test.each([
    [0, '0'],
    [950, '950'],
    [999, '999'],
    [1000, '1K'],
    [4096, '4K'],
    [131_072, '131K'],
    [999_499, '999K'],
    [999_500, '1M'],
    [1_000_000, '1M'],
    [1_048_576, '1M'],
    [1_500_000, '1.5M'],
    [2_000_000, '2M'],
    [10_000_000, '10M'],
  ])('%d are written %s', (tokens, text) => {
    expect(formatTokens(tokens)).toBe(text);
  });
});

describe('a duration', () => {
  test.each([
    [0, '0', 'ms'],
    [412.4, '412', 'ms'],
    [999.4, '999', 'ms'],
    [999.6, '1.00', 's'],
    [1000, '1.00', 's'],
    [6800, '6.80', 's'],
    [9994, '9.99', 's'],
    [9999, '10.0', 's'],
    [12_340, '12.3', 's'],
    [99_940, '99.9', 's'],
    [99_960, '100', 's'],
    [125_000, '125', 's'],
  ])('of %d ms is written %s %s', (ms, text, unit) => {
    expect(formatDuration(ms)).toEqual({ text, unit });
  });

  test('has three digits from 100 ms to 999 s, and is right to half of the last', () => {
    fc.assert(
      fc.property(fc.double({ min: 100, max: 999_000, noNaN: true }), (ms) => {
        const { text, unit } = formatDuration(ms);
        expect(text.replace('.', '')).toMatch(/^[1-9]\d{2}$/);
        const read = Number(text) * (unit === 's' ? 1000 : 1);
        expect(Math.abs(read - ms) / ms).toBeLessThan(0.00501);
      }),
    );
  });
});

test('a count is written in groups of three digits, as English has them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), (count) => {
      expect(formatCount(count)).toBe(count.toLocaleString('en-US'));
    }),
  );
});

describe('a date', () => {
  test('reads as the browser’s own of any day and minute would, in the reader’s own zone', () => {
    const written = fc.date({
      min: new Date('1990-01-01'),
      max: new Date('2090-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(written, (date) => {
        const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
        expect(formatDay(date.getTime(), true)).toBe(date.toLocaleDateString('en-GB', day));
        const clock = { hour: '2-digit', minute: '2-digit' } as const;
        expect(formatClock(date.getTime())).toBe(date.toLocaleTimeString('en-GB', clock));
      }),
    );
  });

  const evening = new Date(2026, 10, 2, 21, 5).getTime();

  test('is a day by name of its month, with its year where that is not plain', () => {
    expect(formatDay(evening)).toBe('2 Nov');
    expect(formatDay(evening, true)).toBe('2 Nov 2026');
  });

  test('has a time of twenty-four hours', () => {
    expect(formatClock(evening)).toBe('21:05');
  });
});
