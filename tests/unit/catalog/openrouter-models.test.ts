import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { modelSchema } from '#lib/catalog/model.ts';
import { readOpenRouterModels } from '#lib/catalog/openrouter-models.ts';
import { entry, read } from './fixtures.ts';

describe('an entry', () => {
  test('is read in full', () => {
    const raw = entry('maker/one', {
      expiration_date: '2026-12-31',
      reasoning: { mandatory: true, supported_efforts: ['high', 'low'], default_effort: 'low' },
    });
    expect(read(raw)).toEqual({
      id: 'openrouter:maker/one',
      name: 'Maker: maker/one',
      provider: 'openrouter',
      free: false,
      available: true,
      unavailable: null,
      contextLength: 131_072,
      maxOutput: 16_384,
      inputs: ['text', 'image'],
      outputs: ['text'],
      parameters: ['max_tokens', 'temperature', 'tools'],
      defaults: { temperature: 0.7 },
      reasoning: { mandatory: true, efforts: ['high', 'low'], defaultEffort: 'low', budget: false },
      pricing: { input: 1.5e-7, output: 6e-7, cacheRead: 3e-8, request: null, image: null },
      created: 1_780_000_000_000,
      expires: Date.UTC(2026, 11, 31),
      description: 'A model for tests.',
      aliases: ['maker/one-20260101'],
    });
  });

  test('needs nothing but an id', () => {
    const bare = read({ id: 'maker/bare' });
    expect(bare).toMatchObject({ id: 'openrouter:maker/bare', name: 'maker/bare', free: false });
    expect(bare.pricing.input).toBeNull();
    expect(bare.contextLength).toBeNull();
    expect(bare.inputs).toEqual([]);
    expect(bare.reasoning).toBeNull();
  });

  test('survives wrong types in every field at once', () => {
    const names = Object.keys(entry('maker/odd')).filter((name) => name !== 'id');
    fc.assert(
      fc.property(fc.record(Object.fromEntries(names.map((name) => [name, fc.jsonValue()]))), (odd) => {
        const model = read({ ...odd, id: 'maker/odd', reasoning: odd.pricing });
        expect(modelSchema.parse(model)).toEqual(model);
        expect(model.id).toBe('openrouter:maker/odd');
      }),
    );
  });

  test('keeps what is right in a list beside what is wrong', () => {
    const raw = entry('maker/mixed', { supported_parameters: ['tools', 7, null, 'seed'] });
    expect(read(raw).parameters).toEqual(['tools', 'seed']);
  });

  test('tells its modalities in the older way too', () => {
    const model = read(entry('maker/old', { architecture: { modality: 'text+image+file->text+audio' } }));
    expect(model.inputs).toEqual(['text', 'image', 'file']);
    expect(model.outputs).toEqual(['text', 'audio']);
  });

  test.each([
    ['a context of 0', { context_length: 0, top_provider: { context_length: 0 } }, null],
    ['no context', { context_length: null, top_provider: null }, null],
    ['a context beyond all measure', { context_length: 1e300, top_provider: null }, null],
    ['its provider’s context only', { context_length: 0, top_provider: { context_length: 4096 } }, 4096],
  ])('with %s', (_, changes, expected) => {
    expect(read(entry('maker/context', changes)).contextLength).toBe(expected);
  });

  test.each([
    ['2098-12-31', null],
    ['2027-01-15', Date.UTC(2027, 0, 15)],
    ['2027-13-45', null],
    ['soon', null],
    [20270115, null],
    [null, null],
  ])('with the expiration date %s', (date, expected) => {
    expect(read(entry('maker/ends', { expiration_date: date })).expires).toBe(expected);
  });

  test('that is an alias also goes by the name of its target', () => {
    const raw = entry('~maker/latest', {
      canonical_slug: '~maker/latest',
      alias_target: { name: 'Maker: Nine', slug: 'maker/nine' },
    });
    expect(read(raw).aliases).toEqual(['maker/nine']);
  });

  test('for batches only cannot run', () => {
    expect(read(entry('maker/one:batch'))).toMatchObject({ available: false, unavailable: 'batch-only' });
  });
});

test('a date beyond all measure is unknown', () => {
  expect(read(entry('maker/late', { created: 1e306 })).created).toBeNull();
});

describe('a price', () => {
  test.each([
    ['-1', null],
    ['0', 0],
    ['0.0000000208333333333333', 0.0000000208333333333333],
    [0.000001, 0.000001],
    ['', null],
    ['cheap', null],
    ['Infinity', null],
    [null, null],
    [undefined, null],
    [[], null],
  ])('of %j is read as %s', (prompt, expected) => {
    expect(read(entry('maker/priced', { pricing: { prompt, completion: '0' } })).pricing.input).toBe(
      expected,
    );
  });
});

describe('free', () => {
  const text = { modality: 'text->text', input_modalities: ['text'], output_modalities: ['text'] };
  const zero = { prompt: '0', completion: '0' };

  test.each([
    ['by its suffix', entry('maker/one:free'), true],
    ['by its suffix, whatever the price says', entry('maker/one:free', { pricing: null }), true],
    ['as the router over free models', entry('openrouter/free'), true],
    ['at zero price, text only', entry('stealth/one', { architecture: text, pricing: zero }), true],
    [
      'at zero for everything',
      entry('maker/z', { architecture: text, pricing: { ...zero, image: '0' } }),
      true,
    ],
    [
      'at zero with a discount',
      entry('maker/d', { architecture: text, pricing: { ...zero, discount: 0.5 } }),
      true,
    ],
  ])('is a model %s', (_, raw, expected) => {
    expect(read(raw).free).toBe(expected);
  });

  test.each([
    ['that costs', entry('maker/paid')],
    [
      'whose price depends on the router',
      entry('openrouter/auto', { pricing: { prompt: '-1', completion: '-1' } }),
    ],
    [
      'that makes songs',
      entry('maker/song', { architecture: { output_modalities: ['audio'] }, pricing: zero }),
    ],
    [
      'that draws',
      entry('maker/draw', { architecture: { output_modalities: ['text', 'image'] }, pricing: zero }),
    ],
    ['paid by request', entry('maker/r', { architecture: text, pricing: { ...zero, request: '0.01' } })],
    [
      'with a price under conditions',
      entry('maker/o', { architecture: text, pricing: { ...zero, overrides: [{ prompt: '0.1' }] } }),
    ],
    ['of unknown output', entry('maker/u', { architecture: {}, pricing: zero })],
    ['with free in its name only', entry('maker/free-thinker')],
  ])('is not a model %s', (_, raw) => {
    expect(read(raw).free).toBe(false);
  });
});

describe('reasoning', () => {
  test('with omitted efforts leaves no choice, with null any', () => {
    expect(read(entry('maker/a', { reasoning: { mandatory: false } })).reasoning?.efforts).toEqual([]);
    const any = read(entry('maker/b', { reasoning: { mandatory: false, supported_efforts: null } }));
    expect(any.reasoning?.efforts).toBeNull();
  });

  test('with a budget says so', () => {
    const model = read(entry('maker/c', { reasoning: { mandatory: false, supports_max_tokens: true } }));
    expect(model.reasoning?.budget).toBe(true);
  });
});

describe('the list', () => {
  const rows = [entry('maker/one'), entry('maker/two')];
  const ids = ['openrouter:maker/one', 'openrouter:maker/two'];

  test.each([
    ['the API’s own envelope', { data: rows, links: { next: null }, total_count: 2 }],
    ['a bare array', rows],
    ['a collector’s envelope', { fetchedAt: '2026-08-22T08:06:27Z', count: 2, data: rows }],
    ['a joined list', { source: 'x', endpoints: {}, collected_at: 'x', count: 2, models: rows }],
  ])('is found in %s', (_, body) => {
    expect(readOpenRouterModels(body).models.map((model) => model.id)).toEqual(ids);
  });

  test.each([null, undefined, 'text', 7, {}, { data: 'none' }, { error: { code: 500 } }])(
    'is empty where there is none: %j',
    (body) => {
      expect(readOpenRouterModels(body)).toEqual({ models: [], dropped: 0 });
    },
  );

  test('loses entries without an id and counts them, and no other', () => {
    const { models, dropped } = readOpenRouterModels([
      null,
      entry('maker/one'),
      { name: 'nameless' },
      { id: 7 },
      { id: '' },
      entry('maker/two'),
    ]);
    expect(models.map((model) => model.id)).toEqual(ids);
    expect(dropped).toBe(4);
  });

  test('takes the first of two entries with one id', () => {
    const { models, dropped } = readOpenRouterModels([
      entry('maker/one', { name: 'First' }),
      entry('maker/one', { name: 'Second' }),
    ]);
    expect(models.map((model) => model.name)).toEqual(['First']);
    expect(dropped).toBe(0);
  });
});
