import { expect, type Page, test } from '@playwright/test';
import { recordOf } from '../support/api.ts';
import { PlaygroundPage } from '../support/playground-page.ts';
import { playgroundUrl } from '../support/servers.ts';

const steady = 'openrouter:demo/steady';

async function openRouting(page: Page, name: string) {
  const playground = new PlaygroundPage(page);
  await playground.column(name).getByRole('button', { name: 'Settings' }).click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('button', { name: /^OpenRouter routing/ }).click();
  return settings;
}

test('routing set in one column is sent for it alone, and its badge says so', async ({ page }) => {
  const prompt = 'Route the second column';
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, [steady, steady], prompt);
  const settings = await openRouting(page, 'Steady 2');
  await settings.getByLabel('Only these', { exact: true }).selectOption('simulator-east/fp8');
  await settings.getByLabel('Zero data retention', { exact: true }).selectOption('yes');
  await settings.getByLabel('Price ceiling, output', { exact: true }).fill('50');
  await page.keyboard.press('Escape');
  const second = playground.column('Steady 2');
  await expect(
    second.getByRole('button', { name: /^differs: 3: Only these: default → simulator-east\/fp8/ }),
  ).toBeVisible();
  await playground.runButton(2).click();
  await expect(playground.columns('done')).toHaveCount(2, { timeout: 25_000 });
  await expect(second).toContainText('Served by Simulator East');
  const bodies = (await recordOf(prompt)).map(({ body }) => (body as { provider?: unknown }).provider);
  expect(bodies).toHaveLength(2);
  expect(bodies).toContainEqual(undefined);
  expect(bodies).toContainEqual({
    only: ['simulator-east/fp8'],
    zdr: true,
    max_price: { completion: 50 },
  });
});

test('quantizations that differ are flagged in every column', async ({ page }) => {
  await page.goto(
    `${playgroundUrl}/?models=${steady},${steady}&2.routing.only=simulator-west/int4&prompt=Compare precisely`,
  );
  const playground = new PlaygroundPage(page);
  await playground.runButton(2).click();
  await expect(playground.columns('done')).toHaveCount(2, { timeout: 25_000 });
  await expect(playground.column('Steady')).toContainText('Served at bf16, others at int4.');
  await expect(playground.column('Steady 2')).toContainText('Served at int4, others at bf16.');
});

test('routing stands in the link, shared and for one column, and comes back from it', async ({ page }) => {
  await page.goto(
    `${playgroundUrl}/?models=${steady}&routing.sort=price&1.routing.ignore=simulator-west&prompt=Hi`,
  );
  const playground = new PlaygroundPage(page);
  const settings = await openRouting(page, 'Steady');
  await expect(
    settings.getByRole('button', { name: 'Remove simulator-west from Never these' }),
  ).toBeVisible();
  await settings.getByLabel('Variant', { exact: true }).selectOption('nitro');
  await expect(page).toHaveURL(/demo\/steady:nitro/);
  await expect(page).toHaveURL(/routing\.sort=price/);
  await expect(page).toHaveURL(/1\.routing\.ignore=simulator-west/);
  await expect(playground.column('Steady')).toContainText('nitro');
});

test('a fallback names the model asked for and the one that answered', async ({ page }) => {
  await page.goto(`${playgroundUrl}/?models=openrouter:fault/402&routing.models=demo/swift&prompt=Fall back`);
  const playground = new PlaygroundPage(page);
  await playground.runButton(1).click();
  await expect(playground.columns('done')).toHaveCount(1, { timeout: 25_000 });
  await expect(playground.columns().first()).toContainText('Asked for fault/402, answered by demo/swift.');
});

test('the endpoints of a column’s model are shown, and one can be had alone', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, [steady]);
  const column = playground.column('Steady');
  await column.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Endpoints…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Endpoints of Steady' });
  await expect(dialog.getByRole('row')).toHaveCount(4);
  await expect(dialog.getByRole('row', { name: /Simulator East/ })).toContainText(/fp8.*tok\/s.*%.*\$/s);
  await dialog.getByRole('button', { name: 'Only this endpoint: Simulator East' }).click();
  const chosen = dialog.getByRole('button', { name: 'Any endpoint instead of Simulator East only' });
  await expect(chosen).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(column).toContainText('only simulator-east/fp8');
});

test('the picker shows who serves a model, by key and by pointer', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, [steady]);
  await page.getByRole('button', { name: 'Choose models' }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose models' });
  const search = dialog.getByLabel('Search models');
  await search.fill('demo/steady');
  await search.press('ArrowRight');
  const pane = dialog.getByRole('region', { name: /^Endpoints of / });
  await expect(pane.getByRole('table')).toContainText('Simulator');
  await search.press('ArrowRight');
  await expect(pane).toHaveCount(0);
  await dialog.getByRole('option').first().locator('[data-details]').click();
  await expect(pane).toBeVisible();
  await pane.getByRole('button', { name: 'Close endpoints' }).click();
  await expect(search).toBeFocused();
});
