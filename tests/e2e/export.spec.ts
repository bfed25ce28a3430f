import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { finishedRun, RunPage } from '../support/run-page.ts';
import { demoUrl } from '../support/servers.ts';

const prompt = 'Why? </script><script>document.title = "gone"</script> <!-- = 1';

const figuresOf = (page: RunPage['page']) => page.locator('dl[aria-label="Metrics"]').allInnerTexts();

test('a run is exported as Markdown, CSV and JSON, each named by its day and prompt', async ({ page }) => {
  const shown = new RunPage(page);
  await shown.open(demoUrl, await finishedRun(demoUrl, ['demo:swift', 'demo:thinker'], prompt));
  const markdown = await shown.download(/Export Markdown/);
  expect(markdown.suggestedFilename()).toMatch(/^abreast-\d{4}-\d\d-\d\d-why[a-z-]*\.md$/);
  const text = await readFile(await markdown.path(), 'utf8');
  expect(text).toContain('| Metric | Swift | Thinker |');
  expect(text).toContain('<summary>Thinking</summary>');
  const csv = await readFile(await (await shown.download(/Export CSV/)).path(), 'utf8');
  expect(csv.trim().split('\r\n')).toHaveLength(3);
  const json = JSON.parse(await readFile(await (await shown.download(/Export JSON/)).path(), 'utf8'));
  expect(json).toMatchObject({ format: 'abreast-run', version: 1 });
  expect(json.events.at(-1).type).toBe('run-end');
});

test('an exported page replays by double click: no server, no network, the same figures', async ({
  page,
  context,
}, testInfo) => {
  const shown = new RunPage(page);
  await shown.open(demoUrl, await finishedRun(demoUrl, ['demo:swift', 'demo:thinker'], prompt));
  await expect(page.locator('[data-state="done"]')).toHaveCount(2);
  const figures = await figuresOf(page);
  const exported = testInfo.outputPath('run.html');
  await (await shown.download(/Export HTML/)).saveAs(exported);
  expect((await readFile(exported)).byteLength).toBeLessThan(1_250_000);

  await context.setOffline(true);
  const alone = await context.newPage();
  const asked: string[] = [];
  const said: string[] = [];
  alone.on('request', (request) => asked.push(request.url()));
  alone.on('console', (message) => said.push(message.text()));
  alone.on('pageerror', (error) => said.push(error.message));
  await alone.goto(pathToFileURL(exported).href);
  await expect(alone.locator('[data-column][data-state="done"]')).toHaveCount(2);
  expect(await figuresOf(alone)).toEqual(figures);
  await expect(alone.getByText(prompt).first()).toBeVisible();

  await alone.getByRole('button', { name: '4×' }).click();
  await alone.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(alone.locator('[data-column][data-state="streaming"]').first()).toBeVisible();
  await expect(alone.locator('[data-column][data-state="done"]')).toHaveCount(2);
  expect(await figuresOf(alone)).toEqual(figures);
  await alone.getByRole('button', { name: 'Race', exact: true }).click();
  await expect(alone.getByRole('region', { name: 'Race' }).locator('canvas')).toBeVisible();
  expect(asked.filter((url) => !url.startsWith('data:') && !url.startsWith('file:'))).toEqual([]);
  expect(said).toEqual([]);
});

test('an exported run comes back by import with the same figures; other files are refused in place', async ({
  page,
}, testInfo) => {
  const shown = new RunPage(page);
  const run = await finishedRun(demoUrl, ['demo:swift']);
  await shown.open(demoUrl, run);
  await expect(page.locator('[data-state="done"]')).toHaveCount(1);
  const figures = await figuresOf(page);
  const exported = testInfo.outputPath('run.json');
  await (await shown.download(/Export JSON/)).saveAs(exported);
  const document = JSON.parse(await readFile(exported, 'utf8'));

  await shown.share(/Import a run/);
  const dialog = page.getByRole('dialog', { name: 'Import a run' });
  const refused: [content: unknown, said: string][] = [
    ['not JSON at all', 'The file is not JSON.'],
    [{ hello: 'there' }, 'The file is not a run exported from Abreast.'],
    [{ ...document, version: 2 }, 'The file was exported by a newer version of Abreast.'],
    [{ ...document, events: document.events.slice(0, -1) }, 'The file is damaged: '],
  ];
  for (const [content, said] of refused) {
    const file = testInfo.outputPath('other.json');
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    await dialog.getByLabel('Run to import').setInputFiles(file);
    await expect(dialog.getByRole('alert')).toContainText(said);
  }
  await dialog.getByLabel('Run to import').setInputFiles(exported);
  await page.waitForURL((url) => url.pathname.startsWith('/runs/') && !url.pathname.endsWith(run));
  await expect(page.locator('[data-state="done"]')).toHaveCount(1);
  expect(await figuresOf(page)).toEqual(figures);
});
