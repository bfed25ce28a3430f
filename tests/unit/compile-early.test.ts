import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterEach, expect, test } from 'vitest';
import { compileEarly } from '#lib/commands/compile-early.ts';

let folder = '';
afterEach(() => rm(folder, { recursive: true, force: true }));

test('each script begins with the hint, once, and does what it did; a style sheet stays as it was', async () => {
  folder = await mkdtemp(join(tmpdir(), 'abreast-hints-'));
  const [script, sheet] = [join(folder, 'chunks', 'one.js'), join(folder, 'chunks', 'one.css')];
  await mkdir(join(folder, 'chunks'));
  await writeFile(script, '(() => 42)()');
  await writeFile(sheet, '.lane { display: flex }');

  await compileEarly(folder);
  await compileEarly(folder);

  const hinted = await readFile(script, 'utf8');
  expect(hinted).toBe('//# allFunctionsCalledOnLoad\n(() => 42)()');
  expect(runInNewContext(hinted)).toBe(42);
  expect(await readFile(sheet, 'utf8')).toBe('.lane { display: flex }');
});
