import { expect, test } from 'vitest';
import { badgesOf } from '#components/columns/badges.ts';
import type { Model } from '#lib/catalog/model.ts';
import type { Column } from '#lib/prompt/setup.ts';
import { model } from './models.ts';

const shared = { system: '', parameters: { temperature: 1 }, routing: {} };
const badges = (column: Omit<Column, 'id'>, row: Partial<Model> = {}) =>
  badgesOf({ id: 'a', ...column }, model({ free: false, ...row }), shared);
const texts = (...of: Parameters<typeof badges>) => badges(...of).map(({ text }) => text);

test('what makes the comparison unfair comes before whose door it is', () => {
  const column = { model: 'openrouter:a/b:free:nitro', parameters: { temperature: 0 } };
  const ends = Date.now() + 86_400_000;
  const [differs, soon, ...rest] = texts(column, { free: true, expires: ends });
  expect(differs).toBe('differs: temp 0');
  expect(soon).toMatch(/^ends /);
  expect(rest).toEqual(['nitro', 'free']);
});

test('a difference is told with what is shared before it', () => {
  const [differs] = badges({ model: 'openrouter:a/b', parameters: { temperature: 0, topP: 0.5 } });
  expect(differs).toEqual({
    text: 'differs: 2',
    meaning: ['Temperature: 1 → 0', 'Top P: default → 0.5'],
    tone: 'warn',
  });
});

test('every door but OpenRouter is named, and what is simulated is not called free', () => {
  expect(texts({ model: 'demo:swift' }, { free: true })).toEqual(['simulated']);
  expect(texts({ model: 'local:ollama/x' }, { free: true })).toEqual(['free', 'local']);
  expect(texts({ model: 'gemini:x' })).toEqual(['direct']);
  expect(texts({ model: 'openrouter:a/b' })).toEqual([]);
});

test('with web search, which costs money, a free model is not called free', () => {
  expect(texts({ model: 'openrouter:a/b:free:online' }, { free: true })).toEqual(['online']);
});
