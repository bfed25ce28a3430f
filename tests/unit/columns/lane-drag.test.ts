import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Drag, placeOf, roomOf, scrollStep } from '#components/columns/lane-drag.ts';

const drag: Drag = { from: 1, count: 4, width: 300 };

describe('a column that is dragged', () => {
  test('takes the place it lies over by more than half', () => {
    expect(placeOf(drag, 0)).toBe(1);
    expect(placeOf(drag, 149)).toBe(1);
    expect(placeOf(drag, 151)).toBe(2);
    expect(placeOf(drag, -151)).toBe(0);
  });

  test('stays in the line-up however far it is dragged', () => {
    expect(placeOf(drag, 99_999)).toBe(3);
    expect(placeOf(drag, -99_999)).toBe(0);
    expect(placeOf({ ...drag, width: 0 }, 500)).toBe(1);
  });

  test('is made room for by those it passes, and by no other', () => {
    expect([0, 1, 2, 3].map((place) => roomOf(drag, place, 3))).toEqual([0, 0, -300, -300]);
    expect([0, 1, 2, 3].map((place) => roomOf(drag, place, 0))).toEqual([300, 0, 0, 0]);
    expect([0, 1, 2, 3].map((place) => roomOf(drag, place, 1))).toEqual([0, 0, 0, 0]);
  });

  test('leaves a gap exactly where it would fall', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), fc.nat(23), fc.nat(23), (count, a, b) => {
        const [from, to] = [a % count, b % count];
        const places = Array.from({ length: count }, (_, place) => place)
          .filter((place) => place !== from)
          .map((place) => place + roomOf({ from, count, width: 1 }, place, to));
        expect(new Set(places).size).toBe(count - 1);
        expect(places).not.toContain(to);
      }),
    );
  });
});

describe('the line-up under a drag', () => {
  test('rests while the pointer is well inside', () => {
    expect(scrollStep(500, 0, 1000)).toBe(0);
    expect(scrollStep(65, 0, 1000)).toBe(0);
    expect(scrollStep(935, 0, 1000)).toBe(0);
  });

  test('scrolls on at an edge, faster the nearer, and no faster beyond it', () => {
    expect(scrollStep(970, 0, 1000)).toBeGreaterThan(0);
    expect(scrollStep(999, 0, 1000)).toBeGreaterThan(scrollStep(970, 0, 1000));
    expect(scrollStep(5000, 0, 1000)).toBe(scrollStep(1000, 0, 1000));
    expect(scrollStep(10, 0, 1000)).toBe(-scrollStep(990, 0, 1000));
  });
});
