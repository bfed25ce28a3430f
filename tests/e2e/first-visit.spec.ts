import { expect, test } from '@playwright/test';
import { PlaygroundPage } from '../support/playground-page.ts';
import { demoUrl } from '../support/servers.ts';

const terms = [
  'Queued',
  'First byte',
  'First token',
  'First answer',
  'Total',
  'Speed',
  'Tokens in',
  'Tokens out',
  'Reasoning tokens',
  'Cached tokens',
  'Cost',
  'Jitter',
];

test('one click and no typing runs four simulated models that settle with metrics', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await page.goto(demoUrl);
  await expect(page.getByText(/simulated/i).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Connect OpenRouter' }).first()).toBeVisible();
  await playground.runButton(4).click();
  await expect(playground.stopAll).toBeVisible();
  await expect(playground.columns('done')).toHaveCount(4, { timeout: 25_000 });
  for (const name of ['Swift', 'Steady', 'Thinker', 'Scribe']) {
    const column = playground.column(name);
    await expect(playground.answer(column)).toContainText(/\w+/);
    for (const term of terms) await expect(playground.metric(column, term)).toHaveCount(1);
    await expect(playground.metric(column, 'Total')).toContainText(/\d/);
    await expect(playground.metric(column, 'Tokens out')).toContainText(/\d/);
  }
  await expect(playground.answer(playground.column('Steady')).locator('table')).toBeVisible();
  await expect(playground.column('Thinker').locator('[data-part="thinking"]')).toBeVisible();
});

test('the page asks nothing of any other host', async ({ page }) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(demoUrl) && !request.url().startsWith('data:')) foreign.push(request.url());
  });
  await page.goto(demoUrl);
  await new PlaygroundPage(page).runButton(4).click();
  await expect(page.locator('[data-column][data-state="streaming"]').first()).toBeVisible();
  expect(foreign).toEqual([]);
});

test('models that need a key are listed, marked, and lead to Connect OpenRouter', async ({ page }) => {
  await page.goto(demoUrl);
  await expect(new PlaygroundPage(page).runButton(4)).toBeEnabled();
  await page.getByRole('button', { name: 'Choose models' }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose models' });
  await expect(dialog).toContainText(/bundled/i);
  const doors = dialog.getByRole('list', { name: 'Providers that need a key' });
  await expect(doors.getByRole('listitem').first()).toContainText('OpenRouter: needs a key');
  await dialog.getByLabel('Search models').fill('nemotron');
  await expect(dialog.getByRole('option').first()).toContainText(/key/i);
  await dialog.getByRole('option').first().click();
  await expect(dialog.getByRole('button', { name: 'Connect OpenRouter' })).toBeVisible();
});

test('a phone reaches tools and schema, and nothing is wider than its screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(demoUrl);
  await expect(new PlaygroundPage(page).runButton(4)).toBeEnabled();
  for (const name of ['Tools', 'Schema']) {
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    await page.getByRole('menuitem', { name, exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('a picker that is opened before the models have come is typed into as soon as they have', async ({
  page,
}) => {
  let letCome = () => {};
  const wanted = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  await page.route('**/api/models', async (route) => {
    await wanted;
    await route.continue();
  });
  await page.goto(demoUrl);
  await page.getByRole('button', { name: 'Choose models' }).click();
  const picker = page.getByRole('dialog', { name: 'Choose models' });
  await expect(picker.getByRole('status')).toHaveText('Loading the list of models');
  letCome();
  await expect(picker.getByRole('combobox')).toBeFocused();
});
