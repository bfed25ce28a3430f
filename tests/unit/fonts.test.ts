import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { characters, partsOfFonts } from '#lib/commands/font-parts.ts';

test('the page asks for each part of a font by the characters that the part was made with', () => {
  const written = [...readFileSync('app/fonts.ts', 'utf8').matchAll(/'(U\+[^']+)'/g)].map(
    ([, range]) => range,
  );
  const { latin, rest } = partsOfFonts;
  expect(written).toEqual([latin, rest, latin, rest]);
});

test('no character is in both parts', () => {
  const latin = new Set(characters(partsOfFonts.latin));
  expect([...characters(partsOfFonts.rest)].filter((each) => latin.has(each))).toEqual([]);
});

test('what English and its neighbours are written with comes in one part', () => {
  const latin = characters(partsOfFonts.latin);
  for (const each of 'Run 4 × ≈ 12 – “déjà vu”, ñandú, Größe → ↵ …') expect(latin).toContain(each);
});
