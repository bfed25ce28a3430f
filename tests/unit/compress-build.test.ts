import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { compressBuild } from '#lib/commands/compress-build.ts';

let folder = '';
afterEach(() => rm(folder, { recursive: true, force: true }));

test('each script and style sheet gets a smaller file beside it that holds the same, and nothing else does', async () => {
  folder = await mkdtemp(join(tmpdir(), 'abreast-compress-'));
  const script = 'export const answer = 42;\n'.repeat(100);
  await mkdir(join(folder, 'chunks'));
  await writeFile(join(folder, 'chunks', 'one.js'), script);
  await writeFile(join(folder, 'chunks', 'one.css'), '.lane { display: flex }');
  await writeFile(join(folder, 'chunks', 'font.woff2'), 'font');

  await compressBuild(folder);

  const names = ['font.woff2', 'one.css', 'one.css.br', 'one.js', 'one.js.br'];
  expect((await readdir(join(folder, 'chunks'))).sort()).toEqual(names);
  const compressed = await readFile(join(folder, 'chunks', 'one.js.br'));
  expect(compressed.length).toBeLessThan(script.length / 10);
  expect(brotliDecompressSync(compressed).toString()).toBe(script);
});
