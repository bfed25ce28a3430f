import { describe, expect, test } from 'vitest';
import type { Catalog } from '#lib/catalog/catalog.ts';
import { catalogAnswer } from '#lib/catalog/merge.ts';
import type { Model } from '#lib/catalog/model.ts';
import { readEnvironment } from '#lib/env.ts';
import { createProviders } from '#lib/providers/index.ts';
import { wanted } from '#lib/providers/lending.ts';
import { prepareReply } from '#lib/run/prepare-reply.ts';
import { catalog as models, prepareWith, prompt } from './world.ts';

const keys = { OPENROUTER_API_KEY: 'server', GEMINI_API_KEY: 'server', OPENAI_API_KEY: 'server' };
const catalog: Pick<Catalog, 'list'> = {
  list: async () => ({ source: 'live', fetchedAt: 0, models: [...models] }),
};

function doors(settings: Record<string, string> = {}) {
  const providers = createProviders(
    readEnvironment({ ABREAST_MODE: 'public', ...keys, ...settings }),
    catalog,
  );
  return new Map(providers.map((provider) => [provider.id, provider]));
}

function modelOf(id: string): Model {
  const model = models.find((each) => each.id === id);
  if (!model) throw new Error(`There is no model ${id}.`);
  return model;
}
const free = modelOf('openrouter:demo/swift:free');
const paid = modelOf('openrouter:demo/swift');
const visitor = (keys: Record<string, string> = {}) => ({ id: 'a visitor', keys });

describe('a public server', () => {
  test('lends its OpenRouter key for free models, and knows to whom', () => {
    expect(doors().get('openrouter')?.access(visitor(), wanted(free))).toEqual({
      key: 'server',
      owner: 'server',
      visitor: 'a visitor',
    });
  });

  test.each(['ABREAST_VISITOR_DAILY', 'ABREAST_SITE_DAILY'])('with %s=0 lends nothing', (name) => {
    const openrouter = doors({ [name]: '0' }).get('openrouter');
    expect(openrouter?.access(visitor(), wanted(free))).toBeNull();
    expect(openrouter?.access(visitor())).toBeNull();
    expect(openrouter?.access(visitor({ openrouter: 'own' }), wanted(free))).toMatchObject({ owner: 'own' });
  });

  test('gives those it cannot tell apart one share', () => {
    expect(doors().get('openrouter')?.access({ keys: {} }, wanted(free))).toMatchObject({
      visitor: 'unknown',
    });
  });

  test.each([
    ['a paid model', wanted(paid)],
    ['a suffix that may cost', wanted(free, 'openrouter:demo/swift:free:online')],
    ['any other suffix', wanted(free, 'openrouter:demo/swift:free:nitro')],
    ['a suffix before the last', wanted(free, 'openrouter:demo/swift:online:free')],
    ['a paid model to go on to', wanted(free, free.id, ['demo/steady:free', 'demo/swift'])],
    ['what is free by its name alone', wanted({ ...free, free: false })],
    ['what is free by its price alone', wanted({ ...free, id: 'openrouter:openrouter/free' })],
  ])('does not lend it for %s', (_, what) => {
    expect(doors().get('openrouter')?.access(visitor(), what)).toBeNull();
  });

  test('lends it where those to go on to are free as well', () => {
    const what = wanted(free, free.id, ['demo/steady:free']);
    expect(doors().get('openrouter')?.access(visitor(), what)).toMatchObject({ owner: 'server' });
  });

  test.each(['gemini', 'openai'])('lends its %s key to nobody', (id) => {
    const model = { ...free, id: `${id}:some:free`, provider: id };
    const door = doors().get(id);
    expect(door?.access(visitor())).toBeNull();
    expect(door?.access(visitor(), wanted(model))).toBeNull();
    expect(door?.access(visitor({ [id]: 'own' }), wanted(model))).toEqual({ key: 'own', owner: 'own' });
  });

  test('lends the key of another server to nobody, and leaves one without a key open', () => {
    const address = { OPENAI_BASE_URL: 'http://llm.test/v1' };
    expect(doors(address).get('compatible')?.access(visitor())).toBeNull();
    expect(
      doors({ ...address, OPENAI_API_KEY: '' })
        .get('compatible')
        ?.access(visitor()),
    ).toEqual({
      key: null,
      owner: 'none',
    });
  });

  test('takes the visitor’s own key for anything, and counts none of it', () => {
    for (const model of [free, paid]) {
      expect(
        doors()
          .get('openrouter')
          ?.access(visitor({ openrouter: 'own' }), wanted(model)),
      ).toEqual({
        key: 'own',
        owner: 'own',
      });
    }
  });

  test('offers no model servers of its machine', () => {
    expect([...doors().keys()]).toEqual(['demo', 'openrouter', 'gemini', 'openai']);
    expect([...doors({ ABREAST_MODE: 'local' }).keys()]).toContain('local');
  });

  test('shows its visitors what they can run', async () => {
    const door = doors().get('openrouter');
    const { models: listed } = await catalogAnswer(catalog, door ? [door] : [], {});
    const byId = new Map(listed.map((model) => [model.id, model]));
    expect(byId.get(free.id)).toMatchObject({ available: true, unavailable: null });
    expect(byId.get(paid.id)).toMatchObject({ available: false, unavailable: 'no-key' });
  });

  test('tells a column that its key is not for, and what to do', async () => {
    const door = doors().get('openrouter');
    if (!door) throw new Error('There is no OpenRouter.');
    const column = { id: 'a', model: free.id, routing: { models: ['demo/swift'] } };
    const setup = { messages: [prompt], columns: [column] };
    const circumstances = { visitor: visitor(), history: [], attempt: 1 };
    expect(await prepareReply(prepareWith(door), setup, column, circumstances)).toMatchObject({
      refusal: {
        kind: 'authentication',
        message: 'The key of this server is for free models alone, with no suffix and no paid fallback.',
        action: 'Connect OpenRouter with your own key, then retry.',
      },
    });
  });
});

test('in local mode every key is its owner’s, for any model', () => {
  const local = doors({ ABREAST_MODE: 'local' });
  for (const id of ['openrouter', 'gemini', 'openai']) {
    expect(
      local.get(id)?.access({ keys: {} }, wanted(paid, 'openrouter:demo/swift:online', ['demo/swift'])),
    ).toEqual({
      key: 'server',
      owner: 'server',
    });
  }
});
