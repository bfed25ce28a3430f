import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { PlaygroundPage } from '../support/playground-page.ts';
import { demoUrl, playgroundUrl } from '../support/servers.ts';

/** A run kept by the server, sent without a page. */
async function keptRun(origin: string, models: readonly string[]): Promise<string> {
  const response = await fetch(`${origin}/api/runs`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      messages: [{ role: 'user', content: 'When should I reach for a hash map?' }],
      columns: models.map((model, index) => ({ id: `c${index + 1}`, model })),
    }),
  });
  await response.text();
  return response.headers.get('Location')?.split('/').at(-1) ?? '';
}

const play = (page: Page) => page.getByRole('button', { name: 'Play', exact: true });
const position = (page: Page) => page.getByRole('slider', { name: 'Position' });
const time = (page: Page) => page.locator('[data-part="replay-time"]');
/** The page stands before it answers: the time in the reader's own zone is only there once it does. */
const takenOver = (page: Page) => expect(page.locator('time')).toBeVisible();
const figures = (page: Page) =>
  page.locator('dl[aria-label="Metrics"]').evaluateAll((lists) => lists.map((list) => list.textContent));

test('the page of a run shows the text and the figures that were shown live', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, ['openrouter:bench/200x120', 'openrouter:bench/400x40']);
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await playground.runButton(2).click();
  const id = (await (await answered).headerValue('location'))?.split('/').at(-1);
  await expect(playground.columns('done')).toHaveCount(2);
  const live = await figures(page);
  await expect(page.locator('[data-part="answer"]')).toHaveCount(2);
  const answers = await page.locator('[data-part="answer"]').allTextContents();
  await page.goto(`${playgroundUrl}/runs/${id}`);
  await expect(play(page)).toBeVisible();
  await expect(playground.columns('done')).toHaveCount(2);
  expect(await figures(page)).toEqual(live);
  await expect(page.locator('[data-part="answer"]')).toHaveCount(2);
  expect(await page.locator('[data-part="answer"]').allTextContents()).toEqual(answers);
});

test('nothing on the page of a run asks a model or changes it', async ({ page }) => {
  const id = await keptRun(playgroundUrl, ['openrouter:bench/400x40']);
  await page.goto(`${playgroundUrl}/runs/${id}`);
  const column = page.locator('[data-column]');
  await expect(column).toHaveAttribute('data-state', 'done');
  for (const name of ['Stop', 'Retry', 'Settings', 'Edit prompt'])
    await expect(column.getByRole('button', { name, exact: true })).toHaveCount(0);
  await column.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('menuitem')).toHaveText(['Copy', 'Copy with metrics']);
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveCount(0);
});

test('the page of a run can be read before any script of it has come', async ({ browser, page }) => {
  const id = await keptRun(demoUrl, ['demo:swift', 'demo:thinker', 'demo:scribe']);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  await page.goto(`${demoUrl}/runs/${id}`);
  await takenOver(page);
  const answers = page.locator('[data-part="answer"]');
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(`${demoUrl}/runs/${id}`);
  expect(await figures(still)).toEqual(await figures(page));
  expect(await still.locator('[data-part="answer"]').allInnerTexts()).toEqual(await answers.allInnerTexts());
  await expect(still.locator('[data-part="answer"]').first()).not.toBeEmpty();
  expect(errors).toEqual([]);
  await plain.close();
});

test('what is pressed before the log has come is played once it has', async ({ page }) => {
  const id = await keptRun(playgroundUrl, ['openrouter:bench/50x200']);
  const asked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  await page.route('**/events?after=0', async (route) => {
    asked.resolve();
    await released.promise;
    await route.continue();
  });
  await page.goto(`${playgroundUrl}/runs/${id}`);
  await asked.promise;
  await play(page).click();
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await expect(page.locator('[data-column]')).toHaveAttribute('data-state', 'done');
  await expect(time(page)).toHaveText(/^0\.0 \//);
  released.resolve();
  await expect(page.locator('[data-column]')).toHaveAttribute('data-state', 'streaming');
});

test('a log that can’t be had is told where the run is to be played', async ({ page }) => {
  const id = await keptRun(demoUrl, ['demo:swift']);
  await page.route('**/events?after=0', (route) => route.abort());
  await page.goto(`${demoUrl}/runs/${id}`);
  await page.getByRole('button', { name: 'Race', exact: true }).click();
  await expect(page.getByText('The replay could not be loaded.')).toBeVisible();
  await page.unroute('**/events?after=0');
  await play(page).click();
  await expect(page.locator('[data-column]')).not.toHaveAttribute('data-state', 'done');
});

test('a replay plays, pauses, and ends as it opened', async ({ page }) => {
  const id = await keptRun(playgroundUrl, ['openrouter:bench/50x200', 'openrouter:bench/400x40']);
  await page.goto(`${playgroundUrl}/runs/${id}`);
  await expect(play(page)).toBeVisible();
  await takenOver(page);
  const before = await figures(page);
  await page.keyboard.press('Space');
  const [slow, fast] = [page.locator('[data-column]').first(), page.locator('[data-column]').last()];
  await expect(fast).toHaveAttribute('data-state', 'done');
  await expect(slow).toHaveAttribute('data-state', 'streaming');
  await page.keyboard.press('Space');
  await expect(play(page)).toBeVisible();
  const stood = await time(page).textContent();
  await expect(slow.locator('[data-part="answer"]')).not.toContainText('w0200');
  await expect(time(page)).toHaveText(stood ?? '');
  await page.getByRole('button', { name: '4×' }).click();
  await play(page).click();
  await expect(slow).toHaveAttribute('data-state', 'done');
  await expect(play(page)).toBeVisible();
  expect(await figures(page)).toEqual(before);
});

test('the position is a slider, and every strip is one by pointer', async ({ page }) => {
  const id = await keptRun(playgroundUrl, ['openrouter:bench/50x200', 'openrouter:bench/50x200']);
  await page.goto(`${playgroundUrl}/runs/${id}`);
  await takenOver(page);
  await position(page).focus();
  await page.keyboard.press('Home');
  await expect(time(page)).toHaveText(/^0\.0 \//);
  await expect(page.locator('[data-column][data-state="done"]')).toHaveCount(0);
  await page.keyboard.press('PageUp');
  await expect(position(page)).toHaveAttribute('aria-valuetext', /^0\.[1-9] of /);
  await page.keyboard.press('End');
  await expect(page.locator('[data-column][data-state="done"]')).toHaveCount(2);

  const strip = page.locator('[data-part="scrubber"]').first();
  const box = await strip.boundingBox();
  if (!box) throw new Error('The strip is not drawn.');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.9, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.2, y, { steps: 5 });
  await page.mouse.up();
  await expect(page.locator('[data-column][data-state="streaming"]')).toHaveCount(2);
  await expect(page.locator('[data-part="answer"]').first()).toContainText('w0001');
  await page.getByRole('button', { name: 'Instant' }).click();
  await expect(page.locator('[data-column][data-state="done"]')).toHaveCount(2);
});

test('a run that goes on is followed on its page and can be replayed when it has ended', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, ['openrouter:bench/50x400']);
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await playground.runButton(1).click();
  const id = (await (await answered).headerValue('location'))?.split('/').at(-1);
  await page.goto(`${playgroundUrl}/runs/${id}`);
  const column = page.locator('[data-column]');
  await expect(column).toHaveAttribute('data-state', 'streaming');
  await expect(play(page)).toHaveCount(0);
  await column.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(column).toHaveAttribute('data-state', 'stopped');
  await expect(play(page)).toBeVisible();
});

test('a run that is not there is said to be so, with a way on', async ({ page }) => {
  await page.goto(`${demoUrl}/runs/nothing-here`);
  await expect(page.getByRole('heading', { name: 'There is no such run here.' })).toBeVisible();
  await page.getByRole('link', { name: 'Go to the playground' }).click();
  await expect(page).toHaveURL(`${demoUrl}/`);
});

test('the set-up opens in the playground, filled in and waiting', async ({ page }) => {
  const id = await keptRun(demoUrl, ['demo:swift', 'demo:steady']);
  await page.goto(`${demoUrl}/runs/${id}`);
  await page.getByRole('link', { name: 'Open in the playground' }).click();
  const playground = new PlaygroundPage(page);
  await expect(playground.runButton(2)).toBeEnabled();
  await expect(playground.prompt).toHaveValue('When should I reach for a hash map?');
  await expect(playground.columns('idle')).toHaveCount(2);
});

test('the conversation goes on in the playground, with its replies', async ({ page }) => {
  const id = await keptRun(demoUrl, ['demo:swift', 'demo:steady']);
  await page.goto(`${demoUrl}/runs/${id}`);
  await page.getByRole('link', { name: 'Continue in the playground' }).click();
  await expect(new PlaygroundPage(page).columns('done')).toHaveCount(2);
});

test('the commands of the page of a run are a key away', async ({ page }) => {
  const id = await keptRun(demoUrl, ['demo:swift', 'demo:steady']);
  await page.goto(`${demoUrl}/runs/${id}`);
  await takenOver(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Search commands' }).fill('go to steady');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Steady' })).toBeFocused();
});

test('on a phone the page of a run leads to the history by its menu', async ({ page }) => {
  const id = await keptRun(demoUrl, ['demo:swift']);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${demoUrl}/runs/${id}`);
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menuitem', { name: 'History' }).click();
  await expect(page.getByRole('searchbox').first()).toBeVisible();
});

test('a presentation is found in the menu of a run, and by an address that names none', async ({ page }) => {
  const id = await keptRun(demoUrl, ['demo:swift']);
  await page.goto(`${demoUrl}/runs/${id}`);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const present = page.getByRole('menuitem', { name: /^Present/ });
  // No other device could open what only this machine serves.
  await expect(present).toHaveAccessibleName('Present In large type');
  await present.click();
  await expect(page).toHaveURL(`${demoUrl}/runs/${id}?present`);
  await page.goto(`${demoUrl}/?present`);
  await expect(page).toHaveURL(`${demoUrl}/present`);
  await expect(position(page)).toBeVisible();
});

test('the race chart opens, and says the same in a table', async ({ page }) => {
  const id = await keptRun(demoUrl, ['demo:swift', 'demo:steady']);
  await page.goto(`${demoUrl}/runs/${id}`);
  await page.getByRole('button', { name: 'Race', exact: true }).click();
  const race = page.getByRole('region', { name: 'Race' });
  await expect(race.locator('canvas')).toBeVisible();
  const tokens = (name: string) => race.getByRole('row', { name }).getByRole('cell');
  const shown = await new PlaygroundPage(page)
    .metric(page.getByRole('region', { name: 'Swift' }), 'Tokens out')
    .textContent();
  await expect(tokens('Swift')).toHaveText(shown?.trim() ?? '');
  await position(page).focus();
  await page.keyboard.press('Home');
  await expect(tokens('Swift')).toHaveText('0');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the page of a run, ${colorScheme}`, async ({ page }) => {
    const id = await keptRun(demoUrl, ['demo:swift', 'demo:thinker']);
    await page.emulateMedia({ colorScheme });
    await page.goto(`${demoUrl}/runs/${id}`);
    await page.getByRole('button', { name: 'Race', exact: true }).click();
    await expect(page.locator('.race-chart canvas')).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.goto(`${demoUrl}/runs/${id}?present`);
    await expect(position(page)).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
}

test('a presentation plays by itself, goes on to the next run, and is left with Escape', async ({ page }) => {
  await page.clock.install();
  const [one, two] = [await keptRun(demoUrl, ['demo:swift']), await keptRun(demoUrl, ['demo:steady'])];
  await page.goto(`${demoUrl}/present?runs=${one},${two}`);
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await expect(page.getByText('1/2')).toBeVisible();
  await page.clock.runFor(20_000);
  await expect(page.getByText('2/2')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(`${demoUrl}/runs/${two}`);
  await expect(play(page)).toBeVisible();
});

test('where motion is not wanted a presentation only stands', async ({ page }) => {
  const id = await keptRun(demoUrl, ['demo:swift']);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${demoUrl}/runs/${id}?present`);
  await expect(page.locator('[data-column]')).toHaveAttribute('data-state', 'done');
  await expect(play(page)).toBeVisible();
});
