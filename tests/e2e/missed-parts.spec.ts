import { expect, type Page, type Route, test } from '@playwright/test';
import { PlaygroundPage } from '../support/playground-page.ts';
import { demoUrl } from '../support/servers.ts';

const scripts = '**/_next/static/chunks/**';
const abort = (route: Route) => route.abort();
const missed = (page: Page) =>
  page.getByRole('dialog', { name: 'This part of the page could not be loaded.' });

/** The page with the scripts it began with, and none that it asks for later. */
async function openWithoutMore(page: Page): Promise<PlaygroundPage> {
  // Nothing is fetched ahead: the quiet moment never comes.
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  const playground = new PlaygroundPage(page);
  await playground.open(demoUrl, ['demo:swift', 'demo:steady'], 'When should I reach for a hash map?');
  await page.waitForLoadState('networkidle');
  return playground;
}

test('what is pressed in a column before its code came is done when it comes', async ({ page }) => {
  const playground = await openWithoutMore(page);
  await playground.columns().first().getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeVisible();
});

test('a key that is meant for a column is answered when the columns’ code comes', async ({ page }) => {
  const playground = await openWithoutMore(page);
  await page.locator('body').press('2');
  await expect(playground.columns().nth(1)).toBeFocused();
});

test('columns whose script does not come say so alone, and work when tried again', async ({ page }) => {
  const playground = await openWithoutMore(page);
  await page.route(scripts, abort);
  await playground.columns().first().getByRole('button', { name: 'More' }).click();
  const note = page.getByRole('status').filter({ hasText: 'This part of the page could not be loaded.' });
  await expect(note).toContainText('Check that you are online, then try again.');
  await playground.prompt.fill('The page is still here.');
  await page.unroute(scripts, abort);
  await note.getByRole('button', { name: 'Try again' }).click();
  await expect(playground.columns()).toHaveCount(2);
  await playground.runButton(2).click();
  await expect(playground.columns('done')).toHaveCount(2, { timeout: 20_000 });
});

test('a press is answered while the script of what it opens is on its way, and can be taken back', async ({
  page,
}) => {
  await openWithoutMore(page);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(scripts, async (route) => {
    await released;
    await route.continue();
  });
  const frame = page.locator('[data-overlay]').filter({ hasText: 'Loading' });
  const share = page.getByRole('button', { name: 'Share' });
  await share.click();
  await expect(frame).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(frame).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(frame).toHaveCount(1);
  release();
  await expect(page.getByRole('dialog', { name: 'Choose models' })).toBeVisible();
  await expect(frame).toHaveCount(0);
  await expect(page.getByRole('menu')).toHaveCount(0);
});

test('a dialog whose script does not come fails alone and opens when tried again', async ({ page }) => {
  const playground = await openWithoutMore(page);
  await playground.runButton(2).click();
  await expect(playground.answer(playground.columns().first())).not.toBeEmpty();
  await page.route(scripts, abort);
  await page.keyboard.press('Control+k');
  await expect(missed(page)).toBeVisible();
  await expect(missed(page)).toContainText('Check that you are online, then try again.');
  await expect(playground.columns('done')).toHaveCount(2, { timeout: 20_000 });
  await page.unroute(scripts, abort);
  await missed(page).getByRole('button', { name: 'Try again' }).click();
  await expect(missed(page)).toHaveCount(0);
  await expect(page.getByRole('dialog', { name: 'Choose models' })).toBeVisible();
});

test('a menu whose script does not come is closed again and the focus is back at its button', async ({
  page,
}) => {
  const playground = await openWithoutMore(page);
  await page.route(scripts, abort);
  const share = page.getByRole('button', { name: 'Share' });
  await share.click();
  await expect(missed(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(missed(page)).toHaveCount(0);
  await expect(share).toBeFocused();
  await playground.prompt.fill('The page is still here.');
  await expect(playground.runButton(2)).toBeEnabled();
  await page.unroute(scripts, abort);
  await share.click();
  await expect(page.getByRole('menuitem', { name: /^Copy set-up link/ })).toBeVisible();
});

test('a link that is to be copied by a script that does not come is copied when tried again', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openWithoutMore(page);
  const share = page.getByRole('button', { name: 'Share' });
  await share.click();
  const copy = page.getByRole('menuitem', { name: /^Copy set-up link/ });
  await expect(copy).toBeVisible();
  await page.route(scripts, abort);
  await copy.click();
  await expect(missed(page)).toBeVisible();
  await page.unroute(scripts, abort);
  await missed(page).getByRole('button', { name: 'Try again' }).click();
  await expect(missed(page)).toHaveCount(0);
  await expect(page.getByText('The set-up link is copied.')).toBeVisible();
});

test('an example whose script does not come fills in when tried again', async ({ page }) => {
  const playground = await openWithoutMore(page);
  await playground.prompt.fill('');
  const example = page.getByRole('button', { name: 'Code', exact: true });
  await expect(example).toBeVisible();
  await page.route(scripts, abort);
  await example.click();
  await expect(missed(page)).toBeVisible();
  await page.unroute(scripts, abort);
  await missed(page).getByRole('button', { name: 'Try again' }).click();
  await expect(missed(page)).toHaveCount(0);
  await expect(playground.prompt).not.toHaveValue('');
});

test('what fails before anybody asked for it is no trouble, and is fetched when it is wanted', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const whenIdle = window.requestIdleCallback.bind(window);
    const waiting: (() => void)[] = [];
    window.requestIdleCallback = (callback) => {
      waiting.push(() => whenIdle(callback));
      return 0;
    };
    window.addEventListener('quiet', () => {
      for (const go of waiting) go();
    });
  });
  const playground = new PlaygroundPage(page);
  await playground.open(demoUrl, ['demo:swift', 'demo:steady']);
  await page.waitForLoadState('networkidle');
  await page.route(scripts, abort);
  const failed = page.waitForEvent('requestfailed');
  await page.evaluate(() => window.dispatchEvent(new Event('quiet')));
  await failed;
  await page.waitForLoadState('networkidle');
  await expect(playground.runButton(2)).toBeEnabled();
  await expect(missed(page)).toHaveCount(0);
  await page.unroute(scripts, abort);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Choose models' })).toBeVisible();
});
