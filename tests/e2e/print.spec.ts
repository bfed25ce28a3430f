import { expect, type Page, test } from '@playwright/test';
import { finishedRun, RunPage } from '../support/run-page.ts';
import { playgroundUrl } from '../support/servers.ts';

/** Longer than a page. */
const long = 'openrouter:bench/400x2000';

const pages = async (page: Page) =>
  (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

/** How far each column's text and the lowest of them go beyond what holds them, px. */
const hidden = (page: Page) =>
  page.evaluate(() => {
    const scrollers = [...document.querySelectorAll('.lane-scroller')];
    const cut = scrollers.map(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
    const end = Math.max(...scrollers.map((scroller) => scroller.getBoundingClientRect().bottom));
    return Math.max(...cut, end - document.documentElement.scrollHeight);
  });

for (const count of [2, 4]) {
  test(`${count} long replies are printed to their ends, with their prompt and without the page's tools`, async ({
    page,
  }) => {
    const run = await finishedRun(playgroundUrl, Array(count).fill(long), 'Which words come last?');
    await new RunPage(page).open(playgroundUrl, run);
    await expect(page.locator('[data-part="answer"]').last()).not.toBeEmpty();
    expect(await pages(page)).toBeGreaterThan(count > 3 ? count : 1);
    await page.emulateMedia({ media: 'print' });
    expect(await hidden(page)).toBeLessThanOrEqual(1);
    await expect(page.getByText('Which words come last?').first()).toBeVisible();
    for (const tool of ['Play', 'Share', 'More', 'History'])
      await expect(page.getByRole('button', { name: tool, exact: true })).toHaveCount(0);
  });
}
