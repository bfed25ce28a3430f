import { expect, test } from 'vitest';
import { shortName, splitModelId } from '#lib/catalog/model-id.ts';

test.each([
  ['openrouter:a/b:free', 'openrouter', 'a/b:free'],
  ['demo:swift', 'demo', 'swift'],
  ['swift', '', 'swift'],
])('%s is split at its first colon', (id, provider, name) => {
  expect(splitModelId(id)).toEqual([provider, name]);
});

test.each([
  ['NVIDIA: Nemotron 3 Ultra (free)', 'Nemotron 3 Ultra'],
  ['Maker: One: Two', 'One: Two'],
  ['Swift', 'Swift'],
  ['Auto Router', 'Auto Router'],
  ['Maker:NoSpace', 'Maker:NoSpace'],
  ['Freedom (free trial)', 'Freedom (free trial)'],
  [' (free)', ' (free)'],
  ['', ''],
])('%j is short for %j', (name, short) => {
  expect(shortName(name)).toBe(short);
});
