import { expect, type Locator, type Page, test } from '@playwright/test';
import { recordOf } from '../support/api.ts';
import { PlaygroundPage } from '../support/playground-page.ts';
import { playgroundUrl } from '../support/servers.ts';

const swift = 'openrouter:demo/swift';
const steady = 'openrouter:demo/steady';
const scribe = 'openrouter:demo/scribe';
/** Answers in a tenth of a second. */
const quick = 'openrouter:bench/400x40';

/** A prompt that no other test sends: the simulator's record is found by it. */
const unique = (text: string) => `${text} (${Math.random().toString(36).slice(2, 10)})`;

async function opened(page: Page, models: readonly string[], prompt: string): Promise<PlaygroundPage> {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, models, prompt);
  return playground;
}

/** Runs what is written in so many columns, to the end of all. */
async function run(playground: PlaygroundPage, columns: number, prompt?: string): Promise<void> {
  if (prompt !== undefined) await playground.prompt.fill(prompt);
  // A quick run is over before a look could see it running: its POST tells that it began.
  const posted = playground.page.waitForRequest(
    (request) => request.method() === 'POST' && request.url().endsWith('/api/runs'),
  );
  await playground.runButton(columns).click();
  await posted;
  await expect(
    playground.columns('streaming').or(playground.columns('waiting')).or(playground.columns('queued')),
  ).toHaveCount(0, { timeout: 20_000 });
  await expect(playground.runButton(columns)).toBeVisible({ timeout: 20_000 });
}

async function choose(column: Locator, item: string): Promise<void> {
  await column.getByRole('button', { name: 'More' }).click();
  await column.page().getByRole('menuitem', { name: item, exact: true }).click();
}

/** What a model was sent with this prompt as its newest, without system prompts. */
async function heard(model: string, prompt: string): Promise<string[]> {
  const request = (await recordOf(prompt)).findLast(
    (each) => each.model === model.replace('openrouter:', ''),
  );
  if (!request) throw new Error(`${model} was not sent that prompt.`);
  const { messages } = request.body as {
    messages: { role: string; content: string | { text: string }[] }[];
  };
  return messages.flatMap(({ role, content }) => {
    if (role === 'assistant') return ['(answer)'];
    if (role !== 'user') return [];
    return [typeof content === 'string' ? content : content.map(({ text }) => text).join('')];
  });
}

const order = (playground: PlaygroundPage) =>
  playground
    .columns()
    .evaluateAll((columns) =>
      columns.map((column) => column.getAttribute('aria-label')?.replace('Demo: ', '')),
    );

test('an earlier prompt is edited, and the turns after it can be gone back to', async ({ page }) => {
  const [first, second, other] = [unique('What is recursion?'), unique('Shorter'), unique('Say hello')];
  const playground = await opened(page, [swift, quick], first);
  await run(playground, 2);
  await run(playground, 2, second);

  const column = playground.columns().first();
  await column.getByRole('button', { name: 'Edit prompt' }).first().click();
  await expect(playground.prompt).toHaveValue(first);
  await expect(page.getByText('Editing an earlier prompt: later turns are kept aside')).toBeVisible();
  await run(playground, 2, other);

  await expect(column).not.toContainText(second);
  expect(await heard(swift, other)).toEqual([other]);
  await expect(page.getByText('Editing an earlier prompt')).toHaveCount(0);

  const band = page.locator('main').getByRole('button', { name: 'Earlier prompt' }).first();
  await band.click();
  await expect(column).toContainText(first);
  const third = unique('And now?');
  await run(playground, 2, third);
  expect(await heard(swift, third)).toEqual([first, '(answer)', second, '(answer)', third]);
});

test('editing can be called off, and gives back what was being written', async ({ page }) => {
  const playground = await opened(page, [quick], unique('One'));
  await run(playground, 1);
  await playground.prompt.fill('Half a thought');
  await page.getByRole('button', { name: 'Edit prompt' }).first().click();
  await expect(playground.prompt).not.toHaveValue('Half a thought');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(playground.prompt).toHaveValue('Half a thought');
});

test('a reply asked for again keeps its sibling, figures and all, and the newest is what goes on', async ({
  page,
}) => {
  const prompt = unique('What is a cache?');
  const playground = await opened(page, [swift], prompt);
  await run(playground, 1);
  const column = playground.columns().first();
  await column.getByRole('button', { name: 'Retry', exact: true }).click();
  await expect(column.getByText('2/2')).toBeVisible({ timeout: 20_000 });
  await expect(column).toHaveAttribute('data-state', 'done');
  await expect(column.getByRole('button', { name: 'Later reply' })).toHaveAttribute('aria-disabled', 'true');
  await column.getByRole('button', { name: 'Earlier reply' }).click();
  await expect(column.getByText('1/2')).toBeVisible();
  await expect(playground.answer(column)).not.toBeEmpty();
  await expect(playground.metric(column, 'Tokens out')).toContainText(/\d/);
});

test('a prompt goes to one column only, later ones to all again, each with its own history', async ({
  page,
}) => {
  const [first, aside, last] = [unique('What is recursion?'), unique('Only you'), unique('All of you')];
  const playground = await opened(page, [swift, quick], first);
  await run(playground, 2);
  await choose(playground.columns().nth(1), 'Continue here only');
  await expect(page.getByText(/^Only /)).toBeVisible();
  await run(playground, 1, aside);
  expect((await recordOf(aside)).map(({ model }) => model)).toEqual(['bench/400x40']);
  await expect(playground.columns().first()).toContainText('The newest prompt went to other columns.');
  await expect(playground.columns('done')).toHaveCount(2);

  await page.getByRole('button', { name: 'Ask all columns' }).click();
  await run(playground, 2, last);
  expect(await heard(swift, last)).toEqual([first, '(answer)', last]);
  expect(await heard(quick, last)).toEqual([first, '(answer)', aside, '(answer)', last]);
});

test('a column is asked the newest prompt anew by itself, and goes on from that', async ({ page }) => {
  const [first, next] = [unique('What is recursion?'), unique('Go on')];
  const playground = await opened(page, [swift, quick], first);
  await run(playground, 2);
  const column = playground.columns().first();
  await column.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('spinbutton', { name: 'Temperature' }).fill('0.3');
  await page.keyboard.press('Escape');
  await expect(column).toContainText('settings have changed since this reply');
  await column.getByRole('button', { name: 'Run this column' }).click();
  await expect(column.getByText('2/2')).toBeVisible({ timeout: 20_000 });
  await expect(column).toHaveAttribute('data-state', 'done');

  const requests = await recordOf(first);
  expect(requests.map(({ model }) => model)).toEqual(['demo/swift', 'bench/400x40', 'demo/swift']);
  expect(requests[2]?.body).toMatchObject({ temperature: 0.3 });
  await run(playground, 2, next);
  expect(await heard(swift, next)).toEqual([first, '(answer)', next]);
  expect(await heard(quick, next)).toEqual([first, '(answer)', next]);
});

test('a line-up is kept under a name, loaded without touching the prompt, and deleted', async ({ page }) => {
  const playground = await opened(page, [swift, steady], 'Stay here');
  const menu = page.getByRole('button', { name: /^Line-up/ });
  const manage = async () => {
    await menu.click();
    await page.getByRole('menuitem', { name: 'Keep or delete line-ups…' }).click();
  };
  await manage();
  await page.getByLabel('Name of this line-up').fill('My two');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Kept line-ups' })).toContainText('2 columns');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(menu).toHaveText('My two');

  await choose(playground.columns().first(), 'Remove');
  await expect(playground.columns()).toHaveCount(1);
  await expect(menu).not.toHaveText('My two');
  await menu.click();
  await page.getByRole('menuitem', { name: /^My two/ }).click();
  await expect(playground.columns()).toHaveCount(2);
  await expect(playground.prompt).toHaveValue('Stay here');

  await page.reload();
  await manage();
  await page.getByRole('button', { name: 'Delete My two' }).click();
  await expect(page.getByText('None is kept yet.')).toBeVisible();
});

test('the fastest free line-up is made of what the endpoints tell', async ({ page }) => {
  const playground = await opened(page, [swift], 'Stay here');
  const asked = page.waitForRequest((request) => request.url().includes('/api/endpoints?model='));
  await page.getByRole('button', { name: /^Line-up/ }).click();
  await page.getByRole('menuitem', { name: /^Fastest free/ }).click();
  await asked;
  await expect(playground.columns()).toHaveCount(4);
  await expect(page.getByRole('button', { name: 'Line-up: Fastest free' })).toBeVisible();
  await expect(playground.prompt).toHaveValue('Stay here');
});

test('columns are moved by keys, and the focus goes with the column', async ({ page }) => {
  const playground = await opened(page, [swift, steady, scribe], 'Hi');
  await page.locator('body').press('1');
  await page.keyboard.press(']');
  await expect.poll(() => order(playground)).toEqual(['Steady', 'Swift', 'Scribe']);
  await expect(playground.columns().nth(1)).toBeFocused();
  await page.keyboard.press(']');
  await page.keyboard.press(']');
  expect(await order(playground)).toEqual(['Steady', 'Scribe', 'Swift']);
  await page.keyboard.press('[');
  expect(await order(playground)).toEqual(['Steady', 'Swift', 'Scribe']);
  await playground.prompt.fill('array[0]');
  expect(await order(playground)).toEqual(['Steady', 'Swift', 'Scribe']);
});

test('columns are dragged by their header, and Escape lets go', async ({ page }) => {
  const playground = await opened(page, [swift, steady, scribe], 'Hi');
  const drag = async (from: number, to: number) => {
    const [start, end] = await Promise.all(
      [from, to].map((place) => playground.columns().nth(place).getByRole('heading').first().boundingBox()),
    );
    if (!start || !end) throw new Error('A header cannot be seen.');
    await page.mouse.move(start.x + 5, start.y + 5);
    await page.mouse.down();
    await page.mouse.move(end.x + 5, end.y + 5, { steps: 8 });
  };
  await drag(0, 2);
  await page.mouse.up();
  await expect.poll(() => order(playground)).toEqual(['Steady', 'Scribe', 'Swift']);
  await drag(2, 0);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await order(playground)).toEqual(['Steady', 'Scribe', 'Swift']);
});

test('a removed column can be taken back to its place', async ({ page }) => {
  const playground = await opened(page, [swift, steady, scribe], 'Hi');
  await choose(playground.columns().nth(1), 'Remove');
  await expect(page.getByText(/^Removed .*Steady\./)).toBeVisible();
  await expect(playground.columns()).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await order(playground)).toEqual(['Swift', 'Steady', 'Scribe']);
});

test('what differs in a column is reset to what is shared', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await page.goto(`${playgroundUrl}/?models=${swift}&prompt=Hi&1.temperature=0&1.seed=4`);
  const column = playground.columns().first();
  await expect(column).toContainText('differs');
  await expect(
    column.getByRole('button', { name: 'differs: 2: Temperature: default → 0, Seed: default → 4' }),
  ).toBeVisible();
  await choose(column, 'Reset to shared');
  await expect(column).not.toContainText('differs');
});
