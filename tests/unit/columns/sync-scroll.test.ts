import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeAt, type TurnSpan, topOf } from '#components/columns/sync-scroll.ts';

/** Turns of these heights, one below the other. */
function spansOf(heights: readonly number[], from = 0): TurnSpan[] {
  let top = from;
  return heights.map((height, turn) => {
    const span = { turn, top, bottom: top + height };
    top += height;
    return span;
  });
}

const short = spansOf([100, 50, 200], 12);
const long = spansOf([400, 900, 300], 12);

describe('columns that are scrolled together', () => {
  test('show the same turn, as far through it', () => {
    expect(placeAt(137, short)).toEqual({ turn: 1, through: 0.5 });
    expect(topOf({ turn: 1, through: 0.5 }, long)).toBe(862);
  });

  test('show the beginning of a turn together', () => {
    for (const [index, span] of short.entries()) {
      const place = placeAt(span.top, short);
      expect(place && topOf(place, long)).toBe(long[index]?.top);
    }
  });

  test('stand at the beginning above the first turn and at the end below the last', () => {
    expect(placeAt(0, short)).toEqual({ turn: 0, through: 0 });
    expect(placeAt(9_999, short)).toEqual({ turn: 2, through: 1 });
    expect(topOf({ turn: 2, through: 1 }, long)).toBe(1612);
  });

  test('come to the next turn where a column took no part, or to its end', () => {
    const [first, , third] = long;
    const gap = [first, third].filter((span) => span !== undefined);
    expect(topOf({ turn: 1, through: 0.5 }, gap)).toBe(1312);
    expect(topOf({ turn: 3, through: 0.5 }, gap)).toBe(1612);
  });

  test('count a turn that is not drawn for none', () => {
    const folded = { turn: 1, top: 112, bottom: 112 };
    expect(placeAt(112, [...short.slice(0, 1), folded])).toEqual({ turn: 0, through: 1 });
    expect(placeAt(0, [])).toBeNull();
    expect(topOf({ turn: 0, through: 0 }, [])).toBe(0);
  });

  test('come back to where they were', () => {
    const heights = fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(heights, fc.double({ min: 0, max: 1, noNaN: true }), (all, part) => {
        const spans = spansOf(all);
        const top = part * all.reduce((sum, height) => sum + height, 0);
        const place = placeAt(top, spans);
        expect(place && topOf(place, spans)).toBeCloseTo(top, 6);
      }),
    );
  });
});
