import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, draw, isFull, mostModels, toggle } from '#components/picker/choice.ts';
import { nextOption } from '#components/picker/option-keys.ts';

const full = Array.from({ length: mostModels }, (_, index) => `m${index}`);

describe('a choice', () => {
  test('takes a model at its end and gives it back', () => {
    expect(toggle(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggle(['a', 'b', 'c'], 'b')).toEqual(['a', 'c']);
  });

  test('holds 24 models, and one can still be taken out', () => {
    expect(isFull(full)).toBe(true);
    expect(toggle(full, 'another')).toBe(full);
    expect(toggle(full, 'm3')).toHaveLength(23);
    expect(isFull(full.slice(1))).toBe(false);
  });

  test('takes many at once, each once, as far as they fit', () => {
    expect(add(['a', 'b'], ['b', 'c'])).toEqual(['a', 'b', 'c']);
    expect(add(full.slice(2), ['x', 'y', 'z'])).toEqual([...full.slice(2), 'x', 'y']);
  });
});

describe('a draw', () => {
  test('gives different items, no more than asked for or than there are', () => {
    const items = fc.uniqueArray(fc.integer());
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(items, fc.nat(10), chance, (all, count, random) => {
        const drawn = draw(all, count, () => random);
        expect(drawn).toHaveLength(Math.min(count, all.length));
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn.every((item) => all.includes(item))).toBe(true);
      }),
    );
  });

  test('follows the chance it is given', () => {
    expect(draw(['a', 'b', 'c', 'd'], 2, () => 0)).toEqual(['a', 'b']);
    expect(draw(['a', 'b', 'c', 'd'], 2, () => 0.99)).toEqual(['d', 'c']);
  });
});

describe('a key in the search field', () => {
  test.each([
    ['ArrowDown', 0, 5, 1],
    ['ArrowDown', 4, 5, 4],
    ['ArrowUp', 2, 5, 1],
    ['ArrowUp', 0, 5, 0],
    ['PageDown', 0, 100, 9],
    ['PageDown', 95, 100, 99],
    ['PageUp', 20, 100, 11],
    ['PageUp', 3, 100, 0],
    ['Home', 50, 100, 0],
    ['End', 0, 100, 99],
    ['End', 0, 0, 0],
    ['ArrowDown', 0, 0, 0],
  ])('%s from %i of %i goes to %i', (key, active, size, expected) => {
    expect(nextOption(key, active, size)).toBe(expected);
  });

  test.each(['a', 'Enter', 'ArrowLeft', ' '])('%j goes nowhere', (key) => {
    expect(nextOption(key, 1, 5)).toBeNull();
  });
});
