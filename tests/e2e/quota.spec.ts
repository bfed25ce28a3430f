import { expect, type Page, test } from '@playwright/test';
import { PlaygroundPage } from '../support/playground-page.ts';
import { connectUrl, demoUrl, playgroundUrl, publicUrl } from '../support/servers.ts';

const free = ['swift', 'steady', 'scribe', 'polyglot'].map((name) => `openrouter:demo/${name}:free`);

/** The account as it would be after a day's use; everything else is real. */
async function leave(page: Page, remaining: number): Promise<void> {
  const allowance = (limit: number, left: number) => ({
    limit,
    used: limit - left,
    remaining: left,
    resetsAt: Date.now() + 3_600_000,
  });
  await page.route('**/api/quota', (route) =>
    route.fulfill({ json: { key: 'server', minute: allowance(20, 20), day: allowance(50, remaining) } }),
  );
}

const meter = (page: Page) => page.getByRole('meter', { name: 'Free requests left today' });
const notice = (page: Page) => page.getByText(/This run uses \d+ of \d+ left today/);

test('the meter tells what is left today, and what the run would use', async ({ page }) => {
  await leave(page, 38);
  const playground = new PlaygroundPage(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await playground.open(playgroundUrl, [...free, 'openrouter:bench/400x40']);
  await expect(meter(page)).toHaveAttribute('value', '38');
  await expect(page.getByText('38 of 50 free requests left · this run uses 4')).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
});

test('on a phone the meter is a bar and a number', async ({ page }) => {
  await leave(page, 38);
  await page.setViewportSize({ width: 390, height: 844 });
  await new PlaygroundPage(page).open(playgroundUrl, free);
  await expect(meter(page)).toHaveAttribute('value', '38');
  await expect(page.getByText('38', { exact: true })).toBeVisible();
});

test('a free run moves the real meter', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, free.slice(0, 1));
  const before = Number(await meter(page).getAttribute('value'));
  await playground.runButton(1).click();
  await expect(playground.columns('done')).toHaveCount(1, { timeout: 25_000 });
  await expect.poll(async () => Number(await meter(page).getAttribute('value'))).toBeLessThan(before);
});

test('a run that is more than the day has left says so before it starts', async ({ page }) => {
  await leave(page, 1);
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, free);
  await expect(notice(page)).toContainText('This run uses 4 of 1 left today.');
  const posts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(request.url());
  });
  await playground.runButton(4).click();
  await expect(page.getByRole('button', { name: 'Run the 1 that fits' })).toBeFocused();
  expect(posts).toEqual([]);
});

test('at 49 of 50 a run of 4 runs the first when told to, and marks the rest with the reset time', async ({
  page,
}) => {
  const key = `sk-or-v1-used-49-of-50-${Math.random().toString(36).slice(2, 12)}`;
  const connected = await page.request.post(`${connectUrl}/api/connect`, {
    data: { provider: 'openrouter', key },
    headers: { Origin: connectUrl },
  });
  expect(connected.ok()).toBe(true);
  const playground = new PlaygroundPage(page);
  await playground.open(connectUrl, free);
  await expect(meter(page)).toHaveAttribute('value', '1');
  await expect(notice(page)).toContainText('This run uses 4 of 1 left today.');
  await expect(notice(page)).toContainText(/More free requests come (on \w+day )?at \d\d:\d\d \S+\./);
  await page.getByRole('button', { name: 'Run the 1 that fits' }).click();
  await expect(playground.columns()).toHaveCount(4);
  for (const column of await playground
    .columns()
    .all()
    .then((all) => all.slice(1))) {
    await expect(column).toHaveAttribute('data-state', 'failed');
    await expect(column).toContainText('Your account is limited. Today’s free requests are used up.');
    await expect(column).toContainText(/There is room again (on \w+day )?at \d\d:\d\d \S+\./);
    await expect(column.getByRole('button', { name: /^Try again in \d/ })).toBeVisible();
  }
  await expect(playground.columns().first()).toHaveAttribute('data-state', 'done', { timeout: 20_000 });
  await expect(meter(page)).toHaveAttribute('value', '0');
  await expect(notice(page)).toHaveCount(0);
});

test('the button counts what costs no free request, and sends every column', async ({ page }) => {
  await leave(page, 1);
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, [...free.slice(0, 2), 'openrouter:bench/400x40']);
  const request = page.waitForRequest((each) => each.method() === 'POST' && each.url().endsWith('/api/runs'));
  await page.getByRole('button', { name: 'Run the 2 that fit' }).click();
  expect((await request).postDataJSON().columns).toHaveLength(3);
});

test('where nothing fits it says so, and can be tried', async ({ page }) => {
  await leave(page, 0);
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, free.slice(0, 2));
  await expect(page.getByRole('button', { name: /^Run the/ })).toHaveCount(0);
  const request = page.waitForRequest((each) => each.method() === 'POST' && each.url().endsWith('/api/runs'));
  await page.getByRole('button', { name: 'None fits: try anyway' }).click();
  expect((await request).postDataJSON().columns).toHaveLength(2);
});

test('without a prompt, and once it has left, no run is spoken of', async ({ page }) => {
  await leave(page, 1);
  const playground = new PlaygroundPage(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await playground.open(playgroundUrl, free.slice(0, 2));
  await expect(page.getByText('· this run uses 2')).toBeVisible();
  await playground.prompt.fill(' ');
  await expect(page.getByText('this run uses')).toHaveCount(0);
  await expect(notice(page)).toHaveCount(0);
  await playground.prompt.fill('Say something.');
  await expect(notice(page)).toBeVisible();
  await page.getByRole('button', { name: 'Run the 1 that fits' }).click();
  await playground.prompt.fill('The next one.');
  await expect(playground.stopAll).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
});

test('a busy endpoint is told apart from a limited account', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(
    playgroundUrl,
    ['fault/429-upstream-long', 'fault/429-day'].map((name) => `openrouter:${name}`),
  );
  await playground.runButton(2).click();
  await expect(playground.columns('failed')).toHaveCount(2);
  const [busy, limited] = [playground.columns().nth(0), playground.columns().nth(1)];
  await expect(busy).toContainText('This endpoint is busy.');
  await expect(limited).toContainText('Your account is limited.');
  for (const column of [busy, limited]) {
    await expect(column.getByRole('button', { name: 'Replace model' })).toBeVisible();
  }
});

test('without a key there is no meter', async ({ page }) => {
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/quota'));
  await new PlaygroundPage(page).open(demoUrl, ['demo:swift']);
  await answered;
  await expect(meter(page)).toHaveCount(0);
});

test('a visitor who was lent a key is told what a run really uses, and connected nothing', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  const [swift = ''] = free;
  await page.setViewportSize({ width: 1440, height: 900 });
  await playground.open(publicUrl, [...free, 'openrouter:demo/swift', `${swift}:online`]);
  await expect(notice(page)).toContainText('This run uses 4 of 3 left today.');
  await expect(page.getByRole('button', { name: 'Run the 3 that fit' })).toBeVisible();
  await expect(page.getByText('This model needs a key.')).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Server’s key' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Connected' })).toHaveCount(0);
});

test('with tools a run is said to use at least a number', async ({ page }) => {
  await leave(page, 1);
  const tools = JSON.stringify([{ name: 'get_time', parameters: { type: 'object' }, result: '12:00' }]);
  const query = new URLSearchParams({ models: free.join(','), prompt: 'What time is it?', tools });
  await page.goto(`${playgroundUrl}/?${query}`);
  await expect(page.getByText('This run uses at least 4 of 1 left today.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run what fits' })).toBeVisible();
});
