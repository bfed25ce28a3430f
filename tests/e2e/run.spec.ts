import { expect, test } from '@playwright/test';
import { recordOf } from '../support/api.ts';
import { PlaygroundPage } from '../support/playground-page.ts';
import { playgroundUrl } from '../support/servers.ts';

const openrouter = (name: string) => `openrouter:${name}`;

test('a set-up in the URL fills the form and never runs by itself', async ({ page }) => {
  const posts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(request.url());
  });
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, ['demo:swift', 'demo:thinker'], 'Filled in by a link');
  await expect(playground.prompt).toHaveValue('Filled in by a link');
  await expect(playground.columns('idle')).toHaveCount(2);
  await page.waitForLoadState('networkidle');
  expect(posts).toEqual([]);
});

test('the whole text and exactly the reported tokens are shown', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, [openrouter('bench/200x120')]);
  await playground.runButton(1).click();
  await expect(playground.columns('done')).toHaveCount(1);
  const column = playground.columns().first();
  const answer = playground.answer(column);
  await expect(answer).toContainText('w0001');
  await expect(answer).toContainText('w0120');
  await expect(playground.metric(column, 'Tokens out')).toContainText('120');
});

test('one column is stopped and keeps its text, the others finish, and it can be retried', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, [openrouter('bench/50x400'), openrouter('bench/400x40')]);
  await playground.runButton(2).click();
  const slow = playground.columns().first();
  await expect(playground.answer(slow)).toContainText('w0005');
  await slow.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(slow).toHaveAttribute('data-state', 'stopped');
  await expect(playground.answer(slow)).toContainText('w0005');
  await expect(playground.columns('done')).toHaveCount(1);
  await slow.getByRole('button', { name: 'Retry', exact: true }).click();
  await expect(slow).toHaveAttribute('data-state', 'streaming');
  await page.keyboard.press('Escape');
  await expect(slow).toHaveAttribute('data-state', 'stopped');
});

test('figures grow with the text as estimates, and a reply that is stopped keeps them', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, [openrouter('bench/50x400')]);
  await playground.runButton(1).click();
  const column = playground.columns().first();
  const figure = async (term: string) => (await playground.metric(column, term).textContent()) ?? '';
  await expect(column).toHaveAttribute('data-state', 'streaming');
  await expect(playground.metric(column, 'Speed')).toHaveText(/^≈\d+ tok\/s$/);
  await expect(playground.metric(column, 'Tokens in')).toHaveText(/^≈\d+$/);
  await expect(playground.metric(column, 'Cost')).toHaveText('–');
  const tokens = async () => Number((await figure('Tokens out')).replace('≈', ''));
  const before = await tokens();
  await expect.poll(tokens).toBeGreaterThan(before);
  await column.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(column).toHaveAttribute('data-state', 'stopped');
  for (const term of ['Speed', 'Tokens in', 'Tokens out']) expect(await figure(term)).toMatch(/^≈\d+/);
  const kept = await figure('Tokens out');
  await page.reload();
  await expect(column).toHaveAttribute('data-state', 'stopped');
  expect(await figure('Tokens out')).toBe(kept);
});

test('a double click on Stop stops, and does not ask again', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, [openrouter('bench/50x400')]);
  await playground.runButton(1).click();
  const column = playground.columns().first();
  await expect(playground.answer(column)).toContainText('w0005');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await column.getByRole('button', { name: 'Stop', exact: true }).dblclick();
  await expect(column).toHaveAttribute('data-state', 'stopped');
  await expect(column.getByRole('button', { name: 'Retry', exact: true })).toBeEnabled();
  expect(asked.filter((path) => path.endsWith('/retry'))).toEqual([]);
});

test('Escape stops all, and Cmd or Ctrl with Enter runs', async ({ page }) => {
  const id = openrouter('bench/50x400');
  const prompt = 'Stop us all';
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, [id, id], prompt);
  await playground.prompt.press('ControlOrMeta+Enter');
  await expect(playground.columns('streaming')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(playground.columns('stopped')).toHaveCount(2);
  await expect.poll(async () => (await recordOf(prompt)).every((request) => request.cancelled)).toBe(true);
});

test('every failed column is retried with one button', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  const prompt = 'Fail twice';
  await playground.open(playgroundUrl, ['fault/500', 'fault/402', 'bench/400x40'].map(openrouter), prompt);
  await playground.runButton(3).click();
  await expect(playground.columns('failed')).toHaveCount(2);
  await expect(playground.columns('done')).toHaveCount(1);
  await page.getByRole('button', { name: 'Retry failed (2)' }).click();
  await expect.poll(async () => (await recordOf(prompt)).length).toBe(5);
  await expect(playground.columns('failed')).toHaveCount(2);
});

test('a column that fails in mid-stream keeps its text and says what to do', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, [openrouter('fault/error-mid-stream'), openrouter('fault/stall')]);
  await playground.runButton(2).click();
  await expect(playground.columns('failed')).toHaveCount(2, { timeout: 20_000 });
  for (const column of await playground.columns().all()) {
    await expect(playground.answer(column)).not.toBeEmpty();
    await expect(column.getByRole('button', { name: /^Retry/ }).first()).toBeVisible();
  }
});

test('a second prompt continues every column and names its parent', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, ['demo:swift', 'demo:steady'], 'What is recursion?');
  await playground.runButton(2).click();
  await expect(playground.columns('done')).toHaveCount(2, { timeout: 20_000 });
  await playground.prompt.fill('Shorter, please.');
  const request = page.waitForRequest((each) => each.method() === 'POST' && each.url().endsWith('/api/runs'));
  await playground.runButton(2).click();
  expect((await request).postDataJSON().parent).toMatch(/^[\w-]{16}$/);
  await expect(playground.columns('done')).toHaveCount(2, { timeout: 20_000 });
  for (const column of await playground.columns().all()) {
    await expect(column).toContainText('What is recursion?');
    await expect(column.locator('[data-part="answer"]')).toHaveCount(2);
  }
});

test('the same model stands twice under two names, with what differs shown', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await page.goto(`${playgroundUrl}/?models=demo:swift,demo:swift&2.temperature=0&prompt=Hi`);
  await expect(playground.column('Swift')).toBeVisible();
  await expect(playground.column('Swift 2')).toContainText(/temp 0/);
  const request = page.waitForRequest((each) => each.method() === 'POST' && each.url().endsWith('/api/runs'));
  await playground.runButton(2).click();
  expect((await request).postDataJSON().columns[1].parameters).toEqual({ temperature: 0 });
});

test('the live region speaks of states and never of tokens', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, [openrouter('bench/400x40'), openrouter('bench/200x120')]);
  await page.evaluate(() => {
    const spoken: string[] = [];
    Object.assign(window, { spoken });
    for (const region of document.querySelectorAll('[aria-live]')) {
      new MutationObserver(() => spoken.push(region.textContent ?? '')).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    }
  });
  await playground.runButton(2).click();
  await expect(playground.columns('done')).toHaveCount(2);
  const heard = () =>
    page.evaluate(() => (window as Window & { spoken?: string[] }).spoken?.join(' | ') ?? '');
  await expect.poll(heard).toMatch(/finished/);
  expect(await heard()).not.toMatch(/w00/);
});

test('a refused run says why, and the prompt is not lost', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, ['openrouter:no/such-model'], 'Keep me');
  await playground.runButton(1).click();
  await expect(page.getByText(/There is no model openrouter:no\/such-model/).first()).toBeVisible();
  await expect(page.getByText('Keep me').or(page.locator('textarea'))).not.toHaveCount(0);
});
