import { expect, type Page, test } from '@playwright/test';
import { PlaygroundPage } from '../support/playground-page.ts';
import { connectUrl } from '../support/servers.ts';

const free = ['swift', 'steady', 'scribe', 'polyglot'].map((name) => `openrouter:demo/${name}:free`);
const times = (count: number) => Array.from({ length: count / free.length }, () => free).flat();

const minuteOf = async (page: Page) =>
  (await (await page.request.get(`${connectUrl}/api/quota`)).json()).minute;

/** An account that nothing else of the tests uses, for this browser. */
async function connect(page: Page): Promise<void> {
  await new PlaygroundPage(page).open(connectUrl, free);
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^Connect/ })
    .click();
  const dialog = page.getByRole('dialog', { name: /^Connect/ });
  await dialog.getByLabel(/paste (a|another) key/i).fill(`sk-or-v1-two-tabs-${crypto.randomUUID()}`);
  await dialog.getByRole('button', { name: 'Save key' }).click();
  await expect(dialog.getByText('OpenRouter is connected.')).toBeVisible();
}

test('of 24 free columns 20 leave at once and 4 count down; a second tab shares that minute', async ({
  page,
  context,
}) => {
  test.setTimeout(60_000);
  await connect(page);
  const first = new PlaygroundPage(page);
  await first.open(connectUrl, times(24));
  // A minute that ends while the columns are being looked at would let the four go.
  await expect.poll(() => new Date().getUTCSeconds(), { timeout: 25_000 }).toBeLessThan(40);
  await first.runButton(24).click();
  await expect(first.columns('queued')).toHaveCount(4);
  expect(await first.columns('failed').count()).toBe(0);
  for (const column of await first.columns('queued').all()) {
    await expect(column).toContainText(/Starts in \d+ s/);
    await expect(column).toContainText('This minute’s free requests are used up.');
  }
  expect(await minuteOf(page)).toMatchObject({ limit: 20, used: 20, remaining: 0 });

  const other = await context.newPage();
  const second = new PlaygroundPage(other);
  await second.open(connectUrl, free.slice(0, 1));
  await second.runButton(1).click();
  await expect(second.columns('queued')).toHaveCount(1);
  expect(await minuteOf(other)).toMatchObject({ limit: 20, used: 20, remaining: 0 });
  await second.stopAll.click();
  await first.stopAll.click();
  await expect(first.columns('failed')).toHaveCount(0);
});
