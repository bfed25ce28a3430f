import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fit, largestSent, longestSide, mustShrink, sidesToTry } from '#components/attachments/limits.ts';

const size = fc.record({
  width: fc.integer({ min: 1, max: 20_000 }),
  height: fc.integer({ min: 1, max: 20_000 }),
});

describe('the size of a picture', () => {
  test('within the limits stays what it is', () => {
    expect(fit({ width: 640, height: 480 })).toEqual({ width: 640, height: 480 });
    expect(fit({ width: 2048, height: 2048 })).toEqual({ width: 2048, height: 2048 });
  });

  test('over them is brought to 2,048 on its longer side', () => {
    expect(fit({ width: 3000, height: 2000 })).toEqual({ width: 2048, height: 1365 });
    expect(fit({ width: 2000, height: 8000 })).toEqual({ width: 512, height: 2048 });
    expect(fit({ width: 2049, height: 1 })).toEqual({ width: 2048, height: 1 });
  });

  test('is never over the side, never larger than before, never nothing, and keeps its proportions', () => {
    fc.assert(
      fc.property(size, fc.integer({ min: 1, max: 4096 }), (before, side) => {
        const after = fit(before, side);
        expect(Math.max(after.width, after.height)).toBeLessThanOrEqual(side);
        expect(after.width).toBeLessThanOrEqual(before.width);
        expect(after.height).toBeLessThanOrEqual(before.height);
        expect(Math.min(after.width, after.height)).toBeGreaterThanOrEqual(1);
        const scale = Math.max(after.width, after.height) / Math.max(before.width, before.height);
        expect(Math.abs(after.width - before.width * scale)).toBeLessThan(1);
        expect(Math.abs(after.height - before.height * scale)).toBeLessThan(1);
      }),
    );
  });
});

describe('a picture is made smaller', () => {
  test('from one pixel and from one byte over the limits on', () => {
    expect(mustShrink({ width: longestSide, height: 10 }, largestSent)).toBe(false);
    expect(mustShrink({ width: longestSide + 1, height: 10 }, 100)).toBe(true);
    expect(mustShrink({ width: 10, height: longestSide + 1 }, 100)).toBe(true);
    expect(mustShrink({ width: 10, height: 10 }, largestSent + 1)).toBe(true);
  });

  test('first to the longest side allowed, or its own, then further in steps', () => {
    expect(sidesToTry({ width: 4000, height: 100 })).toEqual([2048, 1536, 1024, 512]);
    expect(sidesToTry({ width: 1000, height: 400 })).toEqual([1000, 750, 500, 250]);
    expect(sidesToTry({ width: 1, height: 1 })).toEqual([1, 1, 1, 1]);
  });
});
