import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { PlaygroundPage } from '../support/playground-page.ts';
import { demoUrl } from '../support/servers.ts';

const menu = (page: Page) => page.getByRole('dialog', { name: 'Commands' });
const search = (page: Page) => page.getByRole('combobox', { name: 'Search commands' });

async function open(page: Page): Promise<PlaygroundPage> {
  const playground = new PlaygroundPage(page);
  await page.goto(demoUrl);
  await expect(playground.runButton(4)).toBeEnabled();
  return playground;
}

/** Opens the menu, types and presses Enter. */
async function command(page: Page, words: string, option: string): Promise<void> {
  await page.keyboard.press('Control+/');
  await search(page).fill(words);
  await expect(page.getByRole('option').first()).toContainText(option);
  await page.keyboard.press('Enter');
  await expect(menu(page)).toHaveCount(0);
}

test('a few letters and Enter do what has that name, and the focus goes where it belongs', async ({
  page,
}) => {
  const playground = await open(page);
  await command(page, 'th dark', 'Theme: dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await command(page, 'go thinker', 'Go to Thinker');
  await expect(playground.column('Thinker')).toBeFocused();
  await command(page, 'schema', 'Schema');
  await expect(page.getByRole('dialog', { name: /schema/i })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(playground.column('Thinker').locator(':focus')).toHaveCount(1);
  await command(page, 'write', 'Write a prompt');
  await expect(playground.prompt).toBeFocused();
  await page.getByRole('button', { name: 'All commands' }).click();
  await expect(page.getByRole('group', { name: 'Used last' }).getByRole('option').first()).toContainText(
    'Write a prompt',
  );
});

test('the menus of the page and the kept runs are in it too', async ({ page }) => {
  const playground = await open(page);
  await playground.runButton(4).click();
  await expect(playground.columns('done')).toHaveCount(4, { timeout: 25_000 });
  await page.keyboard.press('Control+/');
  for (const [words, option] of [
    ['export json', 'Export JSON'],
    ['four demo', 'Four demo models'],
  ] as const) {
    await search(page).fill(words);
    await expect(page.getByRole('option').first()).toContainText(option);
  }
  await search(page).fill('sorted array');
  const run = page.getByRole('group', { name: 'History' }).getByRole('option').first();
  await expect(run).toContainText('hash map');
  await run.click();
  await expect(page).toHaveURL(/\/runs\//);
});

test('no key fires while one types, nor while something lies over the page', async ({ page }) => {
  const playground = await open(page);
  await playground.prompt.fill('');
  await playground.prompt.pressSequentially('h.?/');
  await expect(playground.prompt).toHaveValue('h.?/');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await playground.column('Swift').focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('.');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('.');
  await expect(menu(page)).toBeVisible();
});

test('axe finds nothing in it, and a phone reaches it from its menu', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menuitem', { name: 'All commands' }).click();
  await expect(search(page)).toBeFocused();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await search(page).fill('density');
  await page.getByRole('option', { name: 'Density: compact' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-density', 'compact');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-density', 'compact');
});

test('a phone shares from its top bar', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  const share = page.getByRole('button', { name: 'Share' });
  await expect(share).toBeInViewport({ ratio: 1 });
  await share.click();
  await expect(page.getByRole('menuitem', { name: /^Copy set-up link/ })).toBeVisible();
});

test('an example fills the form in with what belongs to it, and runs nothing', async ({ page }) => {
  const playground = await open(page);
  await page.getByRole('button', { name: 'Vision' }).click();
  await expect(page.getByText('tea-chart.png')).toBeVisible();
  await expect(playground.column('Seer')).toBeVisible();
  await page.getByRole('button', { name: 'Extract to JSON' }).click();
  await expect(page.getByText('tea-chart.png')).toHaveCount(0);
  await expect(playground.column('Smith')).toBeVisible();
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(playground.column('Steady')).toBeVisible();
  await expect(playground.columns('idle')).toHaveCount(4);
});

test('what the head of a column offers is done by its name, and the focus stays where it was', async ({
  page,
}) => {
  const playground = await open(page);
  await playground.prompt.focus();
  await command(page, 'remove steady', 'Remove: Steady');
  await expect(playground.column('Steady')).toHaveCount(0);
  await expect(playground.prompt).toBeFocused();
  await command(page, 'settings thinker', 'Settings: Thinker');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await expect(settings).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(settings).toHaveCount(0);
  await playground.column('Swift').focus();
  await command(page, 'remove swift', 'Remove: Swift');
  await expect(playground.column('Thinker')).toBeFocused();
  await command(page, 'keep', 'Keep this run');
  await expect(page.getByRole('switch', { name: 'Keep this run' })).not.toBeChecked();
});
