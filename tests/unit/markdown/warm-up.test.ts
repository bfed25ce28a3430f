import { expect, test } from 'vitest';
import { advance, createMarkdown } from '#lib/markdown/blocks.ts';
import { sample, warmUp } from '#lib/markdown/warm-up.ts';

test('every kind of block that is drawn is read before the first reply comes', () => {
  const { settled, open } = advance(createMarkdown(), sample);
  const kinds = new Set([...settled, ...open].map(({ type }) => type));
  expect(kinds).toEqual(new Set(['heading', 'paragraph', 'list', 'table', 'quote', 'code', 'math']));
});

test('each step has a moment of its own, and they come to an end', () => {
  const steps: (() => void)[] = [];
  warmUp((step) => steps.push(step));
  let count = 0;
  for (let step = steps.shift(); step; step = steps.shift()) {
    step();
    expect(steps.length).toBeLessThanOrEqual(1);
    count += 1;
  }
  expect(count).toBeGreaterThan(10);
});
