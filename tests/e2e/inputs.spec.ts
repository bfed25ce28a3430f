import { expect, type Locator, type Page, test } from '@playwright/test';
import type { Setup } from '#lib/prompt/setup.ts';
import { png, type TestFile } from '../support/pictures.ts';
import { PlaygroundPage } from '../support/playground-page.ts';
import { demoUrl, playgroundUrl } from '../support/servers.ts';

const chips = (page: Page): Locator => page.getByRole('list', { name: 'Attachments' }).getByRole('listitem');
const complaint = (page: Page): Locator => page.getByRole('alert').filter({ hasText: /\w/ });

async function choose(page: Page, files: TestFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Attach', exact: true }).click();
  await (await chooser).setFiles(files);
}

/** A drag or a paste of files, as the browser would tell the page of it. */
async function give(page: Page, type: 'paste' | 'dragenter' | 'drop', files: TestFile[]): Promise<void> {
  const given = files.map(({ name, mimeType, buffer }) => ({
    name,
    mimeType,
    base64: buffer.toString('base64'),
  }));
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).evaluate(
    (field, { type, given }) => {
      const data = new DataTransfer();
      for (const { name, mimeType, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        data.items.add(new File([bytes], name, { type: mimeType }));
      }
      const how = { bubbles: true, cancelable: true };
      const event =
        type === 'paste'
          ? new ClipboardEvent(type, { ...how, clipboardData: data })
          : new DragEvent(type, { ...how, dataTransfer: data });
      field.dispatchEvent(event);
    },
    { type, given },
  );
}

/** The set-up that the next run sends. */
async function sentBy(page: Page, act: () => Promise<void>): Promise<Setup> {
  const request = page.waitForRequest((each) => each.method() === 'POST' && each.url().endsWith('/api/runs'));
  await act();
  return (await request).postDataJSON();
}

test('a chosen picture is sent: Seer answers and Swift says that it takes none', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(demoUrl, ['demo:seer', 'demo:swift'], 'What is in this picture?');
  await choose(page, [png('stripes.png', 40, 30)]);
  await expect(chips(page)).toHaveCount(1);
  await expect(chips(page)).toContainText('stripes.png');
  const setup = await sentBy(page, () => playground.runButton(2).click());
  expect(setup.messages[0]?.content).toEqual([
    { type: 'text', text: 'What is in this picture?' },
    { type: 'image', url: expect.stringMatching(/^data:image\/png;base64,iVBOR/) },
  ]);
  await expect(playground.column('Seer')).toHaveAttribute('data-state', 'done', { timeout: 20_000 });
  await expect(playground.answer(playground.column('Seer'))).toContainText(/picture/);
  const swift = playground.column('Swift');
  await expect(swift).toHaveAttribute('data-state', 'failed');
  await expect(swift).toContainText(
    'Swift takes no pictures. Remove the picture, or choose a model with vision.',
  );
  await expect(chips(page)).toHaveCount(0);
  await expect(page.getByRole('img', { name: 'Picture 1' }).first()).toBeVisible();
  await expect(page).not.toHaveURL(/base64/);
});

test('a picture is attached by pasting and by dropping, and the page shows where to drop', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, ['demo:seer']);
  await give(page, 'paste', [png('pasted.png', 20, 20)]);
  await expect(chips(page)).toHaveCount(1);
  const veil = page.getByText('Drop pictures and PDFs to attach them');
  await give(page, 'dragenter', [png('dropped.png', 20, 20)]);
  await expect(veil).toBeVisible();
  await give(page, 'drop', [png('dropped.png', 20, 20)]);
  await expect(veil).toBeHidden();
  await expect(chips(page)).toContainText(['pasted.png', 'dropped.png']);
  await expect(playground.prompt).toHaveValue('Say something.');
});

test('an attachment is removed with the keyboard', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, ['demo:seer']);
  await choose(page, [png('one.png', 20, 20), png('two.png', 20, 20)]);
  await expect(chips(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Remove one.png' }).press('Enter');
  await expect(chips(page)).toHaveCount(1);
  await expect(chips(page)).toContainText('two.png');
});

test('a picture over 2,048 pixels is made smaller, which its chip says', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, ['demo:seer']);
  const large = png('large.png', 3000, 2000);
  await choose(page, [large]);
  await expect(chips(page)).toContainText('resized to 2048 × 1365');
  const setup = await sentBy(page, () => playground.runButton(1).click());
  const content = setup.messages[0]?.content;
  const [, part] = Array.isArray(content) ? content : [];
  const url = part?.type === 'image' ? part.url : '';
  expect(url).toMatch(/^data:image\/(webp|jpeg);base64,/);
  expect(url.length * 0.75).toBeLessThan(1.5 * 1024 * 1024);
  const size = await page.evaluate(async (source) => {
    const picture = new Image();
    picture.src = source;
    await picture.decode();
    return [picture.naturalWidth, picture.naturalHeight];
  }, url);
  expect(size).toEqual([2048, 1365]);
});

test('what may not be attached is refused with a sentence each, and nothing else is lost', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, ['demo:seer'], 'Keep me');
  const broken = png('broken.png', 20, 20);
  await choose(page, [
    png('good.png', 20, 20),
    { name: 'fake.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>no</html>') },
    { ...broken, buffer: broken.buffer.subarray(0, 20) },
    { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') },
  ]);
  await expect(complaint(page)).toContainText('fake.pdf is not a PDF');
  await expect(complaint(page)).toContainText('broken.png cannot be read as a picture');
  await expect(complaint(page)).toContainText('notes.txt is neither a picture nor a PDF');
  await expect(chips(page)).toHaveCount(1);
  await expect(chips(page)).toContainText('good.png');
  await expect(playground.prompt).toHaveValue('Keep me');
  await expect(playground.runButton(1)).toBeEnabled();
});

test('a picture of 50 MB and a ninth attachment are refused', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, ['demo:seer']);
  await page.locator('input[type="file"]').evaluate((input: HTMLInputElement) => {
    const mark = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
    const data = new DataTransfer();
    data.items.add(new File([mark, new Uint8Array(50 * 1024 * 1024)], 'huge.png', { type: 'image/png' }));
    input.files = data.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(complaint(page)).toContainText('huge.png has 50 MB; a picture may have 30 MB.');
  await choose(
    page,
    Array.from({ length: 9 }, (_, index) => png(`${index + 1}.png`, 8, 8)),
  );
  await expect(chips(page)).toHaveCount(8);
  await expect(complaint(page)).toContainText('A prompt takes 8 attachments; 9.png was left out.');
});

test('a PDF is sent with its name, and a demo model says that it takes none', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, ['demo:swift'], 'Sum it up.');
  const paper = { name: 'paper.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF') };
  await choose(page, [paper]);
  await expect(chips(page)).toContainText('paper.pdf');
  const setup = await sentBy(page, () => playground.runButton(1).click());
  expect(setup.messages[0]?.content).toContainEqual({
    type: 'file',
    name: 'paper.pdf',
    url: `data:application/pdf;base64,${paper.buffer.toString('base64')}`,
  });
  await expect(playground.column('Swift')).toContainText('Swift takes no PDFs.');
});

test('a refused run gives its picture back', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, ['openrouter:no/such-model'], 'Keep me');
  await choose(page, [png('kept.png', 20, 20)]);
  await expect(chips(page)).toHaveCount(1);
  await playground.runButton(1).click();
  await expect(page.getByText(/There is no model openrouter:no\/such-model/).first()).toBeVisible();
  await expect(chips(page)).toContainText('kept.png');
});

test('variables have a field each, must be filled in, and are sent filled in', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await page.goto(`${playgroundUrl}/?models=demo:swift&prompt=Hi&system=Answer in {{language}}.`);
  await expect(page.getByLabel('Variable language')).toBeVisible();
  await playground.prompt.fill('What is new in {{city}}? Write \\{{city}} too.');
  const city = page.getByLabel('Variable city');
  await expect(playground.runButton(1)).toBeDisabled();
  await expect(page.getByText('Fill in city, language before you run')).toBeVisible();
  await city.fill('Oslo');
  await page.getByLabel('Variable language').fill('French');
  await expect(page).toHaveURL(/var\.city=Oslo/);
  const setup = await sentBy(page, () => playground.runButton(1).click());
  expect(setup.messages[0]?.content).toBe('What is new in Oslo? Write {{city}} too.');
  expect(setup.system).toBe('Answer in French.');
  await expect(city).toBeHidden();
});

test('a link brings a template and its values', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  const query = new URLSearchParams({ models: 'demo:swift', prompt: 'About {{city}}', 'var.city': 'Århus' });
  await page.goto(`${playgroundUrl}/?${query}`);
  await expect(playground.runButton(1)).toBeEnabled();
  await expect(playground.prompt).toHaveValue('About {{city}}');
  await expect(page.getByLabel('Variable city')).toHaveValue('Århus');
  const setup = await sentBy(page, () => playground.runButton(1).click());
  expect(setup.messages[0]?.content).toBe('About Århus');
});
