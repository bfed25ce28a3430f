import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markWords } from '#lib/history/marks.ts';

const marked = (text: string, search: string) =>
  markWords(text, search)
    .map((piece) => (piece.found ? `[${piece.text}]` : piece.text))
    .join('');

describe('the words of a search are marked', () => {
  test.each([
    ['A hash map and a hashed one', 'hash', 'A [hash] map and a [hashed] one'],
    ['A hash map and a hashed one', 'hash map', 'A [hash] [map] and a hashed one'],
    ['maps of a Map', 'map', '[maps] of a [Map]'],
    ['Crème brûlée', 'creme bru', '[Crème] [brûlée]'],
    ['Un déjà vu', 'DÉJÀ', 'Un [déjà] vu'],
    ['a NEAR "b"', '"near', 'a [NEAR] "b"'],
    ['snake_case', 'case', 'snake_[case]'],
    ['日本 テスト', '日', '[日本] テスト'],
  ])('%s · %s', (text, search, expected) => {
    expect(marked(text, search)).toBe(expected);
  });

  test('and nothing is where nothing was looked for', () => {
    expect(markWords('Some text', '')).toEqual([{ text: 'Some text', found: false }]);
    expect(markWords('Some text', '"*-')).toEqual([{ text: 'Some text', found: false }]);
    expect(markWords('', 'x')).toEqual([]);
  });

  test('never changing the text, whatever it holds', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, (body, search) => {
        const pieces = markWords(body, search);
        expect(pieces.map((piece) => piece.text).join('')).toBe(body);
        expect(pieces.every((piece) => piece.text !== '')).toBe(true);
      }),
    );
  });

  test('each of them, when the text is the search', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const found = markWords(words.join(' '), words.join(' ')).filter((piece) => piece.found);
        expect(found.map((piece) => piece.text)).toEqual(words);
      }),
    );
  });
});
