import { expect, test } from '@playwright/test';
import { emptyDraft } from '#lib/prompt/draft.ts';
import { setupQuery } from '#lib/share/setup-link.ts';
import { PlaygroundPage } from '../support/playground-page.ts';
import { finishedRun, RunPage } from '../support/run-page.ts';
import { demoUrl } from '../support/servers.ts';

const longPrompt = Array.from({ length: 700 }, (_, index) => `${(index * 7919) % 1009} sheep`).join(', ');
const draft = {
  ...emptyDraft,
  prompt: longPrompt,
  system: 'Answer in one line.',
  columns: [
    { id: 'a', model: 'demo:swift' },
    { id: 'b', model: 'demo:steady', parameters: { temperature: 0 } },
  ],
};

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('a long set-up travels in a link: it opens filled in and waits', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') asked.push(new URL(request.url()).pathname);
  });
  await page.goto(`${demoUrl}/${await setupQuery(draft)}`);
  const playground = new PlaygroundPage(page);
  await expect(playground.prompt).toHaveValue(longPrompt);
  await expect(playground.runButton(2)).toBeEnabled();
  await expect(playground.column('Steady')).toContainText(/temp/i);
  expect(asked).not.toContain('/api/runs');
});

test('a link cut in half opens with what came through and says what is missing', async ({ page }) => {
  const query = await setupQuery(draft);
  await page.goto(`${demoUrl}/${query.slice(0, query.length / 2)}`);
  const playground = new PlaygroundPage(page);
  await expect(page.getByText(/The end of the link is missing\./)).toBeVisible();
  await expect(playground.runButton(2)).toBeVisible();
  await expect(playground.prompt).toHaveValue(new RegExp(`^${longPrompt.slice(0, 200)}`));
});

test('a link of a newer version opens the playground and says so', async ({ page }) => {
  await page.goto(`${demoUrl}/?setup=v9.abc`);
  await expect(page.getByText(/made by a newer version of Abreast\. Update/)).toBeVisible();
  await expect(new PlaygroundPage(page).runButton(4)).toBeVisible();
});

test('the set-up link of a run opens it in the playground, without its replies', async ({ page }) => {
  const run = await finishedRun(demoUrl, ['demo:swift'], 'What is {{left}} over?');
  const shown = new RunPage(page);
  await shown.open(demoUrl, run);
  await shown.share(/Copy set-up link/);
  await expect(page.getByText('The set-up link is copied.')).toBeVisible();
  await page.goto(await page.evaluate(() => navigator.clipboard.readText()));
  const playground = new PlaygroundPage(page);
  await expect(playground.prompt).toHaveValue('What is \\{{left}} over?');
  await expect(playground.runButton(1)).toBeEnabled();
});

test('a result link opens for somebody else without the prompt, and no more once it is revoked', async ({
  page,
  browser,
}) => {
  const run = await finishedRun(
    demoUrl,
    ['demo:swift', 'demo:steady'],
    'When should I use a hash map? Case 4711',
  );
  const shown = new RunPage(page);
  await shown.open(demoUrl, run);
  await shown.share(/Result link/);
  const dialog = page.getByRole('dialog', { name: 'Result link' });
  await expect(dialog).toContainText('opens on this machine only');
  await dialog.getByLabel('Title').fill('Sheep');
  await dialog.getByLabel('Expires').selectOption('1 day');
  await dialog.getByLabel('With the prompt').uncheck();
  await dialog.getByRole('button', { name: 'Make link' }).click();
  const link = dialog.getByRole('link', { name: 'Sheep' });
  await expect(link).toBeVisible();
  await expect(dialog.getByRole('img', { name: /QR code of http/ })).toBeVisible();
  await expect(dialog).toContainText('without the prompt');
  const address = String(await link.getAttribute('href'));
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  expect(address).toMatch(/\/runs\/s_[\w-]{20,}$/);

  const other = await (await browser.newContext()).newPage();
  await other.goto(address);
  await expect(other.locator('[data-column][data-state="done"]')).toHaveCount(2);
  await expect(other.locator('[data-part="answer"]').first()).toContainText(/\w/);
  await expect(other.locator('body')).not.toContainText('4711');
  await expect(other.getByText('The prompt was not shared')).toBeVisible();
  await expect(other.getByRole('link', { name: 'Continue in the playground' })).toHaveCount(0);
  await other.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(other.getByRole('menuitem', { name: /Export HTML/ })).toBeVisible();
  await expect(other.getByRole('menuitem', { name: /Result link/ })).toHaveCount(0);

  await dialog.getByRole('button', { name: 'Revoke Sheep' }).click();
  await expect(dialog.getByText('The link is revoked.')).toBeVisible();
  await expect(link).toHaveCount(0);
  await other.goto(address);
  await expect(other.getByText('This link was taken back by its owner.')).toBeVisible();
  await other.context().close();
});
