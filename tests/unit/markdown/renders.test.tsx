import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, test, vi } from 'vitest';
import { Markdown } from '#components/markdown/markdown.tsx';
import { type PartProps, Parts } from '#components/markdown/parts.tsx';
import { createContainer, type FakeNode } from './fake-dom.ts';

/** How often an element of each kind was made: once for each time the component that draws it ran. */
const drawn = vi.hoisted(() => new Map<unknown, number>());

vi.mock('react', async (importOriginal) => {
  const react = await importOriginal<typeof import('react')>();
  const createElement = (...parameters: Parameters<typeof react.createElement>) => {
    drawn.set(parameters[0], (drawn.get(parameters[0]) ?? 0) + 1);
    return react.createElement(...parameters);
  };
  return { ...react, createElement };
});

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  drawn.clear();
});

async function stream(steps: readonly string[]) {
  const container = createContainer();
  const root = createRoot(container as unknown as Element);
  let text = '';
  for (const step of steps) {
    text += step;
    const soFar = text;
    await act(async () => root.render(<Markdown text={soFar} streaming />));
  }
  return {
    container,
    end: () => act(async () => root.render(<Markdown text={text} streaming={false} />)),
  };
}

const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index} `);

test('a settled paragraph is drawn once more at most, when the next one takes the caret', async () => {
  const { container } = await stream(['first\n\n', 'second\n\n', 'third ', ...words(40)]);
  expect(container.textContent).toContain('firstsecondthird word0');
  // Two for each settled paragraph (with the caret and without), one for each step of the open one.
  expect(drawn.get('p')).toBe(2 + 2 + 41);
});

test('a finished row of an open table is drawn no more', async () => {
  const rows = Array.from({ length: 40 }, (_, index) => `| a${index} | b${index} |\n`);
  await stream(['| x | y |\n|---|---|\n', ...rows]);
  // The header with each step; a row with the caret and once more without.
  expect(drawn.get('tr')).toBe(41 + 40 + 39);
});

test('a finished item of an open list is drawn no more', async () => {
  await stream(Array.from({ length: 40 }, (_, index) => `- item ${index}\n`));
  expect(drawn.get('p')).toBeLessThanOrEqual(40 * 3);
});

test('a late definition draws the reference anew and no block', async () => {
  const { container } = await stream(['see [docs]\n\n', 'text\n\n']);
  const before = drawn.get('p');
  const again = await stream(['see [docs]\n\n', 'text\n\n', '[docs]: https://example.com/']);
  const link = again.container.firstChild?.firstChild?.firstChild?.childNodes.find(
    (node: FakeNode) => node.nodeName === 'A',
  );
  expect(container.textContent).toContain('[docs]');
  expect(link?.attributes.get('href')).toBe('https://example.com/');
  expect(drawn.get('p')).toBe(2 * (before ?? 0));
});

test('a block keeps its element from its first character until the stream has ended', async () => {
  const { container, end } = await stream(['one', ' two\n\n', 'three']);
  const element = container.firstChild?.firstChild?.firstChild;
  await end();
  expect(element?.textContent).toBe('one two');
  expect(container.firstChild?.firstChild?.firstChild).toBe(element);
});

test('a text that does not extend the last is drawn from its start', async () => {
  const container = createContainer();
  const root = createRoot(container as unknown as Element);
  await act(async () => root.render(<Markdown text={'a long first reply\n\nwith two blocks'} streaming />));
  await act(async () => root.render(<Markdown text="again" streaming />));
  expect(container.textContent).toBe('again');
});

test('a full page of parts is passed over as one', async () => {
  const seen: string[] = [];
  const View = ({ part }: PartProps<{ key: string }>) => {
    seen.push(part.key);
    return part.key;
  };
  const parts = Array.from({ length: 100 }, (_, index) => ({ key: String(index) }));
  const root = createRoot(createContainer() as unknown as Element);
  await act(async () => root.render(<Parts parts={parts.slice(0, 99)} View={View} caretAt={98} />));
  seen.length = 0;
  await act(async () => root.render(<Parts parts={parts} View={View} caretAt={99} />));
  expect(seen).toEqual(['96', '97', '98', '99']);
});
