import type { CDPSession, Page } from '@playwright/test';
import type { BenchContext } from './context.ts';
import type { Figures } from './measurements.ts';
import { percentile } from './statistics.ts';

const viewport = { width: 1440, height: 900 };

/** CPU seconds of the page's main thread so far: not what it waited for a busy machine. */
async function cpuMeter(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
}

async function open({ abreast, browser }: BenchContext, model: string, columns: number): Promise<Page> {
  const page = await browser.newPage({ viewport });
  const models = Array.from({ length: columns }, () => `openrouter:${model}`).join(',');
  await page.goto(`${abreast.url}/?models=${encodeURIComponent(models)}`);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 500))));
  return page;
}

async function runOnce(page: Page, columns: number): Promise<void> {
  await page.getByLabel('Prompt', { exact: true }).fill('Go');
  await page.getByRole('button', { name: `Run ${columns}`, exact: true }).click();
  await page.waitForFunction(
    (count) => document.querySelectorAll('[data-column][data-state="done"]').length === count,
    columns,
    { timeout: 120_000 },
  );
}

/** Twice the reply, twice the work: CPU of page and server for 8,000 and for 16,000 tokens in one column. */
export async function linearity(context: BenchContext): Promise<Figures> {
  const spent = async (tokens: number) => {
    const page = await open(context, `bench/2000x${tokens}`, 1);
    try {
      const pageCpu = await cpuMeter(page);
      const [before, serverBefore] = [await pageCpu(), context.abreast.cpu()];
      await runOnce(page, 1);
      return { page: (await pageCpu()) - before, server: context.abreast.cpu() - serverBefore };
    } finally {
      await page.close();
    }
  };
  const [once, twice] = [await spent(8_000), await spent(16_000)];
  return {
    'page CPU for 8,000 tokens (s)': once.page,
    'page CPU for 16,000 tokens (s)': twice.page,
    'page: 16,000 ÷ 8,000': twice.page / once.page,
    'server: 16,000 ÷ 8,000': twice.server / once.server,
  };
}

/** Ten runs of four long columns, each closed by "New conversation": what the page still holds after each. */
export async function memory(context: BenchContext): Promise<Figures> {
  const columns = 4;
  const page = await open(context, 'bench/2000x8000', columns);
  try {
    const session = await page.context().newCDPSession(page);
    const before = await heapMegabytes(session);
    const after: number[] = [];
    let running = 0;
    for (let round = 0; round < 10; round++) {
      await runOnce(page, columns);
      running = await heapMegabytes(session);
      await page.getByRole('button', { name: 'New conversation' }).click();
      await page.waitForFunction(() => !document.querySelector('[data-column][data-state="done"]'));
      after.push(await heapMegabytes(session));
    }
    const [first = Number.NaN, last = Number.NaN] = [after[0], after.at(-1)];
    return {
      'heap before the first run (MB)': before,
      'heap with a run shown (MB)': running,
      'heap after the first was closed (MB)': first,
      'heap after the tenth was closed (MB)': last,
      'first closed ÷ before': first / before,
      'tenth closed ÷ first closed': last / first,
    };
  } finally {
    await page.close();
  }
}

async function heapMegabytes(session: CDPSession): Promise<number> {
  // What only finalizers and idle work let go of needs a second round.
  for (let round = 0; round < 2; round++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 2 ** 20;
}

/** Typing with a long conversation on the screen: each key until the frame after it has been laid out. */
export async function typing(context: BenchContext, columnCount = 24, turns = 200): Promise<Figures> {
  const newest = await converse(context, columnCount, turns);
  const page = await context.browser.newPage({ viewport });
  try {
    await page.goto(`${context.abreast.url}/?continue=${newest}`);
    await page.waitForFunction(
      (count) => document.querySelectorAll('[data-column]:first-of-type article').length >= count,
      turns,
      { timeout: 120_000 },
    );
    await page.waitForLoadState('networkidle');
    const field = page.getByLabel('Prompt', { exact: true });
    await field.focus();
    await page.evaluate(watchKeys);
    await page.keyboard.type('What would you change about this answer?', { delay: 60 });
    const keys = await page.evaluate(() => (window as KeyWindow).keys ?? []);
    const work = keys.map(([each]) => each);
    const passed = keys.map(([, each]) => each);
    return {
      'turns shown in each column': turns,
      'key to laid-out frame, work p50 (ms)': percentile(work, 0.5),
      'key to laid-out frame, work p95 (ms)': percentile(work, 0.95),
      'key to laid-out frame, work, slowest (ms)': Math.max(...work),
      'key to laid-out frame, the wait for it included, p50 (ms)': percentile(passed, 0.5),
      'key to laid-out frame, the wait for it included, p95 (ms)': percentile(passed, 0.95),
    };
  } finally {
    await page.close();
  }
}

/** Of each key: the work it made, and the time that passed, ms. */
type KeyWindow = Window & { keys?: [work: number, passed: number][] };

/**
 * The work of a key: from its event to the end of React's update, and the frame's own layout and paint; not the wait for
 * the frame. And the time from the key's own stamp to that frame's end, in which the wait is.
 */
function watchKeys(): void {
  const keys: [number, number][] = [];
  (window as KeyWindow).keys = keys;
  let [pressed, began] = [0, 0];
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      [pressed, began] = [timeStamp, performance.now()];
    },
    true,
  );
  addEventListener('input', () => {
    // A microtask later React has rendered what the key changed.
    queueMicrotask(() => {
      const handled = performance.now() - began;
      requestAnimationFrame(() => {
        const frame = performance.now();
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          const now = performance.now();
          keys.push([handled + now - frame, now - pressed]);
        };
        channel.port2.postMessage(null);
      });
    });
  });
}

/** A conversation of so many turns, each asked after the one before had been answered; the newest run's id. */
async function converse({ abreast }: BenchContext, columnCount: number, turns: number): Promise<string> {
  const columns = Array.from({ length: columnCount }, (_, index) => ({
    id: `c${index}`,
    model: 'openrouter:bench/400x40',
  }));
  let parent: string | undefined;
  for (let turn = 0; turn < turns; turn++) {
    const response = await fetch(`${abreast.url}/api/runs`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        messages: [{ role: 'user', content: `Question ${turn + 1}` }],
        columns,
        parent,
      }),
    });
    await response.text();
    parent = response.headers.get('Location')?.split('/').at(-1);
    if (!parent) throw new Error(`Turn ${turn + 1} was refused with status ${response.status}.`);
  }
  return parent ?? '';
}
