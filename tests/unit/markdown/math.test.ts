import { describe, expect, test } from 'vitest';
import type { Block } from '#lib/markdown/block.ts';
import type { Inline } from '#lib/markdown/inline.ts';
import { read, tokensOf } from './documents.ts';

function inline(text: string): readonly Inline[] {
  const [block] = read(text);
  return block?.type === 'paragraph' ? tokensOf(block.pieces) : [];
}

const formulas = (text: string) =>
  inline(text).flatMap((token) => (token.type === 'math' ? [[token.text, token.display]] : []));

describe('a formula in a line', () => {
  test.each([
    ['so $x$ is', 'x', false],
    ['so $a_1 * b_2$ is', 'a_1 * b_2', false],
    ['the $n$th', 'n', false],
    ['\\(a \\cdot b\\)', 'a \\cdot b', false],
    ['\\[a * b\\] and', 'a * b', true],
    ['with $$a$$ in it', 'a', true],
    ['$\\$5$ is', '\\$5', false],
  ])('%s', (text, formula, display) => {
    expect(formulas(text)).toEqual([[formula, display]]);
  });

  test.each([
    'it costs $5 and $10',
    'from $5-$10',
    'US$ 5 or US$ 6',
    'a $ b $ c',
    '\\$x\\$',
    'one $ alone',
    '`$x$`',
    'was $20 (now $15)',
  ])('%s is none', (text) => {
    expect(formulas(text)).toEqual([]);
  });

  test('is no place for emphasis to start or end', () => {
    expect(inline('*a $b*c$ d*')).toMatchObject([{ type: 'em', tokens: [{}, { text: 'b*c' }, {}] }]);
    expect(inline('**let \\(x * y\\) be** z')).toMatchObject([{ type: 'strong' }, { text: ' z' }]);
    expect(inline('$a_1$ and $b_2$')).toMatchObject([{ text: 'a_1' }, { text: ' and ' }, { text: 'b_2' }]);
  });

  test('in code is code, and emphasis around it stays', () => {
    expect(inline('*a `$x*` b*')).toMatchObject([{ type: 'em', tokens: [{}, { text: '$x*' }, {}] }]);
  });
});

describe('a formula on its own lines', () => {
  const types = (text: string) => read(text).map((block: Block) => block.type);

  test.each([
    ['$$\nx\n$$', 'x'],
    ['$$ x $$', 'x'],
    ['\\[\nx\n\\]', 'x'],
    ['\\[ x \\]', 'x'],
    [
      '$$ \\begin{aligned}\na &= b \\\\\n+ c\n\\end{aligned} $$',
      '\\begin{aligned}\na &= b \\\\\n+ c\n\\end{aligned}',
    ],
    ['$$\n- a\n# b\n> c\n$$', '- a\n# b\n> c'],
  ])('%j', (text, formula) => {
    expect(read(text)).toMatchObject([{ type: 'math', text: formula }]);
  });

  test('is one straight away once its opening stands alone', () => {
    expect(types('$$\nx +')).toEqual(['math']);
    expect(types('$$')).toEqual(['paragraph']);
  });

  test('ends at a blank line', () => {
    expect(types('$$\nx\n\ny $$ z')).toEqual(['math', 'paragraph']);
  });

  test('breaks into a paragraph only if it ends', () => {
    expect(types('so\n$$\n+ x\n$$\nwhere')).toEqual(['paragraph', 'math', 'paragraph']);
    expect(types('so $$ x\n= y\n$$\nwhere')).toEqual(['paragraph']);
  });

  test('is none with text behind it', () => {
    expect(types('$$x$$ is it')).toEqual(['paragraph']);
  });
});
