import { expect, test } from 'vitest';
import type { Model } from '#lib/catalog/model.ts';
import { readOpenRouterModels } from '#lib/catalog/openrouter-models.ts';
import { sameModelElsewhere } from '#lib/catalog/same-model.ts';
import { entry } from './fixtures.ts';

const [row] = readOpenRouterModels({ data: [entry('maker/one')] }).models;
const model = (id: string, available = true): Model => {
  if (!row) throw new Error('There is no row.');
  return { ...row, id, provider: id.split(':')[0] ?? '', available };
};
const models = [
  'openrouter:google/gemini-3.8-flash:free',
  'openrouter:google/gemini-3.8-flash',
  'openrouter:google/gemini-3.8-flash-lite',
  'gemini:gemini-3.8-flash',
  'openai:gpt-9',
  'openrouter:openai/gpt-9',
  'demo:swift',
  'openrouter:demo/swift:free',
].map((id) => model(id));

const elsewhere = (id: string, list = models) => sameModelElsewhere(list, id).map((each) => each.id);

test('a model is found at another provider whatever its author, variant and routing', () => {
  expect(elsewhere('openrouter:google/gemini-3.8-flash:free')).toEqual(['gemini:gemini-3.8-flash']);
  expect(elsewhere('openrouter:google/gemini-3.8-flash:free:nitro')).toEqual(['gemini:gemini-3.8-flash']);
  expect(elsewhere('openai:gpt-9')).toEqual(['openrouter:openai/gpt-9']);
});

test('neither a sibling, a row of the same provider nor a simulated one is the same model', () => {
  expect(elsewhere('openrouter:google/gemini-3.8-flash-lite')).toEqual([]);
  expect(elsewhere('openrouter:demo/swift:free')).toEqual([]);
  expect(elsewhere('demo:swift')).toEqual([]);
  expect(elsewhere('')).toEqual([]);
});

test('what cannot run there now is no way out', () => {
  expect(elsewhere('openai:gpt-9', [model('openrouter:openai/gpt-9', false)])).toEqual([]);
});
