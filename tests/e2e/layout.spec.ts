import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { metrics } from '#lib/metrics/metrics.ts';
import { PlaygroundPage } from '../support/playground-page.ts';
import { playgroundUrl } from '../support/servers.ts';

const swift = 'demo:swift';
const steady = 'demo:steady';
const thinker = 'demo:thinker';
const scribe = 'demo:scribe';
/** Answers in a tenth of a second. */
const quick = 'openrouter:bench/400x40';

/** Answers for most of a minute. */
const slow = 'openrouter:bench/50x2400';

const prompt = 'Compare a hash map with a sorted array in a table.';

async function opened(page: Page, models: readonly string[]): Promise<PlaygroundPage> {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, models, prompt);
  return playground;
}

async function choose(column: Locator, item: string): Promise<void> {
  await column.getByRole('button', { name: 'More' }).click();
  await column.page().getByRole('menuitem', { name: item, exact: true }).click();
}

const left = async (element: Locator) => Math.round((await element.boundingBox())?.x ?? Number.NaN);
const width = async (element: Locator) => Math.round((await element.boundingBox())?.width ?? 0);
const names = (playground: PlaygroundPage) =>
  playground.columns().evaluateAll((columns) => columns.map((column) => column.getAttribute('aria-label')));
const isInView = (element: Locator) => expect(element).toBeInViewport({ ratio: 0.9 });

test('one column fills the width and the others are tabs, until F or Escape', async ({ page }) => {
  const playground = await opened(page, [swift, steady, thinker]);
  const narrow = await width(playground.column('Steady'));
  await playground.column('Steady').focus();
  await page.keyboard.press('f');
  await expect(page.getByRole('tab', { name: 'Steady' })).toHaveAttribute('aria-selected', 'true');
  expect(await width(playground.column('Steady'))).toBeGreaterThan(2 * narrow);
  await isInView(playground.column('Steady'));
  await expect(playground.column('Steady')).toBeFocused();

  await page.keyboard.press('3');
  await expect(page.getByRole('tab', { name: 'Thinker' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('tab', { name: 'Swift' }).click();
  await isInView(playground.column('Swift'));
  await page.keyboard.press('ArrowRight');
  await isInView(playground.column('Steady'));
  await expect(page.getByRole('tab', { name: 'Steady' })).toBeFocused();

  await page.keyboard.press('Escape');
  await expect(page.getByRole('tab', { name: 'Steady' })).toBeHidden();
  await isInView(playground.column('Swift'));
  await page.getByRole('button', { name: 'Focus view' }).click();
  await expect(page.getByRole('button', { name: 'Focus view' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('f');
  await expect(page.getByRole('button', { name: 'Focus view' })).toHaveAttribute('aria-pressed', 'false');
});

test('while replies run, Escape leaves the focus view first and stops them only then', async ({ page }) => {
  const playground = await opened(page, [slow, slow]);
  await playground.runButton(2).click();
  await expect(playground.columns('streaming').first()).toBeVisible();
  await choose(playground.columns().first(), 'Focus');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Focus view' })).toHaveAttribute('aria-pressed', 'false');
  await expect(playground.stopAll).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(playground.columns('stopped').first()).toBeVisible();
});

test('the focus stays where it is while text streams, in either view', async ({ page }) => {
  const playground = await opened(page, [swift, steady]);
  await playground.runButton(2).click();
  const tool = page.getByRole('button', { name: 'Scroll columns together' });
  await tool.focus();
  await page.keyboard.press('f');
  await expect(playground.columns('done')).toHaveCount(2, { timeout: 20_000 });
  await expect(tool).toBeFocused();
});

test('columns that are scrolled together show the same turn', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 560 });
  const playground = await opened(page, [steady, thinker]);
  for (const next of [prompt, 'Explain recursion.']) {
    await playground.prompt.fill(next);
    await playground.runButton(2).click();
    await expect(playground.stopAll).toBeVisible();
    await expect(playground.columns('done')).toHaveCount(2, { timeout: 20_000 });
  }
  await page.getByRole('button', { name: 'Scroll columns together' }).click();
  const [first, second] = [playground.column('Steady'), playground.column('Thinker')];
  const beginning = (column: Locator) => column.getByRole('heading', { name: prompt }).first();
  await first.hover();
  await page.mouse.wheel(0, -9_000);
  await isInView(beginning(first));
  await isInView(beginning(second));
  await page.mouse.wheel(0, 9_000);
  await expect(beginning(second)).not.toBeInViewport();

  await page.getByRole('button', { name: 'Scroll columns together' }).click();
  await first.hover();
  await page.mouse.wheel(0, -9_000);
  await isInView(beginning(first));
  await expect(beginning(second)).not.toBeInViewport();
});

test('a column is folded to a strip that runs on, and opened again', async ({ page }) => {
  const playground = await opened(page, [swift, steady]);
  await playground.runButton(2).click();
  await choose(playground.column('Steady'), 'Collapse');
  const strip = playground.column('Steady').getByRole('button', { name: /^Expand Steady/ });
  await expect(strip).toBeFocused();
  expect(await width(playground.column('Steady'))).toBe(44);
  await expect(playground.column('Steady').getByRole('button', { name: 'More' })).toBeHidden();
  await expect(playground.columns('done')).toHaveCount(2, { timeout: 20_000 });
  await expect(strip).toHaveAccessibleName(/^Expand Steady ?, done$/);

  await page.keyboard.press('Enter');
  await expect(playground.column('Steady')).toBeFocused();
  await expect(playground.answer(playground.column('Steady'))).toContainText('hash map');
});

test('a pinned column stands first and stays in sight, also after a reload', async ({ page }) => {
  const playground = await opened(page, [swift, steady, thinker, scribe, quick, quick]);
  await choose(playground.column('Thinker'), 'Pin left');
  expect((await names(playground)).slice(0, 3)).toEqual(['Thinker', 'Swift', 'Steady']);
  const edge = await left(playground.column('Thinker'));
  await page.keyboard.press('6');
  await isInView(playground.columns().nth(5));
  expect(await left(playground.column('Thinker'))).toBe(edge);

  await playground.column('Swift').focus();
  await page.keyboard.press('[');
  expect((await names(playground)).slice(0, 2)).toEqual(['Thinker', 'Swift']);
  await page.keyboard.press(']');
  expect((await names(playground)).slice(0, 3)).toEqual(['Thinker', 'Steady', 'Swift']);

  await choose(playground.column('Steady'), 'Collapse');
  await page.reload();
  await expect(playground.column('Steady').getByRole('button', { name: /^Expand/ })).toBeVisible();
  await page.keyboard.press('6');
  await isInView(playground.columns().nth(5));
  await isInView(playground.column('Thinker'));
  await choose(playground.column('Thinker'), 'Unpin');
  await page.keyboard.press('6');
  await expect(playground.column('Thinker')).not.toBeInViewport();
});

test('the column one is in fills the width, also where it is pinned', async ({ page }) => {
  const playground = await opened(page, [swift, steady, thinker]);
  await choose(playground.column('Thinker'), 'Pin left');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await page.keyboard.press('1');
  await expect(playground.column('Thinker')).toBeFocused();
  await page.keyboard.press('f');
  await expect(page.getByRole('tab', { name: 'Thinker' })).toHaveAttribute('aria-selected', 'true');
  await isInView(playground.column('Thinker'));
  await expect(playground.column('Swift')).not.toBeInViewport();
});

test('a column that is removed leaves the focus to its neighbour, and comes back where it was', async ({
  page,
}) => {
  const playground = await opened(page, [swift, steady, thinker]);
  const remove = async (name: string) => {
    await playground.column(name).getByRole('button', { name: 'More' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Remove' }).press('Enter');
    await expect(playground.column(name)).toHaveCount(0);
  };
  await remove('Steady');
  await expect(playground.column('Thinker')).toBeFocused();
  await remove('Thinker');
  await expect(playground.column('Swift')).toBeFocused();
  await page.keyboard.press('Control+z');
  expect(await names(playground)).toEqual(['Swift', 'Thinker']);
  await page.keyboard.press('Control+z');
  expect(await names(playground)).toEqual(['Swift', 'Thinker']);
  await remove('Swift');
  await remove('Thinker');
  await expect(page.getByRole('main').getByText('No models chosen.')).toBeVisible();
  await expect(page.locator('#choose-first')).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(playground.column('Thinker')).toBeFocused();
  await remove('Thinker');
  await playground.prompt.fill('a text');
  await page.keyboard.press('Control+z');
  await expect(playground.prompt).not.toHaveValue('a text');
  await expect(playground.columns()).toHaveCount(0);
});

test('r asks again for the reply of the column one is in, whatever became of it', async ({ page }) => {
  const playground = await opened(page, [swift, steady]);
  await playground.runButton(2).click();
  await playground.column('Steady').getByRole('button', { name: 'Stop' }).click();
  await expect(playground.columns('done')).toHaveCount(1, { timeout: 20_000 });
  for (const name of ['Swift', 'Steady']) {
    await playground.column(name).focus();
    await page.keyboard.press('r');
    await expect(playground.column(name)).toHaveAttribute('data-state', /queued|waiting|streaming/);
  }
  await expect(playground.columns('done')).toHaveCount(2, { timeout: 20_000 });
  const retry = playground.column('Swift').getByRole('button', { name: 'Retry' });
  await expect(retry).toHaveAttribute('aria-keyshortcuts', 'R');
});

/** The colour of a column, wherever one is drawn in it: the dot beside its name. */
const colour = (element: Locator) =>
  element.evaluate((lane) => getComputedStyle(lane).getPropertyValue('--lane'));

test('a column keeps its colour where it is pinned or moved and when another goes, also after a reload', async ({
  page,
}) => {
  const playground = await opened(page, [swift, steady, thinker]);
  const [swifts, steadys, thinkers] = ['Swift', 'Steady', 'Thinker'].map((name) => playground.column(name));
  if (!swifts || !steadys || !thinkers) throw new Error('no columns');
  const before = [await colour(steadys), await colour(thinkers)];
  expect(new Set([...before, await colour(swifts)]).size).toBe(3);
  const now = async () => [await colour(steadys), await colour(thinkers)];
  await choose(thinkers, 'Pin left');
  await expect.poll(() => names(playground)).toEqual(['Thinker', 'Swift', 'Steady']);
  expect(await now()).toEqual(before);
  await playground.runButton(3).click();
  await page.getByRole('button', { name: 'Race' }).click();
  const raced = page.getByRole('region', { name: 'Race' }).getByRole('row', { name: 'Thinker' });
  expect(await colour(raced)).toBe(before[1]);
  await choose(swifts, 'Remove');
  await expect(swifts).toHaveCount(0);
  expect(await now()).toEqual(before);
  await expect(page).not.toHaveURL(/swift/);
  await page.reload();
  await expect(playground.columns()).toHaveCount(2);
  await expect.poll(now).toEqual(before);
});

test('on a phone columns are swiped, tabs follow, and a table shows every figure', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const playground = await opened(page, [swift, quick]);
  await playground.runButton(2).click();
  await expect(playground.columns('done')).toHaveCount(2, { timeout: 20_000 });
  const tabs = page.getByRole('tablist', { name: 'Columns' });
  await isInView(playground.column('Swift'));
  await playground.columns().nth(1).scrollIntoViewIfNeeded();
  await expect(tabs.getByRole('tab').nth(1)).toHaveAttribute('aria-selected', 'true');

  await tabs.getByRole('tab', { name: 'Table' }).click();
  const table = page.getByRole('region', { name: 'All metrics' }).getByRole('table');
  await expect(table.getByRole('rowheader')).toHaveText(metrics.map(({ term }) => term));
  const total = table
    .getByRole('row', { name: /^Total/ })
    .getByRole('cell')
    .first();
  await expect(total).toHaveText(/[\d.]+ s/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  await tabs.getByRole('tab', { name: 'Swift' }).click();
  await expect(table).toHaveCount(0);
  await isInView(playground.column('Swift'));
});

test('a phone that is turned and turned back shows the whole tab one is at', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await opened(page, [swift, steady, thinker, scribe]);
  const tab = page.getByRole('tab', { name: 'Table' });
  await tab.click();
  await expect(tab).toBeInViewport({ ratio: 1 });
  for (const size of [
    { width: 700, height: 390 },
    { width: 390, height: 844 },
    { width: 844, height: 390 },
    { width: 360, height: 800 },
  ]) {
    await page.setViewportSize(size);
    if (size.width < 768) await expect(tab).toBeInViewport({ ratio: 1 });
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the other views, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const violations = async () =>
      (await new AxeBuilder({ page }).analyze()).violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' · ')}`,
      );
    const playground = await opened(page, [swift, thinker, swift, thinker, swift]);
    await playground.runButton(5).click();
    await expect(playground.columns('streaming').first()).toBeVisible();
    await choose(playground.column('Swift'), 'Collapse');
    await choose(playground.column('Thinker'), 'Pin left');
    expect(await violations()).toEqual([]);
    await choose(playground.column('Thinker'), 'Focus');
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Metrics table' }).click();
    // Its code may have been on its way yet.
    await expect(page.getByRole('region', { name: 'All metrics' })).toBeVisible();
    expect(await violations()).toEqual([]);
  });
}
