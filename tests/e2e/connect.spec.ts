import { expect, type Page, test } from '@playwright/test';
import { PlaygroundPage } from '../support/playground-page.ts';
import { connectUrl, playgroundUrl, simulatorUrl } from '../support/servers.ts';

const model = 'openrouter:bench/400x40';
const prompt = 'Survive the round trip';

const top = (page: Page) => page.getByRole('banner');
const dialogOf = (page: Page) => page.getByRole('dialog', { name: /^Connect/ });

/** Waits until the page is interactive: a press before that would be lost. */
const visit = (page: Page, origin = connectUrl) => new PlaygroundPage(page).open(origin, [model], prompt);

/** The dialog, opened from the top bar. */
async function openDialog(page: Page) {
  await top(page)
    .getByRole('button', { name: /^Connect/ })
    .click();
  await expect(dialogOf(page)).toBeVisible();
  await expect(dialogOf(page).getByLabel(/paste (a|another) key/i)).toBeVisible();
  return dialogOf(page);
}

/** Off to the consent page, which the simulator plays. */
async function leave(page: Page): Promise<void> {
  const dialog = await openDialog(page);
  await dialog.getByRole('button', { name: 'Connect OpenRouter', exact: true }).click();
  await page.waitForURL(`${new URL(simulatorUrl).origin}/auth?**`);
}

async function pasteKey(page: Page, key: string): Promise<void> {
  const dialog = await openDialog(page);
  await dialog.getByLabel(/paste (a|another) key/i).fill(key);
  await dialog.getByRole('button', { name: 'Save key' }).click();
}

test('Connect OpenRouter goes to the consent page and comes back with a key, prompt and line-up kept', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  await playground.open(connectUrl, [model, model], prompt);
  const long = `${prompt}. ${'A long prompt fits into no address. '.repeat(200)}`.trim();
  await playground.prompt.fill(long);
  await leave(page);
  await expect(page.getByText('Abreast asks for a key')).toBeVisible();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.waitForURL((url) => url.origin === connectUrl);
  await expect(page.getByText('OpenRouter is connected: its models can run now.')).toBeVisible();
  await expect(playground.prompt).toHaveValue(long);
  await expect(playground.columns()).toHaveCount(2);
  await expect(page).not.toHaveURL(/connected=/);
  await expect(top(page).getByRole('button', { name: 'Connected' })).toBeVisible();
  await playground.runButton(2).click();
  await expect(playground.columns('done')).toHaveCount(2);
});

test('no script of the page can read the key', async ({ page, context }) => {
  await visit(page);
  await leave(page);
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('OpenRouter is connected')).toBeVisible();
  const kept = (await context.cookies()).find(({ name }) => name === 'abreast-keys');
  expect(kept).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: false, path: '/' });
  const readable = await page.evaluate(() =>
    [
      document.cookie,
      JSON.stringify({ ...localStorage, ...sessionStorage }),
      document.documentElement.outerHTML,
    ].join(),
  );
  expect(readable).not.toContain('abreast-keys');
  expect(readable).not.toMatch(/sk-or-v1-[0-9a-f]{20}/);
});

test('denying comes back with a sentence, a way on, and the prompt kept', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(connectUrl, [model], prompt);
  await leave(page);
  await page.getByRole('button', { name: 'Deny' }).click();
  await expect(page.getByText('OpenRouter was not allowed to hand out a key.')).toBeVisible();
  await expect(playground.prompt).toHaveValue(prompt);
  await expect(page).not.toHaveURL(/connect-error/);
  await page.getByRole('button', { name: 'Connect again' }).click();
  await expect(dialogOf(page)).toBeVisible();
});

test('a callback with a wrong state says so and keeps no key', async ({ page, context }) => {
  await visit(page);
  await leave(page);
  await page.goto(`${connectUrl}/api/connect/openrouter/callback?code=made-up&state=made-up`);
  await expect(page.getByText(/does not belong to a connection this browser is making/)).toBeVisible();
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('abreast-keys');
});

test('a used code says so, and the key it gave stays', async ({ page }) => {
  let code = '';
  page.on('request', (request) => {
    code = new URL(request.url()).searchParams.get('code') ?? code;
  });
  await visit(page);
  await leave(page);
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('OpenRouter is connected')).toBeVisible();
  await page.goto(`${connectUrl}/api/connect/openrouter`);
  const state = new URL(page.url()).searchParams.get('state');
  expect(code).not.toBe('');
  await page.goto(`${connectUrl}/api/connect/openrouter/callback?code=${code}&state=${state}`);
  await expect(page.getByText(/did not take the code/)).toBeVisible();
  await expect(top(page).getByRole('button', { name: 'Connected' })).toBeVisible();
});

test('a pasted key connects, opens the models at once, and disconnecting forgets it', async ({ page }) => {
  await visit(page);
  await pasteKey(page, 'sk-or-v1-pasted-0123456789-abcd');
  const dialog = dialogOf(page);
  const connected = dialog.getByRole('list', { name: 'Connected providers' });
  await expect(connected).toContainText('OpenRouter');
  await expect(connected).toContainText('your key');
  await expect(connected).toContainText('sk-or-v1-pas...abcd');
  await expect(dialog.getByLabel(/paste (a|another) key/i)).toHaveValue('');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(top(page).getByRole('button', { name: 'Connected' })).toBeVisible();
  await openDialog(page);
  await dialog.getByRole('button', { name: 'Disconnect OpenRouter' }).click();
  await expect(dialog.getByText('The key for OpenRouter is forgotten.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Connect OpenRouter', exact: true })).toBeVisible();
  await page.reload();
  await expect(top(page).getByRole('button', { name: 'Connect OpenRouter' })).toBeVisible();
});

test('a key OpenRouter does not know is told, and can be mended in its place', async ({ page }) => {
  await visit(page);
  await pasteKey(page, 'sk-or-v1-invalid');
  await expect(
    dialogOf(page).getByRole('alert').filter({ hasText: 'OpenRouter does not know this key.' }),
  ).toBeVisible();
  await expect(dialogOf(page).getByLabel(/paste (a|another) key/i)).toHaveValue('sk-or-v1-invalid');
});

test('a key with a line break in it is told, and its lines are not joined', async ({ page }) => {
  await visit(page);
  const dialog = await openDialog(page);
  const field = dialog.getByLabel(/paste (a|another) key/i);
  await field.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'sk-or-v1-first\nsecond');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(dialog.getByText(/The key has a line break in it\. Paste the key alone/)).toBeVisible();
  await expect(field).toHaveValue('');
});

test('the key field shows nothing of what is typed, and no browser fills it in', async ({ page }) => {
  await visit(page);
  const field = (await openDialog(page)).getByLabel(/paste (a|another) key/i);
  await expect(field).toHaveAttribute('type', 'password');
  await expect(field).toHaveAttribute('autocomplete', 'off');
});

test('a key of the server is shown as the server’s, and is not the visitor’s to take away', async ({
  page,
}) => {
  await visit(page, playgroundUrl);
  const dialog = await openDialog(page);
  await expect(dialog.getByRole('list', { name: 'Connected providers' })).toContainText('the server’s key');
  await expect(dialog.getByRole('button', { name: /^Disconnect/ })).toHaveCount(0);
});

test('the picker names the providers that tell nothing without a key, and leads to where it is given', async ({
  page,
}) => {
  await visit(page);
  await page.keyboard.press('ControlOrMeta+k');
  const picker = page.getByRole('dialog', { name: 'Choose models' });
  const locked = picker.getByRole('list', { name: 'Providers that need a key' });
  await expect(locked.getByRole('listitem')).toHaveText([/^Gemini: needs a key/, /^OpenAI: needs a key/]);
  await locked.getByRole('button', { name: 'Connect Gemini' }).click();
  await expect(picker).toBeHidden();
  await expect(dialogOf(page).getByRole('combobox', { name: 'Provider' })).toHaveValue('gemini');
});

test('a column that failed for want of a key leads to where it is given', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await visit(page);
  await playground.runButton(1).click();
  const column = playground.columns('failed');
  await expect(column.locator('strong')).toHaveText(/needs a key for OpenRouter\.$/);
  await column.getByRole('button', { name: 'Connect OpenRouter' }).click();
  await expect(dialogOf(page)).toBeVisible();
});
