import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileName } from '#lib/share/file-name.ts';
import { noon } from '../run/support.ts';

test('a file is named by the day and the first words', () => {
  expect(fileName(noon, 'Why is the sky blue?', 'md')).toBe('abreast-2026-11-22-why-is-the-sky-blue.md');
  expect(fileName(noon, 'Über Größe', 'csv')).toBe('abreast-2026-11-22-uber-gro-e.csv');
  expect(fileName(null, '漢字', 'json')).toBe('abreast.json');
});

test('whatever the words are, the name is one that every system takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (words) => {
      expect(fileName(noon, words, 'html')).toMatch(/^abreast-2026-11-22(-[a-z0-9]+)*\.html$/);
    }),
  );
});
