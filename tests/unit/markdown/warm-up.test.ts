import { expect, test } from 'vitest';
import { advance, createMarkdown } from '#lib/markdown/blocks.ts';
import { sample, warmUp } from '#lib/markdown/warm-up.ts';

test('every kind of block that is drawn has been read before the first reply comes', () => {
  const { settled, open } = advance(createMarkdown(), sample);
  const kinds = new Set([...settled, ...open].map(({ type }) => type));
  expect(kinds).toEqual(new Set(['heading', 'paragraph', 'list', 'table', 'quote', 'code', 'math']));
  warmUp();
});
