import { describe, expect, test } from 'vitest';
import { geminiProvider, readGeminiModels } from '#lib/providers/gemini.ts';
import { geminiBody, plainSchema } from '#lib/providers/gemini-body.ts';
import { createSimulator } from '#lib/simulator/simulator.ts';

const baseUrl = 'http://gemini.test/v1beta/openai';

function world() {
  const simulator = createSimulator({ speed: 500 });
  const asked: { url: string; key: string | null }[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    asked.push({ url: request.url, key: request.headers.get('authorization') });
    return simulator.fetch(request);
  };
  return { simulator, asked, provider: geminiProvider({ baseUrl, serverKey: 'server-key', fetch }) };
}

describe('the list of models', () => {
  const ids = (names: string[]) =>
    readGeminiModels({ data: names.map((id) => ({ id, object: 'model' })) }).map(({ id }) => id);

  test('loses the prefix and all that cannot chat', () => {
    expect(
      ids([
        'models/gemini-3.8-flash',
        'models/gemini-embedding-001',
        'models/gemini-2.5-flash-image',
        'models/gemini-2.5-flash-preview-tts',
        'models/gemini-2.5-flash-native-audio-latest',
        'models/gemini-2.0-flash-live-001',
        'models/imagen-4.0-generate-001',
        'models/aqa',
        'gemini-2.5-pro',
      ]),
    ).toEqual(['gemini:gemini-3.8-flash', 'gemini:gemini-2.5-pro']);
  });

  test.each([null, 7, [], {}, { data: null }, { data: [null, 3, {}, { id: 4 }] }])('%j has none', (body) => {
    expect(readGeminiModels(body)).toEqual([]);
  });

  test('says of each what its name tells', () => {
    const [flash, pro, third, old] = readGeminiModels({
      data: ['gemini-2.5-flash', 'gemini-2.5-pro', 'gemini-3.8-flash-lite', 'gemini-2.0-flash'].map((id) => ({
        id,
      })),
    });
    expect(flash).toMatchObject({ name: 'Gemini 2.5 Flash', free: true, inputs: ['text', 'image', 'file'] });
    expect(flash?.reasoning).toMatchObject({ mandatory: false, budget: true });
    expect(flash?.reasoning?.efforts).toContain('none');
    expect(pro?.reasoning).toMatchObject({ mandatory: true });
    expect(third).toMatchObject({
      name: 'Gemini 3.8 Flash Lite',
      reasoning: { mandatory: true, budget: false },
    });
    expect(third?.reasoning?.efforts).not.toContain('none');
    expect(old?.reasoning).toBeNull();
    expect(old?.parameters).not.toContain('reasoning');
    expect(old?.parameters).not.toContain('top_k');
  });

  test.each([
    ['gemini-3.8-flash', true],
    ['gemini-2.5-flash-lite', true],
    ['gemini-flash-latest', true],
    ['gemini-3-flash-preview', true],
    ['gemini-2.5-pro', false],
    ['gemini-pro-latest', false],
    ['gemini-exp-1206', false],
    ['gemini-flashy', false],
  ])('has %s in the free tier: %s', (name, free) => {
    const [model] = readGeminiModels({ data: [{ id: name }] });
    expect(model).toMatchObject({ free, pricing: { input: null, output: null } });
  });

  test('is asked for with the key that pays, at the configured address only', async () => {
    const { provider, asked } = world();
    await provider.models(provider.access({ keys: { gemini: 'own-key' } }));
    await provider.models(provider.access({ keys: {} }));
    expect(asked).toEqual([
      { url: `${baseUrl}/models`, key: 'Bearer own-key' },
      { url: `${baseUrl}/models`, key: 'Bearer server-key' },
    ]);
  });

  test('is not to be had without a key', async () => {
    const provider = geminiProvider({ baseUrl, serverKey: undefined });
    expect(provider.access({ keys: { openrouter: 'x' } })).toBeNull();
    await expect(provider.models(null)).rejects.toThrow();
    expect(provider.modelNamed?.('gemini-3.8-flash').id).toBe('gemini:gemini-3.8-flash');
  });
});

describe('what is sent', () => {
  const body = (name: string, fields: Record<string, unknown>) =>
    geminiBody(name, { model: name, ...fields });

  test('is nothing that the endpoint refuses', () => {
    const fields = { temperature: 0, top_k: 3, seed: 1, frequency_penalty: 1, user: 'x', verbosity: 'low' };
    expect(body('gemini-2.0-flash', fields)).toEqual({ model: 'gemini-2.0-flash', temperature: 0 });
  });

  const config = (name: string, fields: Record<string, unknown>) => {
    const { extra_body } = body(name, fields) as { extra_body?: { google: { thinking_config: unknown } } };
    return extra_body?.google.thinking_config;
  };

  test('asks for thoughts where there are any', () => {
    expect(config('gemini-2.5-flash', {})).toEqual({ include_thoughts: true });
    expect(config('gemini-3.8-flash', {})).toEqual({ include_thoughts: true });
    expect(config('gemini-2.0-flash', {})).toBeUndefined();
  });

  test.each([
    ['gemini-2.5-flash', 'minimal', { thinking_budget: 1024 }],
    ['gemini-2.5-flash', 'low', { thinking_budget: 1024 }],
    ['gemini-2.5-flash', 'medium', { thinking_budget: 8192 }],
    ['gemini-2.5-pro', 'high', { thinking_budget: 24_576 }],
    ['gemini-2.5-pro', 'max', { thinking_budget: 24_576 }],
    ['gemini-3.8-flash', 'low', { thinking_level: 'low' }],
    ['gemini-3.8-flash', 'xhigh', { thinking_level: 'high' }],
  ])('%s thinks %s as %j', (name, effort, amount) => {
    expect(config(name, { effort })).toEqual({ include_thoughts: true, ...amount });
    expect(body(name, { effort })).not.toHaveProperty('reasoning_effort');
    expect(body(name, { effort })).not.toHaveProperty('effort');
  });

  test('a budget counts before an effort, and none is none', () => {
    expect(config('gemini-2.5-flash', { effort: 'low', budget: 77 })).toMatchObject({ thinking_budget: 77 });
    expect(body('gemini-2.5-flash', { effort: 'none' })).toEqual({
      model: 'gemini-2.5-flash',
      reasoning_effort: 'none',
    });
  });
});

describe('a tool’s schema', () => {
  test('loses the keywords that are refused, at every depth', () => {
    expect(
      plainSchema({
        $schema: 'x',
        type: 'object',
        additionalProperties: false,
        properties: {
          list: { type: 'array', items: { type: 'object', propertyNames: {}, additionalProperties: {} } },
          unit: { const: 'celsius' },
          exactly: { const: 3 },
        },
        required: ['list'],
      }),
    ).toEqual({
      type: 'object',
      properties: {
        list: { type: 'array', items: { type: 'object' } },
        unit: { enum: ['celsius'] },
        exactly: {},
      },
      required: ['list'],
    });
  });

  test('keeps a property that is named like a keyword, and data that looks like one', () => {
    const schema = {
      type: 'object',
      properties: { const: { type: 'string' }, additionalProperties: { type: 'number' }, $schema: {} },
      required: ['const'],
      default: { const: 1, additionalProperties: 2 },
    };
    expect(plainSchema(schema)).toEqual(schema);
  });
});
