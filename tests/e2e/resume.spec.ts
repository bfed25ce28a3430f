import { expect, type Page, test } from '@playwright/test';
import { eventsOf, textOfColumn } from '../support/api.ts';
import { ownData, startServer } from '../support/own-server.ts';
import { PlaygroundPage } from '../support/playground-page.ts';
import { playgroundUrl } from '../support/servers.ts';

/** Text as far as Markdown leaves it alone. */
const bare = (text: string | null): string => (text ?? '').replaceAll(/[\s#*]/g, '');

async function answers(page: Page): Promise<string[]> {
  return (await page.locator('[data-part="answer"]').allTextContents()).map(bare);
}

test('a page loaded again and again in mid-run shows what the log holds, to the letter', async ({ page }) => {
  const models = Array.from({ length: 4 }, () => 'openrouter:bench/80x400');
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, models, 'reloaded at any moment');
  const starting = page.waitForResponse(
    (response) => response.url().endsWith('/api/runs') && response.request().method() === 'POST',
  );
  await playground.runButton(4).click();
  const path = (await starting).headers().location ?? '';
  const shown: string[][] = [];
  for (const word of ['w0001', 'w0060', 'w0061', 'w0200', 'w0310']) {
    await expect(playground.answer(playground.columns().last())).toContainText(word);
    shown.push(await answers(page));
    await page.reload();
  }
  await expect(playground.columns('done')).toHaveCount(4, { timeout: 20_000 });
  const events = await eventsOf(await fetch(`${playgroundUrl}${path}/events`));
  const [start] = events;
  const columns = start?.type === 'run-start' ? start.setup.columns : [];
  const said = columns.map(({ id }) => bare(textOfColumn(events, id)));
  expect(await answers(page)).toEqual(said);
  for (const texts of shown) {
    for (const [column, text] of texts.entries()) expect(said[column]?.startsWith(text)).toBe(true);
  }
});

test('the log of a kept conversation is on its way before the page has come to life, and asked for once', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  await playground.open(playgroundUrl, ['openrouter:bench/400x40'], 'asked for early');
  await playground.runButton(1).click();
  await expect(playground.columns('done')).toHaveCount(1);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/\/events\b|\/api\/models$/.test(request.url())) asked.push(new URL(request.url()).pathname);
  });
  await page.reload();
  await expect(playground.columns('done')).toHaveCount(1);
  expect(asked[0]).toMatch(/\/events$/);
  expect(asked.filter((path) => path.endsWith('/events'))).toHaveLength(1);
});

test('where nothing can be kept the page says why and what to do, and runs all the same', async ({
  page,
}) => {
  test.setTimeout(60_000);
  const data = await ownData();
  const first = await startServer(data.path);
  const second = await startServer(data.path);
  try {
    const playground = new PlaygroundPage(page);
    await playground.open(second.url, ['demo:swift']);
    const notice = page.getByText(
      'Runs can’t be kept now. Another Abreast uses this data folder. Stop the other one, or set ABREAST_DATA_DIR to a folder of its own.',
    );
    await expect(notice.first()).toBeVisible();
    await playground.runButton(1).click();
    await expect(playground.columns('done')).toHaveCount(1, { timeout: 20_000 });
    await first.end('SIGTERM');
    await expect(notice).toHaveCount(0, { timeout: 20_000 });
  } finally {
    await first.end('SIGKILL');
    await second.end('SIGKILL');
    await data.remove();
  }
});
