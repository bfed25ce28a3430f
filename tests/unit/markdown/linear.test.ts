import { Lexer } from 'marked';
import { afterEach, expect, test, vi } from 'vitest';
import { advance, createMarkdown } from '#lib/markdown/blocks.ts';
import { provisional, staysInFence } from '#lib/markdown/provisional.ts';
import { decided } from '#lib/markdown/undecided.ts';
import { shapes } from './shapes.ts';

afterEach(() => vi.restoreAllMocks());

/** Characters that went through the lexer, blocks and inline, nested calls included. */
function countLexed(shape: (index: number) => string, tokens: number): { lexed: number; length: number } {
  let lexed = 0;
  const { blockTokens, inlineTokens } = Lexer.prototype;
  vi.spyOn(Lexer.prototype, 'blockTokens').mockImplementation(function (this: Lexer, source, ...rest) {
    lexed += source.length;
    return blockTokens.call(this, source, ...rest);
  });
  vi.spyOn(Lexer.prototype, 'inlineTokens').mockImplementation(function (this: Lexer, source, ...rest) {
    lexed += source.length;
    return inlineTokens.call(this, source, ...rest);
  });
  let text = '';
  let state = createMarkdown();
  for (let index = 0; index < tokens; index += 1) {
    text += shape(index);
    state = advance(state, decided(text, staysInFence(state, text)));
    provisional(state);
  }
  vi.restoreAllMocks();
  return { lexed, length: text.length };
}

test.each(Object.entries(shapes))('%s: twice the tokens are at most 2.2 times the work', (_name, shape) => {
  const once = countLexed(shape, 2500);
  const twice = countLexed(shape, 5000);
  expect(twice.lexed / once.lexed).toBeLessThan(2.2);
});

test('a settled block is lexed once more at most, with the first token of the next', () => {
  const paragraph = 'x'.repeat(500);
  let state = advance(createMarkdown(), `${paragraph}\n\n`);
  state = advance(state, `${paragraph}\n\nnext`);
  const inline = vi.spyOn(Lexer.prototype, 'inlineTokens');
  const block = vi.spyOn(Lexer.prototype, 'blockTokens');
  advance(state, `${paragraph}\n\nnext block`);
  expect(block.mock.calls.map(([source]) => source)).toEqual(['next block']);
  expect(inline.mock.calls.map(([source]) => source)).toEqual(['next block']);
});

test('an inline run that did not change is not lexed again', () => {
  const state = advance(createMarkdown(), '- unchanged\n  - nested');
  const inline = vi.spyOn(Lexer.prototype, 'inlineTokens');
  advance(state, '- unchanged\n  - nested and more');
  expect(inline.mock.calls.map(([source]) => source)).toEqual(['nested and more']);
});
