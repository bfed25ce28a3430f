import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Drag, placeOf, roomOf, scrollStep } from '#components/columns/lane-drag.ts';

const drag: Drag = { from: 1, first: 0, last: 3, widths: [300, 300, 300, 300] };

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
  });

  test('passes a folded one sooner than an open one', () => {
    const beside = { ...drag, widths: [300, 300, 44, 300] };
    expect(placeOf(beside, 23)).toBe(2);
    expect(placeOf(beside, 44 + 149)).toBe(2);
    expect(placeOf(beside, 44 + 151)).toBe(3);
  });

  test('stays among its like: what is pinned before what is not', () => {
    expect(placeOf({ ...drag, first: 1 }, -900)).toBe(1);
    expect(placeOf({ ...drag, last: 2 }, 900)).toBe(2);
  });

  test('is made room for by those it passes, and by no other', () => {
    expect([0, 1, 2, 3].map((place) => roomOf(drag, place, 3))).toEqual([0, 0, -300, -300]);
    expect([0, 1, 2, 3].map((place) => roomOf(drag, place, 0))).toEqual([300, 0, 0, 0]);
    expect([0, 1, 2, 3].map((place) => roomOf(drag, place, 1))).toEqual([0, 0, 0, 0]);
  });

  test('leaves a gap exactly where it would fall', () => {
    const widths = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 24 });
    fc.assert(
      fc.property(widths, fc.nat(23), fc.nat(23), (all, a, b) => {
        const [from, to] = [a % all.length, b % all.length];
        const moved = { from, first: 0, last: all.length - 1, widths: all };
        const leftOf = (place: number) => all.slice(0, place).reduce((sum, width) => sum + width, 0);
        const order = all.map((_, place) => place).filter((place) => place !== from);
        order.splice(to, 0, from);
        let left = 0;
        for (const place of order) {
          if (place !== from) expect(leftOf(place) + roomOf(moved, place, to)).toBe(left);
          left += all[place] ?? 0;
        }
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
