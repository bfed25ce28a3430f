import { expect, type Page } from '@playwright/test';
import { recorded } from './fixtures.ts';
import { type Stage, test } from './stage.ts';

const models = ['openrouter:nvidia/nemotron-3.5-lightning:free', 'openrouter:anthropic/claude-opus-5'];

async function openPlayground(stage: Stage): Promise<Page> {
  await stage.open(`/?models=${models.join(',')}&prompt=Explain a bloom filter.`);
  await expect(stage.page.getByRole('button', { name: 'Run 2' })).toBeEnabled();
  return stage.page;
}

test('the picker, and a search in it', async ({ stage }) => {
  const page = await openPlayground(stage);
  await page.getByRole('button', { name: 'Choose models' }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await stage.pictures('picker');
  await page.getByRole('combobox', { name: 'Search models' }).fill('free ctx>200k');
  await stage.pictures('picker-search', [1440]);
  await page.getByRole('combobox', { name: 'Search models' }).fill('no such model');
  await stage.pictures('picker-nothing', [1440]);
});

const opened: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  help: (page: Page) => page.keyboard.press('?'),
  commands: (page: Page) => page.keyboard.press('.'),
  settings: (page: Page) => page.getByRole('button', { name: 'Parameters' }).click(),
  tools: (page: Page) => page.getByRole('button', { name: 'Tools' }).click(),
  schema: (page: Page) => page.getByRole('button', { name: 'Schema' }).click(),
  connect: (page: Page) => page.getByRole('button', { name: 'Connected' }).click(),
};

/** Those that lie differently there. */
const onPhone = new Set(['commands', 'settings', 'connect']);

for (const [name, open] of Object.entries(opened)) {
  test(`the dialog: ${name}`, async ({ stage }) => {
    const page = await openPlayground(stage);
    await page.getByRole('heading', { level: 1 }).click();
    await open(page);
    await expect(page.getByRole('dialog')).toBeVisible();
    await stage.pictures(name, onPhone.has(name) ? [1440, 390] : [1440]);
  });
}

test('a column’s settings, its menu and its code', async ({ stage }) => {
  const page = await openPlayground(stage);
  const column = page.locator('[data-column]').first();
  await column.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await stage.pictures('column-settings', [1440]);
  await page.keyboard.press('Escape');
  await column.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await stage.pictures('column-menu', [1440]);
});

test('the ways to share, and a result link', async ({ stage }) => {
  const { page } = stage;
  await stage.open(`/runs/${stage.keep(recorded('tools'))}`);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await stage.pictures('share-menu', [1440]);
  await page.getByRole('menuitem', { name: /Result link/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await stage.pictures('share', [1440, 390]);
});
