import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitting } from '#components/columns/use-fitting.ts';

test.each([
  [[], 100, 0],
  [[40, 40], 86, 2],
  [[40, 40], 85, 1],
  [[40, 40], 75, 0],
  [[40], 40, 1],
  [[40], 39, 0],
  [[20, 20, 20], 72, 3],
  [[20, 20, 20, 20], 82, 2],
])('of %j into %i px fit %i, with room for the count of the others', (widths, room, count) => {
  expect(fitting(widths, room)).toBe(count);
});

test('more room never holds fewer', () => {
  const widths = fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 6 });
  fc.assert(
    fc.property(widths, fc.nat(900), fc.nat(300), (each, room, more) => {
      expect(fitting(each, room + more)).toBeGreaterThanOrEqual(fitting(each, room));
    }),
  );
});
