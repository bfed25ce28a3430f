import { expect, type Page, test } from '@playwright/test';
import { PlaygroundPage } from '../support/playground-page.ts';
import { playgroundUrl } from '../support/servers.ts';

const oneBusy = 'openrouter:fault/429-one-endpoint';
const allBusy = 'openrouter:fault/429-upstream-long';

const nextRun = (page: Page) =>
  page.waitForRequest((each) => each.method() === 'POST' && each.url().endsWith('/api/runs'));

/** A column whose endpoint is busy, beside one that is not. */
async function busy(page: Page, model: string) {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, [model, 'openrouter:bench/400x40'], 'Find another door');
  await playground.runButton(2).click();
  const column = playground.columns().first();
  await expect(column).toHaveAttribute('data-state', 'failed');
  await expect(column).toContainText('This endpoint is busy.');
  return { playground, column };
}

test('another endpoint is tried when that is pressed, and stays chosen', async ({ page }) => {
  const { playground, column } = await busy(page, oneBusy);
  const request = nextRun(page);
  await column.getByRole('button', { name: 'Try another endpoint' }).click();
  const { columns } = (await request).postDataJSON();
  expect(columns).toEqual([
    { id: expect.any(String), model: oneBusy, routing: { only: ['simulator-east/fp8'] } },
  ]);
  await expect(column).toHaveAttribute('data-state', 'done');
  await expect(column).toContainText('Served by Simulator East');
  await expect(column).toContainText('differs: only simulator-east/fp8');
  await expect(playground.columns('done')).toHaveCount(2);
});

test('the same model is asked through another provider when that is pressed', async ({ page }) => {
  // A second door to a model of that name; what is listed is otherwise the server's own.
  await page.route('**/api/models', async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    const row = answer.models.find(({ id }: { id: string }) => id === allBusy);
    const elsewhere = { ...row, id: 'gemini:429-upstream-long', provider: 'gemini', available: true };
    await route.fulfill({ response, json: { ...answer, models: [...answer.models, elsewhere] } });
  });
  const { column } = await busy(page, allBusy);
  await expect(column.getByRole('button', { name: 'Try another endpoint' })).toHaveCount(0);
  const request = nextRun(page);
  await column.getByRole('button', { name: /^Try .* through Gemini$/ }).click();
  const { columns } = (await request).postDataJSON();
  expect(columns).toEqual([{ id: expect.any(String), model: 'gemini:429-upstream-long' }]);
});

test('another model takes the busy one’s place in that column alone', async ({ page }) => {
  const { playground, column } = await busy(page, allBusy);
  const id = await column.getAttribute('data-column');
  await column.getByRole('button', { name: 'Replace model' }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose models' });
  await dialog.getByRole('button', { name: /^Remove / }).click();
  await dialog.getByLabel('Search models').fill('bench/200x120');
  await dialog.getByRole('option').first().click();
  await dialog.getByRole('button', { name: /^Use / }).click();
  await expect(column).toHaveAttribute('data-column', id ?? '');
  const request = nextRun(page);
  await column.getByRole('button', { name: 'Run this column' }).click();
  const { columns } = (await request).postDataJSON();
  expect(columns).toEqual([{ id, model: 'openrouter:bench/200x120' }]);
  await expect(playground.columns('done')).toHaveCount(2);
});
