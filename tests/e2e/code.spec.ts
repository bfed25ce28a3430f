import { expect, test } from '@playwright/test';
import { PlaygroundPage } from '../support/playground-page.ts';
import { demoUrl, playgroundUrl } from '../support/servers.ts';

test('a column’s request is had as code, with what differs there and without a key', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await page.goto(
    `${playgroundUrl}/?models=openrouter:demo/steady&prompt=It%27s+code&1.temperature=0.3&system=Be+brief.`,
  );
  await expect(playground.runButton(1)).toBeEnabled();
  await playground.columns().first().getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Code' }).click();
  const dialog = page.getByRole('dialog', { name: 'Code' });
  const code = dialog.getByRole('group', { name: /^Code/ });
  await expect(code).toContainText('"temperature": 0.3');
  await expect(code).toContainText("It'\\''s code");
  await expect(code).toContainText('Be brief.');
  await expect(code).toContainText('Bearer $OPENROUTER_API_KEY');
  await expect(code).not.toContainText('sk-or');
  for (const [tab, mark] of [
    ['Python', 'from openai import OpenAI'],
    ['AI SDK', 'createOpenRouter'],
    ['JavaScript', 'await fetch('],
  ] as const) {
    await dialog.getByRole('tab', { name: tab }).click();
    await expect(code).toContainText(mark);
  }
  await expect(dialog.getByRole('button', { name: 'Copy code' })).toBeVisible();
});

test('on a phone the code stays inside its dialog, and a demo model’s says what it asks', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const playground = new PlaygroundPage(page);
  await playground.open(demoUrl, ['demo:swift']);
  await playground.columns().first().getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Code' }).click();
  const dialog = page.getByRole('dialog', { name: 'Code' });
  await expect(dialog).toContainText('Demo models are simulated');
  await expect(dialog.getByRole('group', { name: /^Code/ })).toContainText('127.0.0.1:4010');
  expect(await dialog.evaluate((each) => each.scrollWidth <= each.clientWidth)).toBe(true);
});
