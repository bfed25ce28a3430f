import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { randomId } from '#lib/random-id.ts';

afterEach(() => vi.unstubAllGlobals());

test('an id is made without what a browser has on https only', () => {
  vi.stubGlobal('crypto', {
    getRandomValues(words: Uint32Array) {
      words[0] = 0xab;
      return words;
    },
  });
  expect(randomId()).toBe('000000ab');
});

test('ids differ', () => {
  expect(new Set(Array.from({ length: 100 }, randomId)).size).toBe(100);
});

test('no component uses an https-only function but where it may be missing', () => {
  const files = readdirSync('components', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  const users = files.filter((name) =>
    /crypto\.(randomUUID|subtle)|navigator\.clipboard/.test(readFileSync(join('components', name), 'utf8')),
  );
  expect(users).toEqual(['ui/copy-text.ts']);
});
