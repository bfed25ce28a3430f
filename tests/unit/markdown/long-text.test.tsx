import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { breakable, leavesOf } from '#components/markdown/long-text.tsx';
import { Markdown } from '#components/markdown/markdown.tsx';

const textOf = (nodes: ReturnType<typeof breakable>) =>
  nodes.filter((node) => typeof node === 'string').join('');

/** The longest run of characters without a space or a place to break. */
const longest = (nodes: ReturnType<typeof breakable>) =>
  Math.max(
    ...nodes.flatMap((node) => (typeof node === 'string' ? node.split(/\s/) : [])).map((run) => run.length),
  );

describe('a run without a space', () => {
  test('can be broken all along, and reads the same', () => {
    const text = `Look: ${'a'.repeat(5000)} and on`;
    expect(textOf(breakable(text))).toBe(text);
    expect(longest(breakable(text))).toBeLessThanOrEqual(200);
  });

  test('stays whole while it is short, as do words', () => {
    const text = `${'a'.repeat(200)} ${'word '.repeat(500)}`;
    expect(breakable(text)).toEqual([text]);
  });

  test('is never broken within what is drawn as one character', () => {
    const family = '👩🏽\u200D🚀';
    const nodes = breakable(family.repeat(200)).filter((node) => typeof node === 'string');
    expect(nodes.length).toBeGreaterThan(1);
    expect(nodes.slice(1).filter((node) => !String(node).startsWith('👩'))).toEqual([]);
  });

  test('that grows keeps the places it has', () => {
    const before = breakable('a'.repeat(1000)).slice(0, -1);
    expect(breakable('a'.repeat(3000)).slice(0, before.length)).toEqual(before);
  });
});

test('a text that grows keeps the nodes it has but the last, and loses nothing', () => {
  const text = 'A sentence of some words, and then another. '.repeat(20);
  for (let end = 0; end <= text.length; end += 7) {
    const leaves = leavesOf(text.slice(0, end));
    expect(leaves.join('')).toBe(text.slice(0, end));
    expect(leavesOf(text).slice(0, leaves.length - 1)).toEqual(leaves.slice(0, -1));
  }
  expect(leavesOf(text).length).toBeGreaterThan(5);
});

test.each([
  ['prose', 'a'.repeat(1000)],
  ['code in a line', `\`${'a'.repeat(1000)}\``],
  ['emphasis', `**${'a'.repeat(1000)}**`],
  ['raw HTML', `<div>${'a'.repeat(1000)}</div>`],
])('%s in an answer can be broken', (_, text) => {
  expect(renderToStaticMarkup(<Markdown text={text} streaming={false} />)).toContain('<wbr/>');
});
