import { describe, expect, test } from 'vitest';
import { catalogResponse } from '#lib/catalog/catalog-response.ts';
import { catalogAnswer } from '#lib/catalog/merge.ts';
import type { CatalogAnswer, Model } from '#lib/catalog/model.ts';
import type { Access, Provider } from '#lib/providers/provider.ts';
import { model } from './fixtures.ts';

function provider(id: string, access: Access | null, models: () => Model[]): Provider {
  return {
    id,
    name: id,
    fetch: globalThis.fetch,
    access: ({ keys }) => (keys[id] === undefined ? access : { key: keys[id], owner: 'own' }),
    models: async () => models(),
    model: () => {
      throw new Error('Nothing runs here.');
    },
    options: () => ({}),
  };
}

const keyless: Access = { key: null, owner: 'none' };
const batch = model('openrouter:a/b:batch', { available: false, unavailable: 'batch-only' });
const openRouter = provider('openrouter', null, () => [model('openrouter:a/b'), batch]);
const demo = provider('demo', keyless, () => [model('demo:swift')]);
const broken = provider('gemini', keyless, () => {
  throw new Error('The list is not to be had.');
});
const live: CatalogAnswer = { source: 'live', fetchedAt: 7, models: [] };
const catalog = { list: async () => live };

describe('the answer', () => {
  test('has the demo models first and says where the list is from', async () => {
    const answer = await catalogAnswer(catalog, [openRouter, demo], {});
    expect(answer).toMatchObject({ source: 'live', fetchedAt: 7 });
    expect(answer.models.map(({ id }) => id)).toEqual([
      'demo:swift',
      'openrouter:a/b',
      'openrouter:a/b:batch',
    ]);
  });

  test('says which models need a key', async () => {
    const { models } = await catalogAnswer(catalog, [demo, openRouter], {});
    expect(models.map(({ available, unavailable }) => [available, unavailable])).toEqual([
      [true, null],
      [false, 'no-key'],
      [false, 'batch-only'],
    ]);
  });

  test('opens what the visitor has a key for, but never batch rows', async () => {
    const { models } = await catalogAnswer(catalog, [openRouter], { openrouter: 'k' });
    expect(models.map(({ available, unavailable }) => [available, unavailable])).toEqual([
      [true, null],
      [false, 'batch-only'],
    ]);
  });

  test('does without a provider that fails', async () => {
    const { models } = await catalogAnswer(catalog, [broken, demo], {});
    expect(models.map(({ id }) => id)).toEqual(['demo:swift']);
  });

  test('leaves the providers’ own rows as they are', async () => {
    const row = Object.freeze(model('openrouter:a/b'));
    await catalogAnswer(catalog, [provider('openrouter', null, () => [row])], {});
    expect(row.available).toBe(true);
  });
});

describe('the response', () => {
  const url = 'http://127.0.0.1/api/models';
  const ask = (tag?: string): Response =>
    catalogResponse(new Request(url, tag === undefined ? {} : { headers: { 'If-None-Match': tag } }), live);
  const tagOf = (response: Response): string => response.headers.get('ETag') ?? '';

  test('is the answer as JSON, for this visitor only', async () => {
    const response = ask();
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Control')).toContain('private');
    expect(response.headers.get('Vary')).toBe('Cookie');
    expect(await response.json()).toEqual(live);
  });

  test.each([
    (tag: string) => tag,
    (tag: string) => `W/${tag}`,
    (tag: string) => `"other", W/${tag}`,
    () => '*',
  ])('is 304 without a body for a browser that has it', async (write) => {
    const response = ask(write(tagOf(ask())));
    expect(response.status).toBe(304);
    expect(await response.text()).toBe('');
    expect(tagOf(response)).toBe(tagOf(ask()));
  });

  test('is sent in full to a browser that has another', () => {
    expect(ask('"other"').status).toBe(200);
    const changed = catalogResponse(new Request(url), { ...live, fetchedAt: 8 });
    expect(tagOf(changed)).not.toBe(tagOf(ask()));
  });
});
