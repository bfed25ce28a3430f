import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBuildFiles } from '#lib/offline/build-files.ts';

let folder = '';
const write = (path: string, text = '') => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'abreast-build-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('where nothing was built there is nothing to hold', async () => {
  expect(await readBuildFiles(join(folder, 'none'))).toBeNull();
});

test('a build is named by its id, with the scripts, styles and fonts that pages are made of', async () => {
  write('BUILD_ID', 'of-today\n');
  for (const path of ['chunks/b.js', 'chunks/a.css', 'media/font.woff2', 'chunks/b.js.map', 'media/x.svg'])
    write(`static/${path}`);
  expect(await readBuildFiles(folder)).toEqual({
    build: 'of-today',
    files: ['/_next/static/chunks/a.css', '/_next/static/chunks/b.js', '/_next/static/media/font.woff2'],
  });
});
