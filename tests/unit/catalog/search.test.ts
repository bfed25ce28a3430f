import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Model } from '#lib/catalog/model.ts';
import { hasToken, withToken } from '#lib/catalog/query.ts';
import { can, createSearch } from '#lib/catalog/search.ts';
import { model } from './fixtures.ts';

const now = Date.UTC(2026, 10, 22);
const day = 86_400_000;
const priced = (output: number | null): Partial<Model> => ({
  pricing: { input: output, output, cacheRead: null, request: null, image: null },
});

const models = [
  model('demo:swift', { name: 'Swift', free: true, ...priced(0), parameters: ['tools'] }),
  model('openrouter:nvidia/nemotron-nano-12b-v2:free', {
    name: 'NVIDIA: Nemotron Nano 12B V2 (free)',
    free: true,
    available: false,
    unavailable: 'no-key',
    inputs: ['text', 'image'],
    contextLength: 100_000,
    ...priced(0),
  }),
  model('openrouter:nvidia/nemotron-ultra', {
    name: 'NVIDIA: Nemotron Ultra',
    reasoning: { mandatory: true, efforts: null, defaultEffort: null, budget: false },
    parameters: ['tools', 'structured_outputs'],
    contextLength: 1_048_576,
    created: now - 60 * day,
    ...priced(0.000001),
  }),
  model('openrouter:openai/gpt-oss-120b', {
    name: 'OpenAI: gpt-oss-120b',
    parameters: ['reasoning'],
    created: now - 61 * day,
    ...priced(0.0000005),
  }),
  model('openrouter:openrouter/auto', { name: 'Auto Router', contextLength: null, ...priced(null) }),
  model('openrouter:~maker/voice', { name: 'Maker: Voice', outputs: ['audio'], available: false }),
  model('openrouter:openai/gpt-oss-120b:batch', { available: false, unavailable: 'batch-only' }),
];
const search = createSearch(models, now);
const favourites = new Set(['demo:swift', 'openrouter:openrouter/auto']);
const find = (text: string): string[] =>
  search.run(text, [], favourites).models.map(({ id }) => id.replace(/^openrouter:/, ''));

describe('the list', () => {
  test('without a query is the catalog in its order, without batch rows', () => {
    expect(search.total).toBe(6);
    expect(find('')).toEqual([
      'demo:swift',
      'nvidia/nemotron-nano-12b-v2:free',
      'nvidia/nemotron-ultra',
      'openai/gpt-oss-120b',
      'openrouter/auto',
      '~maker/voice',
    ]);
  });

  test.each([
    ['free', ['demo:swift', 'nvidia/nemotron-nano-12b-v2:free']],
    ['-free nemotron', ['nvidia/nemotron-ultra']],
    ['vision', ['nvidia/nemotron-nano-12b-v2:free']],
    ['tools', ['demo:swift', 'nvidia/nemotron-ultra']],
    ['tools json', ['nvidia/nemotron-ultra']],
    ['reasoning', ['nvidia/nemotron-ultra', 'openai/gpt-oss-120b']],
    ['audio', ['~maker/voice']],
    ['new', ['nvidia/nemotron-ultra']],
    ['favourite', ['demo:swift', 'openrouter/auto']],
    ['ready by:openrouter', ['nvidia/nemotron-ultra', 'openai/gpt-oss-120b', 'openrouter/auto']],
    ['ctx>100k by:nvidia', ['nvidia/nemotron-ultra']],
    ['ctx>=100k by:nvidia', ['nvidia/nemotron-nano-12b-v2:free', 'nvidia/nemotron-ultra']],
    ['ctx>=1m', ['nvidia/nemotron-ultra']],
    ['ctx<=100k', ['nvidia/nemotron-nano-12b-v2:free']],
    ['price<1', ['demo:swift', 'nvidia/nemotron-nano-12b-v2:free', 'openai/gpt-oss-120b']],
    ['price=1', ['nvidia/nemotron-ultra']],
    ['by:maker', ['~maker/voice']],
    ['by:demo by:maker', ['demo:swift', '~maker/voice']],
    ['-by:openrouter', ['demo:swift']],
    ['nemotron -nano', ['nvidia/nemotron-ultra']],
    ['-e', ['demo:swift']],
  ])('for %s', (text, expected) => {
    expect(find(text)).toEqual(expected);
  });
});

describe('a word', () => {
  test.each([
    ['the beginning of the short name', 'nemo'],
    ['the middle, over what separates words', 'nano12b'],
    ['words in any order', 'ultra nvidia'],
    ['an id with its provider', 'openrouter:nvidia/nemotron'],
    ['an abbreviation', 'nmtrn'],
    ['any case', 'NEMOTRON'],
  ])('finds by %s', (_, text) => {
    expect(find(text).every((id) => id.includes('nemotron'))).toBe(true);
    expect(find(text).length).toBeGreaterThan(0);
  });

  test('of two letters is no abbreviation', () => {
    expect(find('nm')).toEqual([]);
  });

  test.each(['xyzzy', 'zzz', 'swft!!q', '😀'])('that is nowhere finds nothing: %s', (text) => {
    expect(find(text)).toEqual([]);
  });

  test('does not find everything of a provider by its prefix', () => {
    expect(find('openrouter')).toEqual(['openrouter/auto']);
  });

  test('puts a beginning before a word, a word before a part, a part before an abbreviation', () => {
    const rows = ['Maltego', 'Big Altair', 'Salt', 'Altair'].map((name) =>
      model(`demo:${name.toLowerCase().replaceAll(' ', '-')}`, { name }),
    );
    const ranked = createSearch(
      [...rows, model('demo:x', { name: 'Atlalt' }), model('demo:y', { name: 'Aplomb Tilt' })],
      now,
    );
    expect(ranked.run('alt').models.map(({ name }) => name)).toEqual([
      'Altair',
      'Big Altair',
      'Maltego',
      'Salt',
      'Atlalt',
      'Aplomb Tilt',
    ]);
  });

  test('does not find by letters far apart', () => {
    const far = createSearch([model('demo:z', { name: 'Grand piano that is not one' })], now);
    expect(far.run('gpt').models).toEqual([]);
  });
});

describe('the counts', () => {
  const tokens = ['free', 'tools', 'favourite', 'ctx>=100k', 'ctx>=1m', 'by:openrouter', 'by:demo'];
  const word = fc.constantFrom(
    'nemotron',
    'free',
    '-free',
    'tools',
    'ctx>=1m',
    'ctx>100k',
    'by:demo',
    'price<1',
  );

  test('say how many models each chip would leave', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), (words) => {
        const text = words.join(' ');
        const { counts } = search.run(text, tokens, favourites);
        for (const token of tokens) {
          const next = hasToken(text, token) ? text : withToken(text, token);
          const left = search.run(next, [], favourites).models.length;
          expect([token, counts[token]]).toEqual([token, left]);
        }
      }),
    );
  });
});

test('what a model can do is the same for a filter and for a sign in its row', () => {
  const [swift] = models;
  expect(swift && can(swift, 'tools', now)).toBe(true);
  expect(swift && can(swift, 'vision', now)).toBe(false);
});

test('any text is a query', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void search.run(text, ['free'])));
});
