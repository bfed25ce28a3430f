import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Model } from '#lib/catalog/model.ts';
import { settings } from '#lib/prompt/settings.ts';
import type { Routing, Setup } from '#lib/prompt/setup.ts';
import { openRouterParameters, openRouterProvider, openRouterRouting } from '#lib/providers/openrouter.ts';
import { hashOf } from '#lib/simulator/accounts.ts';
import { begin, catalog, replyOf, serverKey, simulator, start } from './world.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const withKey = (key: string | undefined, appUrl?: string) =>
  openRouterProvider({
    baseUrl: 'http://simulator.test/api/v1',
    serverKey: key,
    appUrl,
    models: async () => [],
  });

/** The same models, able to take every parameter there is. */
const able: readonly Model[] = catalog.map((model) => ({
  ...model,
  parameters: settings.map(({ parameter }) => parameter),
}));

/** The body that a set-up makes upstream hear. */
async function bodyOf(
  setup: Partial<Setup>,
  model = 'openrouter:demo/steady',
  models?: readonly Model[],
): Promise<unknown> {
  const upstream = simulator();
  await (await begin(upstream.fetch, model, { setup, models })).outcome();
  return upstream.requests()[0]?.body;
}

describe('access', () => {
  test('is by the visitor’s own key before the server’s', () => {
    expect(withKey('server').access({ keys: { openrouter: 'own' } })).toEqual({ key: 'own', owner: 'own' });
    expect(withKey('server').access({ keys: {} })).toEqual({ key: 'server', owner: 'server' });
    expect(withKey('server').access({ keys: { gemini: 'another' } })).toEqual({
      key: 'server',
      owner: 'server',
    });
  });

  test('there is none without a key', () => {
    expect(withKey(undefined).access({ keys: {} })).toBeNull();
    expect(withKey(undefined).access({ keys: { gemini: 'another', openrouter: '' } })).toBeNull();
  });
});

describe('what only OpenRouter has a word for', () => {
  test.each([
    [{}, {}],
    [
      { minP: 0, repetitionPenalty: 1.1, verbosity: 'low' },
      { min_p: 0, repetition_penalty: 1.1, verbosity: 'low' },
    ],
    [{ reasoningEffort: 'none' }, { reasoning: { effort: 'none' } }],
    [{ reasoningTokens: 100 }, { reasoning: { max_tokens: 100 } }],
    [{ reasoningEffort: 'low', reasoningTokens: 100 }, { reasoning: { max_tokens: 100 } }],
    [{ temperature: 1, maxTokens: 5 }, {}],
  ] as const)('%j becomes %j', (parameters, fields) => {
    expect(openRouterParameters(parameters)).toEqual({ openrouter: fields });
  });
});

describe('routing', () => {
  const whole: Routing = {
    order: ['a/fp8', 'b'],
    only: ['a', 'b'],
    ignore: ['c'],
    sort: 'throughput',
    maxPrice: { input: 0.5, output: 2 },
    quantizations: ['fp8', 'bf16'],
    dataCollection: 'deny',
    zdr: true,
    requireParameters: true,
    allowFallbacks: false,
    models: ['demo/swift', 'demo/scribe'],
  };
  const provider = {
    order: ['a/fp8', 'b'],
    only: ['a', 'b'],
    ignore: ['c'],
    sort: 'throughput',
    max_price: { prompt: 0.5, completion: 2 },
    quantizations: ['fp8', 'bf16'],
    data_collection: 'deny',
    zdr: true,
    require_parameters: true,
    allow_fallbacks: false,
  };

  test('is said in OpenRouter’s own names', () => {
    expect(openRouterRouting(whole)).toEqual({
      provider,
      models: ['demo/swift', 'demo/scribe'],
    });
  });

  test.each<[Routing, unknown]>([
    [{}, {}],
    [{ order: [], only: [], ignore: [], quantizations: [], models: [], maxPrice: {} }, {}],
    [{ allowFallbacks: true, zdr: false }, { provider: { allow_fallbacks: true, zdr: false } }],
    [{ maxPrice: { output: 0 } }, { provider: { max_price: { completion: 0 } } }],
    [{ models: ['a/b'] }, { models: ['a/b'] }],
  ])('%j is %j: what says nothing is left out', (routing, fields) => {
    expect(openRouterRouting(routing)).toEqual(fields);
  });

  test('leaves in the body exactly as it is set', async () => {
    const body = await bodyOf({ routing: { sort: 'price', ignore: ['nobody'], models: ['demo/swift'] } });
    expect(body).toMatchObject({ model: 'demo/steady' });
    expect(body).toHaveProperty('provider', { sort: 'price', ignore: ['nobody'] });
    expect(body).toHaveProperty('models', ['demo/swift']);
  });

  test('is not spoken of where nothing is set', async () => {
    const body = await bodyOf({});
    expect(body).not.toHaveProperty('provider');
    expect(body).not.toHaveProperty('models');
  });

  test('of a column lies over what is shared, field by field', async () => {
    const upstream = simulator();
    const reply = await begin(upstream.fetch, 'openrouter:demo/steady', {
      setup: { routing: { sort: 'price', only: ['simulator-east'], zdr: true } },
      column: { routing: { only: [], sort: 'latency' } },
    });
    await reply.outcome();
    expect(upstream.requests()[0]?.body).toHaveProperty('provider', { sort: 'latency', zdr: true });
  });

  test.each<[Routing, string]>([
    [{ sort: 'price' }, 'Simulator West'],
    [{ sort: 'throughput' }, 'Simulator West'],
    [{ only: ['simulator-east/fp8'] }, 'Simulator East'],
    [{ quantizations: ['fp8'] }, 'Simulator East'],
    [{ ignore: ['simulator'] }, 'Simulator East'],
    [{}, 'Simulator'],
  ])('%j is served by %s, and the reply says so', async (routing, endpoint) => {
    const { reply } = await replyOf('openrouter:demo/steady', { setup: { routing } });
    expect(reply.served).toEqual({ endpoint, model: 'demo/steady' });
  });

  test('names the fallback that answered', async () => {
    const { reply } = await replyOf('openrouter:fault/402', {
      setup: { routing: { models: ['demo/swift'] } },
    });
    expect(reply.served).toMatchObject({ model: 'demo/swift', fallback: true });
  });

  test('that nobody satisfies is one sentence and one action', async () => {
    const { reply } = await replyOf('openrouter:demo/steady', { setup: { routing: { only: ['nobody'] } } });
    expect(reply.state).toBe('failed');
    expect(reply.trouble?.message).toMatch(/\.$/);
    expect(reply.trouble?.action).toMatch(/\.$/);
  });
});

describe('the request', () => {
  test('is a stream that reports its usage, and says no more than the set-up', async () => {
    const body = await bodyOf({});
    expect(body).toMatchObject({
      model: 'demo/steady',
      stream: true,
      stream_options: { include_usage: true },
    });
    for (const absent of [
      'temperature',
      'max_tokens',
      'tools',
      'seed',
      'stop',
      'response_format',
      'reasoning',
    ]) {
      expect(body).not.toHaveProperty(absent);
    }
  });

  test('carries every parameter under its own name', async () => {
    const parameters = {
      temperature: 0.5,
      topP: 0.9,
      topK: 40,
      minP: 0.1,
      frequencyPenalty: 0.2,
      presencePenalty: -0.2,
      repetitionPenalty: 1.1,
      maxTokens: 800,
      seed: 7,
      stop: ['###'],
      reasoningEffort: 'low',
      verbosity: 'high',
    } as const;
    const setup = { parameters: { ...parameters, stop: ['###'] } };
    expect(await bodyOf(setup, 'openrouter:demo/steady', able)).toMatchObject({
      temperature: 0.5,
      top_p: 0.9,
      top_k: 40,
      min_p: 0.1,
      frequency_penalty: 0.2,
      presence_penalty: -0.2,
      repetition_penalty: 1.1,
      max_tokens: 800,
      seed: 7,
      stop: ['###'],
      reasoning: { effort: 'low' },
      verbosity: 'high',
    });
  });

  test('leaves out the parameters that the model does not list', async () => {
    const models = catalog.map((model) => ({ ...model, parameters: ['temperature', 'reasoning_effort'] }));
    const parameters = { temperature: 0.5, topK: 40, minP: 0.1, seed: 7, reasoningEffort: 'low' } as const;
    const body = await bodyOf({ parameters }, 'openrouter:demo/steady', models);
    expect(body).toMatchObject({ temperature: 0.5, reasoning: { effort: 'low' } });
    for (const absent of ['top_k', 'min_p', 'seed']) expect(body).not.toHaveProperty(absent);
  });

  test('keeps zero, which is a value', async () => {
    const setup = { parameters: { temperature: 0, topP: 0, seed: 0, minP: 0 } };
    expect(await bodyOf(setup, 'openrouter:demo/steady', able)).toMatchObject({
      temperature: 0,
      top_p: 0,
      seed: 0,
      min_p: 0,
    });
  });

  test('carries tools, a schema and a picture', async () => {
    const parameters = { type: 'object', properties: { city: { type: 'string' } } };
    const url = 'data:image/png;base64,iVBORw0KGgo=';
    const body = await bodyOf(
      {
        tools: [{ name: 'look', description: 'Looks.', parameters }],
        schema: { type: 'object' },
        messages: [
          {
            role: 'user',
            content: [
              { type: 'text', text: 'What is this?' },
              { type: 'image', url },
            ],
          },
        ],
      },
      'openrouter:fault/one-chunk',
    );
    expect(body).toMatchObject({
      tools: [{ type: 'function', function: { name: 'look', description: 'Looks.', parameters } }],
      tool_choice: 'auto',
      response_format: { type: 'json_schema', json_schema: { schema: { type: 'object' } } },
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is this?' },
            { type: 'image_url', image_url: { url } },
          ],
        },
      ],
    });
  });

  test('asks for the model as it was chosen, suffix included', async () => {
    expect(await bodyOf({}, 'openrouter:demo/steady:nitro')).toMatchObject({ model: 'demo/steady:nitro' });
    expect(await bodyOf({}, 'openrouter:demo/steady:free')).toMatchObject({ model: 'demo/steady:free' });
  });

  test('goes to the base URL with the key and the name of the app', async () => {
    const seen: Request[] = [];
    const upstream = simulator();
    await (
      await begin(async (request) => {
        seen.push(request.clone());
        return upstream.fetch(request);
      }, 'openrouter:demo/steady')
    ).outcome();
    expect(seen[0]?.url).toBe('http://simulator.test/api/v1/chat/completions');
    expect(seen[0]?.headers.get('authorization')).toBe(`Bearer ${serverKey}`);
    expect(seen[0]?.headers.get('x-openrouter-title')).toBe('Abreast');
    expect(upstream.requests()[0]?.keyHash).toBe(hashOf(serverKey));
    expect(seen[0]?.headers.has('http-referer')).toBe(false);
  });

  test('says where the app is found, where that is told', async () => {
    const seen: Headers[] = [];
    const model = withKey('key', 'https://abreast.example').model(
      'a/b',
      { key: 'key', owner: 'server' },
      async (_, init) => {
        seen.push(new Headers(init?.headers));
        return new Response(null, { status: 500 });
      },
    );
    await Promise.resolve(model.doStream({ prompt: [] })).catch(() => {});
    expect(seen[0]?.get('http-referer')).toBe('https://abreast.example');
    expect(seen[0]?.get('x-openrouter-title')).toBe('Abreast');
  });
});
