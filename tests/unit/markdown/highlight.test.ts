import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import {
  type Highlighted,
  highlightWhenIdle,
  longestHighlighted,
  preloadHighlighter,
} from '#lib/markdown/highlight.ts';
import { lowlight } from '#lib/markdown/languages.ts';

const highlighted = (code: string, language: string) =>
  new Promise<Highlighted>((resolve) => {
    highlightWhenIdle(code, language, resolve);
  });

function textOf(node: Highlighted | Highlighted['children'][number]): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

describe('the highlighter', () => {
  test.each(
    [
      'ts',
      'tsx',
      'js',
      'jsx',
      'python',
      'py',
      'bash',
      'sh',
      'shell',
      'json',
      'css',
      'html',
      'xml',
      'sql',
      'go',
    ].concat(['rust', 'rs', 'java', 'c', 'cpp', 'c++', 'yaml', 'yml', 'markdown', 'md', 'diff']),
  )('knows %s', (language) => {
    expect(lowlight.registered(language)).toBe(true);
  });

  test('waits until it was asked for, then changes no character', async () => {
    const code = 'const a = `x`; // two\n\nreturn <b>&amp;</b>;';
    const early = highlighted(code, 'TS');
    preloadHighlighter();
    expect(textOf(await early)).toBe(code);
  });

  test('leaves alone what is called off, unknown or very long', async () => {
    preloadHighlighter();
    const calls: string[] = [];
    highlightWhenIdle('a', 'ts', () => calls.push('called off'))();
    highlightWhenIdle('a', 'klingon', () => calls.push('unknown'));
    highlightWhenIdle('a', '', () => calls.push('none'));
    highlightWhenIdle('a'.repeat(longestHighlighted + 1), 'ts', () => calls.push('long'));
    await highlighted('last in the queue', 'ts');
    expect(calls).toEqual([]);
  });
});

test('code that is all that is looked at never waits for idle time', async () => {
  vi.resetModules();
  vi.stubGlobal('requestIdleCallback', () => {});
  const fresh = await import('#lib/markdown/highlight.ts');
  fresh.preloadHighlighter();
  const tree = new Promise<Highlighted>((resolve) => {
    fresh.highlightAtOnce('a = 1', 'python', resolve);
  });
  fresh.loadHighlighter();
  expect(textOf(await tree)).toBe('a = 1');
  vi.unstubAllGlobals();
});

type Colour = [number, number, number];

const channels = (hex: string): Colour => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

function luminance(hex: string): number {
  const [red, green, blue] = channels(hex).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Colour;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const pairs = (css: string) =>
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => ({ name, light, dark }),
  );

describe('the colours of code', () => {
  const fill = pairs(readFileSync('app/globals.css', 'utf8')).find(({ name }) => name === 'fill');
  const colours = pairs(readFileSync('components/markdown/markdown.css', 'utf8'));

  test('are six', () => {
    expect(colours.map(({ name }) => name)).toHaveLength(6);
  });

  test.each(colours)('$name reads well on its ground in both themes', ({ light, dark }) => {
    expect(contrast(light, fill?.light ?? '')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(dark, fill?.dark ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});
