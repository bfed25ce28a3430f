import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Setup } from '#lib/prompt/setup.ts';
import { openRouterParameters, openRouterProvider } from '#lib/providers/openrouter.ts';
import { hashOf } from '#lib/simulator/accounts.ts';
import { begin, serverKey, simulator, start } from './world.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const withKey = (key: string | undefined) =>
  openRouterProvider({ baseUrl: 'http://simulator.test/api/v1', serverKey: key, models: async () => [] });

/** The body that a set-up makes upstream hear. */
async function bodyOf(setup: Partial<Setup>, model = 'openrouter:demo/steady'): Promise<unknown> {
  const upstream = simulator();
  await (await begin(upstream.fetch, model, { setup })).outcome();
  return upstream.requests()[0]?.body;
}

describe('access', () => {
  test('is by the visitor’s own key before the server’s', () => {
    expect(withKey('server').access({ openrouter: 'own' })).toEqual({ key: 'own', owner: 'own' });
    expect(withKey('server').access({})).toEqual({ key: 'server', owner: 'server' });
    expect(withKey('server').access({ gemini: 'another' })).toEqual({ key: 'server', owner: 'server' });
  });

  test('there is none without a key', () => {
    expect(withKey(undefined).access({})).toBeNull();
    expect(withKey(undefined).access({ gemini: 'another', openrouter: '' })).toBeNull();
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
    expect(await bodyOf({ parameters: { ...parameters, stop: ['###'] } })).toMatchObject({
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

  test('keeps zero, which is a value', async () => {
    expect(await bodyOf({ parameters: { temperature: 0, topP: 0, seed: 0, minP: 0 } })).toMatchObject({
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
  });
});
