import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { PlaygroundPage } from '../support/playground-page.ts';
import { demoUrl } from '../support/servers.ts';

/** The worker takes all files of the build, which is a while on a busy machine. */
test.describe.configure({ timeout: 120_000 });
test.use({ serviceWorkers: 'allow' });

const models = ['demo:swift', 'demo:steady'];
const play = (page: Page) => page.getByRole('button', { name: 'Play', exact: true });
const figures = (page: Page) =>
  page.locator('dl[aria-label="Metrics"]').evaluateAll((lists) => lists.map((list) => list.textContent));

/** Until the worker has the page and holds that much of the API. */
async function held(page: Page, path: string): Promise<void> {
  await expect
    .poll(() => page.evaluate(async (wanted) => Boolean(await caches.match(wanted)), path), {
      timeout: 20_000,
    })
    .toBe(true);
}

async function controlled(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 20_000 })
    .toBe(true);
}

/** Runs a prompt of two demo models to its end and waits until this browser holds it; answers its id. */
async function heldRun(page: Page): Promise<string> {
  const playground = new PlaygroundPage(page);
  await playground.open(demoUrl, models, 'When should I reach for a hash map?');
  await controlled(page);
  const sent = page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().endsWith('/api/runs'),
  );
  await playground.runButton(2).click();
  const id = (await (await sent).headerValue('location'))?.split('/').at(-1) ?? '';
  await expect(playground.columns('done')).toHaveCount(2, { timeout: 20_000 });
  await held(page, `/api/runs/${id}/events`);
  await held(page, '/api/runs?limit=50');
  return id;
}

test('a kept run is read and replayed offline as it was', async ({ page, context }) => {
  const id = await heldRun(page);
  await page.goto(`${demoUrl}/runs/${id}`);
  await expect(play(page)).toBeVisible();
  const before = await figures(page);
  await expect(page.locator('[data-part="answer"]')).toHaveCount(2);
  const answers = await page.locator('[data-part="answer"]').allTextContents();
  await context.setOffline(true);
  await page.reload();
  await expect(play(page)).toBeVisible();
  await expect(page.getByText('You are offline. Kept runs can be read and replayed.')).toBeVisible();
  const goOn = page.getByRole('link', { name: 'Continue in the playground' });
  await expect(goOn).toBeDisabled();
  await expect(goOn).toHaveAttribute('title', 'You are offline.');
  expect(await figures(page)).toEqual(before);
  await expect(page.locator('[data-part="answer"]')).toHaveCount(2);
  expect(await page.locator('[data-part="answer"]').allTextContents()).toEqual(answers);
  await play(page).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(page.locator('[data-column][data-state="done"]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Instant' }).click();
  expect(await figures(page)).toEqual(before);
});

test('the playground opens offline, says so, and runs nothing until the server is back', async ({
  page: first,
  context,
}) => {
  await heldRun(first);
  const page = await context.newPage();
  await page.goto(demoUrl);
  const playground = new PlaygroundPage(page);
  await playground.prompt.fill('Say something.');
  const run = page.getByRole('button', { name: /^Run \d+$/ });
  await expect(run).toBeEnabled();
  // The worker lays the page by after it has handed it over.
  await held(page, '/');
  await context.setOffline(true);
  // By its bare address: what was typed may stand in the page's own by now.
  await page.goto(demoUrl);
  const line = page.getByText('You are offline. Kept runs can be read and replayed.');
  await expect(line).toBeVisible();
  await playground.prompt.fill('Say something.');
  await expect(run).toBeDisabled();
  await expect(run).toHaveAttribute('title', 'You are offline.');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await context.setOffline(false);
  await expect(line).toBeHidden();
  await expect(run).toBeEnabled();
});

test('a reload with a set-up in the address opens the playground offline, filled in and with its conversation', async ({
  page,
  context,
}) => {
  await heldRun(page);
  await held(page, '/');
  const playground = new PlaygroundPage(page);
  await playground.prompt.fill('And a tree?');
  await expect(page).toHaveURL(/prompt=And/);
  const answers = await page.locator('[data-part="answer"]').allTextContents();
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText('You are offline. Kept runs can be read and replayed.')).toBeVisible();
  await expect(playground.prompt).toHaveValue('And a tree?');
  await expect(playground.columns()).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Run 2', exact: true })).toBeDisabled();
  await expect(page.locator('[data-part="answer"]')).toHaveCount(2);
  expect(await page.locator('[data-part="answer"]').allTextContents()).toEqual(answers);
});

test('a picture is shrunk by a worker, also where its script comes from what this browser holds', async ({
  page,
  context,
}) => {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (line) => {
    const isOfNetwork = line.text().startsWith('Failed to load resource');
    if (line.type() === 'error' && !isOfNetwork) complaints.push(line.text());
  });
  const example = (name: string) => page.getByRole('button', { name, exact: true });
  const attached = page.getByText('tea-chart.png');
  const takePicture = async () => {
    const [worker] = await Promise.all([page.waitForEvent('worker'), example('Vision').click()]);
    await expect(attached).toBeVisible();
    return new URL(worker.url()).pathname;
  };
  await page.goto(demoUrl);
  await controlled(page);
  await held(page, await takePicture());
  await example('Compare').click();
  await expect(attached).toHaveCount(0);
  await context.setOffline(true);
  await takePicture();
  expect(complaints).toEqual([]);
});

test('any other page offline lists the runs that can be read', async ({ page, context }) => {
  const id = await heldRun(page);
  await context.setOffline(true);
  await page.goto(`${demoUrl}/docs`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The server can’t be reached.');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const run = page.locator(`a[href="/runs/${id}"]`);
  await expect(run).toContainText(/\d+ \w+ \d{4}, \d{2}:\d{2} · Swift, Steady$/);
  await run.click();
  await expect(play(page)).toBeVisible();
});

test('a run that was deleted can not be read offline', async ({ page, context }) => {
  const id = await heldRun(page);
  await page.evaluate((run) => fetch(`/api/runs/${run}`, { method: 'DELETE' }), id);
  await expect
    .poll(() => page.evaluate(async (path) => Boolean(await caches.match(path)), `/api/runs/${id}/events`))
    .toBe(false);
  await context.setOffline(true);
  await page.goto(`${demoUrl}/runs/${id}`);
  await expect(page.getByText('This run is not held in this browser.')).toBeVisible();
});

test('nothing of the API is held but kept runs, the newest part of their list and the models', async ({
  page,
}) => {
  await heldRun(page);
  const paths = await page.evaluate(async () => {
    const names = await caches.keys();
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().map(({ url }) => new URL(url).pathname);
  });
  const ofApi = paths.filter((path) => path.startsWith('/api/'));
  expect(ofApi.filter((path) => !/^\/api\/(models|runs(\/[\w-]+(\/events)?)?)$/.test(path))).toEqual([]);
  expect(paths).toContain('/offline');
});

test('a manifest names the app and icons that are there', async ({ page, request }) => {
  await page.goto(demoUrl);
  const address = await page.locator('link[rel="manifest"]').getAttribute('href');
  const manifest: { name: string; icons: { src: string; type: string }[] } = await (
    await request.get(`${demoUrl}${address}`)
  ).json();
  expect(manifest.name).toBe('Abreast');
  for (const { src, type } of manifest.icons) {
    const icon = await request.get(`${demoUrl}${src}`);
    expect(icon.status()).toBe(200);
    expect(icon.headers()['content-type']).toContain(type);
  }
});
