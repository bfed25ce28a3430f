import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasToken, parseQuery, toggleToken, withoutToken, withToken } from '#lib/catalog/query.ts';

const empty = parseQuery('');

describe('a query', () => {
  test('is words, tokens and what to leave out, in any order', () => {
    expect(parseQuery('Llama  free -mini ctx>100k by:nvidia -reasoning price<=0.5 -by:demo 70b')).toEqual({
      words: ['llama', '70b'],
      excludedWords: ['mini'],
      flags: ['free'],
      excludedFlags: ['reasoning'],
      limits: [
        { of: 'context', comparison: '>', value: 100_000 },
        { of: 'price', comparison: '<=', value: 0.5 },
      ],
      by: ['nvidia'],
      excludedBy: ['demo'],
    });
  });

  test.each([
    ['ctx>100k', 'context', '>', 100_000],
    ['CTX>=1M', 'context', '>=', 1_000_000],
    ['context<32000', 'context', '<', 32_000],
    ['ctx=1.5m', 'context', '=', 1_500_000],
    ['price<1', 'price', '<', 1],
    ['price>=$2.50', 'price', '>=', 2.5],
  ])('reads the limit %s', (token, of, comparison, value) => {
    expect(parseQuery(token).limits).toEqual([{ of, comparison, value }]);
  });

  test.each([
    ['favourites', 'favourite'],
    ['favorite', 'favourite'],
    ['image', 'vision'],
    ['thinking', 'reasoning'],
    ['NEW', 'new'],
  ])('takes %s for %s', (word, flag) => {
    expect(parseQuery(word).flags).toEqual([flag]);
  });

  test.each(['by:openrouter', 'provider:openrouter'])('knows a provider by %s', (token) => {
    expect(parseQuery(token).by).toEqual(['openrouter']);
  });

  test.each(['gpt-4', 'ctx', 'ctx>lots', 'price', 'freedom', 'constructor', '__proto__', 'a:b', '<'])(
    'takes %s for a word',
    (word) => {
      expect(parseQuery(word)).toEqual({ ...empty, words: [word] });
    },
  );

  test.each(['-', 'by:', '-by:', 'provider:', 'ctx>', 'ctx>=', 'price<', 'price<$', 'price<.'])(
    'waits for the rest of %s',
    (token) => {
      expect(parseQuery(token)).toEqual(empty);
    },
  );

  test('can be any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void parseQuery(text)));
  });
});

describe('a chip', () => {
  test('adds its token, ready for the next word', () => {
    expect(withToken('', 'free')).toBe('free ');
    expect(withToken('llama ', 'free')).toBe('llama free ');
  });

  test('takes its token out and leaves the rest', () => {
    expect(withoutToken('llama free 70b', 'free')).toBe('llama 70b');
    expect(withoutToken('LLaMA FREE', 'free')).toBe('LLaMA');
  });

  test('replaces its own opposite', () => {
    expect(withToken('-free llama', 'free')).toBe('llama free ');
  });

  test('is one of the context sizes', () => {
    expect(withToken('ctx>100k llama', 'ctx>=1m')).toBe('llama ctx>=1m ');
    expect(withToken('price<1', 'ctx>=1m')).toBe('price<1 ctx>=1m ');
  });

  test.each([
    ['free', 'free', true],
    ['FREE', 'free', true],
    ['favorites', 'favourite', true],
    ['thinking', 'reasoning', true],
    ['ctx>100k', 'ctx>=100k', true],
    ['ctx>=100000', 'ctx>=100k', true],
    ['ctx<100k', 'ctx>=100k', false],
    ['ctx>32k', 'ctx>=100k', false],
    ['provider:gemini', 'by:gemini', true],
    ['by:demo', 'by:gemini', false],
    ['-free', 'free', false],
    ['freedom', 'free', false],
  ])('with %s written, %s is on: %s', (text, token, on) => {
    expect(hasToken(text, token)).toBe(on);
  });

  test('toggled twice leaves the query as it was', () => {
    const word = fc.constantFrom('llama', 'vision', '-mini', 'price<1', 'by:demo', 'gpt-4');
    const chip = fc.constantFrom('free', 'tools', 'by:gemini', 'favourite');
    fc.assert(
      fc.property(fc.array(word), chip, (words, token) => {
        const text = words.join(' ');
        const on = toggleToken(text, token);
        expect(hasToken(on, token)).toBe(true);
        expect(parseQuery(toggleToken(on, token))).toEqual(parseQuery(text));
      }),
    );
  });
});
