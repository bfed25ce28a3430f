import { expect, test } from 'vitest';
import { densities, densityFrom, densityMark, nextDensity } from '#components/shell/density.ts';

test('is comfortable until something else was chosen, and nonsense counts as nothing', () => {
  expect(densityFrom(undefined)).toBe('comfortable');
  expect(densityFrom('compact')).toBe('compact');
  expect(densityFrom('dense')).toBe('comfortable');
});

test('goes to and fro', () => {
  for (const density of densities) {
    expect(nextDensity(density)).not.toBe(density);
    expect(nextDensity(nextDensity(density))).toBe(density);
  }
});

test('marks the page only where its sizes differ', () => {
  expect(densityMark('comfortable')).toBeUndefined();
  expect(densityMark('compact')).toBe('compact');
});
