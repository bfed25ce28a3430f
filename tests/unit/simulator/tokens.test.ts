import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countTokens, tokenise } from '#lib/simulator/tokens.ts';

test('joined tokens are the text again, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => tokenise(text).join('') === text),
  );
});

test('a token that is counted again counts as one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) =>
      tokenise(text).every((token) => countTokens(token) === 1),
    ),
  );
});

test('a token never splits a character', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary-ascii', maxLength: 30 }),
      fc.constantFrom('🙂', '日', 'é'),
      (text, mark) => tokenise(`${text}${mark.repeat(20)}`).every((token) => token.isWellFormed()),
    ),
  );
});

test('words keep the space behind them and long words break after eight characters', () => {
  expect(tokenise('One internationally known  river.\n\nTwo')).toEqual([
    'One ',
    'internat',
    'ionally ',
    'known  ',
    'river.\n\n',
    'Two',
  ]);
  expect(tokenise('')).toEqual([]);
});
