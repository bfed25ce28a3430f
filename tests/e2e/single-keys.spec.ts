import { expect, type Page, test } from '@playwright/test';
import { PlaygroundPage } from '../support/playground-page.ts';
import { demoUrl } from '../support/servers.ts';

const help = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });
const menu = (page: Page) => page.getByRole('dialog', { name: 'Commands' });
const focusView = (page: Page) => page.getByRole('button', { name: 'Focus view' });

async function open(page: Page): Promise<PlaygroundPage> {
  const playground = new PlaygroundPage(page);
  await playground.open(demoUrl, ['demo:swift', 'demo:steady']);
  await playground.column('Swift').focus();
  return playground;
}

test('keys without Ctrl or Cmd are turned off in the help sheet, and stay so', async ({ page }) => {
  const playground = await open(page);
  await page.keyboard.press('?');
  await expect(help(page).getByText('Scroll columns together')).toBeVisible();
  await help(page).getByRole('switch', { name: 'Single-key shortcuts' }).click();
  await expect(help(page).getByText('Scroll columns together')).toHaveCount(0);
  await expect(help(page).getByText('Choose models')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help(page)).toHaveCount(0);
  for (const visit of ['this one', 'the next one']) {
    if (visit === 'the next one') await open(page);
    await expect(focusView(page)).not.toHaveAttribute('aria-keyshortcuts');
    for (const key of ['f', 's', '?', '.', '/', '2', 'h']) await page.keyboard.press(key);
    await expect(focusView(page)).toHaveAttribute('aria-pressed', 'false');
    await expect(playground.prompt).not.toBeFocused();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('Control+/');
    await expect(menu(page)).toBeVisible();
    await expect(menu(page).getByRole('option', { name: 'Go to Swift' }).locator('.font-mono')).toHaveCount(
      0,
    );
    await expect(menu(page).getByRole('option', { name: 'Choose models' }).locator('.font-mono')).toHaveCount(
      1,
    );
    await page.keyboard.press('Escape');
    await expect(menu(page)).toHaveCount(0);
    await playground.column('Swift').getByRole('button', { name: 'More' }).click();
    await expect(page.getByRole('menuitem', { name: 'Focus' })).toBeVisible();
    await expect(page.getByRole('menu').locator('.font-mono')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
  }
});

test('Run leaves one writing; Escape stops, Escape again leaves the prompt, and keys mean the page', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  await playground.open(demoUrl, ['demo:steady', 'demo:thinker']);
  await playground.runButton(2).click();
  await expect(playground.stopAll).toBeVisible();
  await expect(playground.prompt).toBeFocused();
  await page.keyboard.type('f2');
  await expect(playground.prompt).toHaveValue('f2');
  await page.keyboard.press('Escape');
  await expect(playground.runButton(2)).toBeVisible();
  await expect(playground.prompt).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(playground.prompt).not.toBeFocused();
  await page.keyboard.press('2');
  await expect(playground.column('Thinker')).toBeFocused();
  await page.keyboard.press('f');
  await expect(focusView(page)).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('/');
  await expect(playground.prompt).toBeFocused();
  await expect(playground.prompt).toHaveValue('f2');
});

test('the command menu turns them on again', async ({ page }) => {
  await page.context().addCookies([{ name: 'abreast-keys', value: 'off', url: demoUrl }]);
  await open(page);
  await page.keyboard.press('f');
  await expect(focusView(page)).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('Control+/');
  await page.getByRole('combobox').fill('single-key');
  await page.getByRole('option', { name: 'Single-key shortcuts' }).click();
  await expect(menu(page)).toHaveCount(0);
  await expect(focusView(page)).toHaveAttribute('aria-keyshortcuts', 'F');
  await page.keyboard.press('f');
  await expect(focusView(page)).toHaveAttribute('aria-pressed', 'true');
});

test('the key that runs says why nothing can be run, and leaves one where that is mended', async ({
  page,
}) => {
  const playground = await open(page);
  await playground.prompt.fill('');
  await playground.column('Swift').focus();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Write a prompt first.' })).toBeVisible();
  await expect(playground.prompt).toBeFocused();
  await expect(playground.columns('idle')).toHaveCount(2);
});
