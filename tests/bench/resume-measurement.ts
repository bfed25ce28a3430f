import type { Page } from '@playwright/test';
import type { RunEvent } from '#lib/stream/events.ts';
import { readEvents } from '#lib/stream/sse.ts';
import type { BenchContext } from './context.ts';
import type { Figures } from './measurements.ts';
import { percentile } from './statistics.ts';

const columnCount = 6;
const load = { model: 'openrouter:bench/50x2400', seconds: 48 };
const reloads = 20;

/** What the page measures of itself after each load; times in ms since the navigation began. */
interface Resumed {
  /** When every column showed again what it had shown before. */
  paintedAt: number;
  loadedAt: number;
}

type ResumingWindow = Window & { resumed?: Promise<Resumed>; copied?: string };

/**
 * A run of six columns whose page is loaded again at 20 random moments: each time the kept text comes back, and what the
 * columns show and copy is held against the log, character by character.
 */
export async function resuming({ abreast, browser }: BenchContext): Promise<Figures> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.addInitScript(watchResuming);
    const models = Array.from({ length: columnCount }, () => load.model).join(',');
    await page.goto(`${abreast.url}/?models=${encodeURIComponent(models)}&prompt=Go`);
    await page.getByRole('button', { name: `Run ${columnCount}`, exact: true }).click();
    const began = performance.now();
    await page.waitForFunction(
      (count) => document.querySelectorAll('[data-column][data-state="streaming"]').length === count,
      columnCount,
    );
    const moments = Array.from(
      { length: reloads },
      () => (0.02 + Math.random() * 0.94) * load.seconds * 1000,
    );
    const resumed: Resumed[] = [];
    const shown: string[][] = [];
    const copied: { column: number; text: string }[] = [];
    for (const moment of moments.sort((one, other) => one - other)) {
      await page.waitForTimeout(Math.max(0, moment - (performance.now() - began)));
      const before = await rememberShown(page);
      await page.reload({ waitUntil: 'commit' });
      resumed.push(await page.evaluate(() => (window as ResumingWindow).resumed as Promise<Resumed>));
      const after = await shownText(page);
      if (after.some((text, column) => !text.startsWith(before[column] ?? ''))) {
        throw new Error('A column shows other text than before it was loaded again.');
      }
      shown.push(after);
      const column = Math.floor(Math.random() * columnCount);
      copied.push({ column, text: await copiedText(page, column) });
    }
    await page.waitForFunction(
      (count) => document.querySelectorAll('[data-column][data-state="done"]').length === count,
      columnCount,
      { timeout: 120_000 },
    );
    shown.push(await shownText(page));
    const texts = await loggedTexts(abreast.url);
    const isWrong = (text: string, column: number) => !bare(texts[column] ?? '').startsWith(text);
    const last: string[] = [];
    for (const column of texts.keys()) last.push(await copiedText(page, column));
    return {
      'kept text after the load event, p50 (ms)': percentile(resumed.map(sinceLoad), 0.5),
      'kept text after the load event, most (ms)': Math.max(...resumed.map(sinceLoad)),
      'kept text after the navigation began, p50 (ms)': percentile(
        resumed.map(({ paintedAt }) => paintedAt),
        0.5,
      ),
      'kept text after the navigation began, most (ms)': Math.max(
        ...resumed.map(({ paintedAt }) => paintedAt),
      ),
      'loads that showed other text than the log': shown.filter((each) => each.some(isWrong)).length,
      'copies that were other bytes than the log': copied.filter(
        ({ column, text }) => !texts[column]?.startsWith(text) || text === '',
      ).length,
      'columns that ended with other bytes than the log': last.filter(
        (text, column) => text !== texts[column],
      ).length,
    };
  } finally {
    await page.close();
  }
}

const sinceLoad = ({ paintedAt, loadedAt }: Resumed): number => Math.max(0, paintedAt - loadedAt);

/** Text as far as Markdown leaves it alone. */
const bare = (text: string): string => text.replaceAll(/[\s#*]/g, '');

/** Runs in the page before its own scripts. */
function watchResuming(): void {
  const scope = window as ResumingWindow;
  Object.defineProperty(navigator, 'clipboard', {
    value: {
      writeText: async (text: string) => {
        scope.copied = text;
      },
    },
  });
  const wanted: number[] = JSON.parse(sessionStorage.getItem('bench.shown') ?? '[]');
  const lengths = () =>
    [...document.querySelectorAll('[data-column]')].map((column) => {
      const answer = column.querySelector('[data-part="answer"]');
      return answer?.textContent?.replaceAll(/\s/g, '').length ?? 0;
    });
  scope.resumed = new Promise((resolve) => {
    const look = () => {
      const have = lengths();
      if (wanted.length === 0 || wanted.some((length, column) => (have[column] ?? 0) < length)) {
        requestAnimationFrame(look);
        return;
      }
      // It stands on the screen when the frame that held it has been drawn.
      requestAnimationFrame(() => {
        const paintedAt = performance.now();
        const settle = () => {
          const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
          if (!navigation?.loadEventEnd) setTimeout(settle, 5);
          else resolve({ paintedAt, loadedAt: navigation.loadEventEnd });
        };
        settle();
      });
    };
    requestAnimationFrame(look);
  });
}

function shownText(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[data-column]')].map(
      (column) => column.querySelector('[data-part="answer"]')?.textContent?.replaceAll(/\s/g, '') ?? '',
    ),
  );
}

async function rememberShown(page: Page): Promise<string[]> {
  const shown = await shownText(page);
  const lengths = JSON.stringify(shown.map((text) => text.length));
  await page.evaluate((value) => sessionStorage.setItem('bench.shown', value), lengths);
  return shown;
}

/** What the column's own "Copy" gives: the text itself, before any Markdown. */
async function copiedText(page: Page, column: number): Promise<string> {
  await page.evaluate(() => {
    (window as ResumingWindow).copied = undefined;
  });
  const lane = page.locator('[data-column]').nth(column);
  await lane.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Copy', exact: true }).click();
  await page.waitForFunction(() => (window as ResumingWindow).copied !== undefined);
  await page.getByRole('menu').waitFor({ state: 'detached' });
  return page.evaluate(() => (window as ResumingWindow).copied ?? '');
}

/** What each column said, by the log of the newest run. */
async function loggedTexts(origin: string): Promise<string[]> {
  const { runs } = await (await fetch(`${origin}/api/runs?limit=1`)).json();
  const response = await fetch(`${origin}/api/runs/${runs[0].id}/events`);
  const events: RunEvent[] = [];
  if (response.body) await readEvents(response.body, (event) => void events.push(event));
  const [start] = events;
  if (start?.type !== 'run-start') throw new Error('The log does not begin with its start.');
  return start.setup.columns.map(({ id }) =>
    events.map((event) => (event.type === 'text-delta' && event.column === id ? event.text : '')).join(''),
  );
}
