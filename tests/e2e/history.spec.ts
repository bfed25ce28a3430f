import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type FakeRuns, fakeRuns, summaryOf } from '../support/fake-runs.ts';
import { PlaygroundPage } from '../support/playground-page.ts';
import { playgroundUrl } from '../support/servers.ts';

const hour = 3_600_000;
/** Answers in a tenth of a second. */
const quick = 'openrouter:bench/400x40';

const tenThousand = () =>
  Array.from({ length: 10_000 }, (_, index) =>
    summaryOf(`r${index}`, {
      started: Date.now() - index * hour,
      prompt: index % 4 === 0 ? `What is recursion, told ${index} times?` : `Prompt ${index}`,
      models: index % 2 === 0 ? ['demo:swift'] : ['demo:swift', 'demo:scribe', 'demo:thinker'],
      turn: 1 + (index % 3),
    }),
  );

/** Puts these runs in the place of the server's. */
async function serve(page: Page, fake: FakeRuns): Promise<void> {
  const isKept = (url: URL) => /^\/api\/runs(\/r\d+)?$/.test(url.pathname);
  await page.route(isKept, async (route) => {
    const request = route.request();
    if (request.method() === 'POST') return route.continue();
    const { pathname, search } = new URL(request.url());
    const body = request.postData() ?? undefined;
    const answer = await fake.fetch(pathname + search, { method: request.method(), body });
    const text = answer.status === 204 ? '' : await answer.text();
    return route.fulfill({ status: answer.status, contentType: 'application/json', body: text });
  });
}

async function opened(page: Page, runs = tenThousand()): Promise<FakeRuns> {
  const fake = fakeRuns(runs);
  await serve(page, fake);
  await new PlaygroundPage(page).open(playgroundUrl, ['demo:swift'], 'Hello');
  await page.locator('body').press('h');
  await expect(grid(page)).toBeVisible();
  return fake;
}

const grid = (page: Page) => page.getByRole('grid', { name: 'Runs' });
const rows = (page: Page) => grid(page).locator('[data-run]');
const row = (page: Page, id: string) => grid(page).locator(`[data-run="${id}"]`);
const link = (page: Page, id: string) => row(page, id).getByRole('link');
const field = (page: Page) => page.getByRole('searchbox', { name: 'Search history' });
const sent = (fake: FakeRuns, method: string) => fake.asked.filter((each) => each.method === method);

test('the box of a row’s menu stands over no time', async ({ page }) => {
  await opened(page);
  const time = row(page, 'r1').locator('time');
  await expect(time).toHaveCSS('opacity', '1');
  await link(page, 'r1').hover();
  await expect(time).toHaveCSS('opacity', '0');
  await link(page, 'r2').hover();
  await expect(time).toHaveCSS('opacity', '1');
});

test('ten thousand runs open at once, and only those in sight are in the page', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const fake = await opened(page);
  await page.getByRole('button', { name: 'Close history' }).click();
  await expect(grid(page)).toHaveCount(0);
  // The list that was loaded before stands there with the panel: nothing is waited for.
  await page.route('**/api/runs?**', () => {});
  await page.getByRole('button', { name: 'History', exact: true }).click();
  await expect(link(page, 'r0')).toBeVisible();
  await page.unroute('**/api/runs?**');
  expect(await rows(page).count()).toBeLessThan(40);

  await field(page).press('ArrowDown');
  const pages = () => fake.asked.filter(({ path }) => path.includes('cursor=')).length;
  expect(pages()).toBeLessThanOrEqual(1);
  for (let reached = 0; reached < 4; reached = pages()) {
    await page.keyboard.press('End');
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  expect(await rows(page).count()).toBeLessThan(40);
  await page.keyboard.press('Home');
  await expect(link(page, 'r0')).toBeFocused();
});

test('the keys rename, pin, delete and bring back, and the focus is never lost', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const fake = await opened(page);
  await field(page).press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(link(page, 'r1')).toBeFocused();

  await page.keyboard.press('F2');
  await page.keyboard.type('A name');
  await page.keyboard.press('Enter');
  await expect(link(page, 'r1')).toBeFocused();
  await expect(link(page, 'r1')).toContainText('A name');
  await page.keyboard.press('F2');
  await page.keyboard.type('Another');
  await page.keyboard.press('Escape');
  await expect(link(page, 'r1')).toContainText('A name');
  expect(sent(fake, 'PATCH').map(({ body }) => body)).toEqual([{ title: 'A name' }]);

  await page.keyboard.press('p');
  await expect(grid(page).getByRole('rowheader').first()).toHaveText('Pinned');
  await expect(link(page, 'r1')).toBeFocused();

  await page.keyboard.press('Delete');
  await expect(row(page, 'r1')).toHaveCount(0);
  await expect(link(page, 'r0')).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(link(page, 'r1')).toBeFocused();
  expect(sent(fake, 'DELETE')).toEqual([]);
});

test('the menu renames and deletes as the keys do', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await opened(page);
  await field(page).press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await page.keyboard.type('By menu');
  await page.keyboard.press('Enter');
  await expect(link(page, 'r0')).toContainText('By menu');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(link(page, 'r1')).toBeFocused();
});

test('a search marks its words, a model narrows it, and nothing found is said', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const fake = await opened(page);
  await field(page).fill('recursion');
  await expect(row(page, 'r1')).toHaveCount(0);
  await expect(row(page, 'r0').locator('mark').first()).toHaveText('recursion');
  await page.getByRole('button', { name: /^Filter by model/ }).click();
  await page.getByRole('menuitem', { name: 'Scribe' }).click();
  await expect(page.getByText('No run matches “recursion”.')).toBeVisible();
  expect(fake.asked.some(({ path }) => path.includes('search=recursion&model=demo%3Ascribe'))).toBe(true);
  await page.getByRole('button', { name: 'Show all runs' }).click();
  await expect(row(page, 'r1')).toBeVisible();
  await field(page).fill('x');
  await field(page).press('Escape');
  await expect(field(page)).toHaveValue('');
});

test('a list that cannot be loaded says why and is asked for again', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const fake = fakeRuns(tenThousand());
  let broken = true;
  await serve(page, {
    ...fake,
    fetch: (path, init) =>
      broken
        ? Promise.resolve(
            Response.json({ title: 'The disk is full.', action: 'Free some space.' }, { status: 502 }),
          )
        : fake.fetch(path, init),
  });
  await new PlaygroundPage(page).open(playgroundUrl, ['demo:swift'], 'Hello');
  await page.locator('body').press('h');
  await expect(page.getByText('The disk is full. Free some space.')).toBeVisible();
  broken = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(rows(page).first()).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 768, 390]) {
    test(`axe finds nothing in the history at ${width}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await opened(page, tenThousand().slice(0, 200));
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    });
  }
}

test('beside the columns it is remembered; over them Escape closes it and gives the focus back', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await opened(page, tenThousand().slice(0, 5));
  await page.reload();
  await expect(rows(page)).toHaveCount(5);
  await page.setViewportSize({ width: 768, height: 900 });
  await page.reload();
  const button = page.getByRole('button', { name: 'History', exact: true });
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  await button.click();
  await expect(page.getByRole('dialog', { name: 'History' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(grid(page)).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('a kept run goes on in the playground with its turns, and nothing runs by itself', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  const first = `What is recursion? (${Math.random().toString(36).slice(2, 10)})`;
  await playground.open(playgroundUrl, [quick, 'demo:swift'], first);
  await playground.runButton(2).click();
  await expect(playground.columns('done')).toHaveCount(2, { timeout: 20_000 });
  await playground.prompt.fill('And shorter?');
  const posted = page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().endsWith('/api/runs'),
  );
  await playground.runButton(2).click();
  const id = (await posted).headers().location?.split('/').at(-1);
  await expect(playground.columns('done')).toHaveCount(2, { timeout: 20_000 });

  const other = await page.context().newPage();
  const posts: string[] = [];
  other.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
  const goneOn = new PlaygroundPage(other);
  await other.goto(`${playgroundUrl}/?continue=${id}`);
  await expect(goneOn.columns('done')).toHaveCount(2);
  await expect(goneOn.columns().first()).toContainText(first);
  await expect(goneOn.prompt).toHaveValue('');
  expect(posts).toEqual([]);
  await other.reload();
  await expect(goneOn.columns('done')).toHaveCount(2);

  await other.goto(`${playgroundUrl}/?continue=nosuchrun`);
  await expect(other.getByText('There is no such run.')).toBeVisible();
});

test('a run deleted right before the page is left is gone when it comes back', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const prompt = `Leave nothing (${Math.random().toString(36).slice(2, 10)})`;
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, [quick], prompt);
  await playground.runButton(1).click();
  await expect(playground.columns('done')).toHaveCount(1, { timeout: 20_000 });
  await page.getByRole('button', { name: 'History', exact: true }).click();
  await field(page).fill(prompt);
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText(prompt);
  await field(page).press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect(page.getByText('Deleted.')).toBeVisible();
  await page.reload();
  await expect(grid(page).or(page.getByText('No runs yet.', { exact: false }))).toBeVisible();
  await expect(grid(page).getByText(prompt)).toHaveCount(0);
});

test('runs are not kept while keeping is off, and the page says so', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, [quick], 'Between us');
  await page.locator('body').press('h');
  await page.getByRole('switch', { name: 'Keep runs' }).click();
  await expect(page.getByText(/^Runs are not kept/)).toBeVisible();
  const posted = page.waitForRequest(
    (request) => request.method() === 'POST' && request.url().endsWith('/api/runs'),
  );
  await playground.runButton(1).click();
  expect((await posted).postDataJSON()).toMatchObject({ keep: false });
  await page.reload();
  await expect(page.getByRole('switch', { name: 'Keep runs' })).not.toBeChecked();
});
