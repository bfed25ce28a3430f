import { expect, type Page, test } from '@playwright/test';
import { PlaygroundPage } from '../support/playground-page.ts';
import { finishedRun } from '../support/run-page.ts';
import { demoUrl, playgroundUrl } from '../support/servers.ts';

/** A phone on its side, a screen of 1920 × 1080 at 200 %, and the least that is promised. */
const sizes = [
  { width: 844, height: 390 },
  { width: 960, height: 540 },
  { width: 640, height: 320 },
];

/** Five lines of a reply. */
const legible = 110;

/** How many pixels of the first column's text are on the screen and under nothing, measured down its middle. */
function seen(page: Page): Promise<number> {
  return page
    .locator('.lane-scroller')
    .first()
    .evaluate((scroller) => {
      const { left, top, width, bottom } = scroller.getBoundingClientRect();
      const isSeen = (y: number) => {
        const on = document.elementFromPoint(left + width / 2, y);
        return on !== null && (scroller === on || scroller.contains(on));
      };
      return Array.from({ length: Math.round(bottom - top) }, (_, y) => top + y).filter(isSeen).length;
    });
}

for (const size of sizes) {
  const name = `${size.width} × ${size.height}`;

  test(`a reply can be read while it streams and afterwards, ${name}`, async ({ page }) => {
    await page.setViewportSize(size);
    const playground = new PlaygroundPage(page);
    await playground.open(playgroundUrl, ['demo:swift', 'demo:steady'], 'Compare two lists in a table.');
    await playground.runButton(2).click();
    await expect(playground.columns('streaming').first()).toBeVisible();
    expect(await seen(page)).toBeGreaterThan(legible);
    await expect(playground.stopAll).toBeInViewport({ ratio: 1 });
    await expect(playground.columns('done')).toHaveCount(2, { timeout: 20_000 });
    expect(await seen(page)).toBeGreaterThan(legible);
    await expect(playground.prompt).toBeInViewport({ ratio: 1 });
  });

  test(`what has no room stands in a menu, ${name}`, async ({ page }) => {
    await page.setViewportSize(size);
    await page.goto(demoUrl);
    await expect(page.getByRole('button', { name: 'Run 4', exact: true })).toBeInViewport({ ratio: 1 });
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    for (const entry of [
      'System and parameters',
      'Tools',
      'Schema',
      'Keep this run: yes',
      'Connect OpenRouter',
    ])
      await expect(page.getByRole('menuitem', { name: entry })).toHaveCount(1);
    await page.getByRole('menuitem', { name: 'Keep this run: yes' }).click();
    await expect(page.getByText('This run is not kept.')).toBeVisible();
  });

  test(`a kept run can be read beside its replay, and presented, ${name}`, async ({ page }) => {
    const run = await finishedRun(playgroundUrl, ['demo:swift', 'demo:steady']);
    await page.setViewportSize(size);
    for (const path of [`/runs/${run}`, `/runs/${run}?present`]) {
      await page.goto(`${playgroundUrl}${path}`);
      await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeInViewport({ ratio: 1 });
      expect(await seen(page)).toBeGreaterThan(legible);
    }
  });
}

test('on a phone what is written takes the width of the composer, and nothing below it moves', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const playground = new PlaygroundPage(page);
  await page.goto(`${playgroundUrl}/?models=demo:swift`);
  const box = async () => (await playground.prompt.boundingBox()) ?? { width: 0 };
  const narrow = (await box()).width;
  const run = page.getByRole('button', { name: 'Run 1', exact: true });
  const place = await run.boundingBox();
  await playground.prompt.fill('Which of two lists is the longer one?');
  expect((await box()).width).toBeGreaterThan(narrow + 100);
  expect(await run.boundingBox()).toEqual(place);
});
