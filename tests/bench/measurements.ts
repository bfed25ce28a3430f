import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import type { BenchContext } from './context.ts';
import { clockOffset, mainThreadMeter, type Sighting, sightings, watch } from './probe.ts';
import { percentile, spread } from './statistics.ts';

/** One figure of one round. */
export type Figures = Record<string, number>;

interface Load {
  model: string;
  columns: number;
  tokens: number;
  rate: number;
  /** False: nothing of it is kept. */
  keep?: boolean;
  /** True: the first page of a new browser, Run pressed as soon as it is there. */
  atOnce?: boolean;
}

/** How long a log takes, at most, to come to rest after its end. */
const restMs = 1000;
const viewport = { width: 1440, height: 900 };

/** All columns' requests, as the simulator received them, and how far apart: one response carries them all. */
export async function fanOut({ abreast, record, clearRecord }: BenchContext): Promise<Figures> {
  await clearRecord();
  const columns = Array.from({ length: 16 }, (_, index) => ({
    id: `c${index}`,
    model: 'openrouter:bench/50x200',
  }));
  const response = await fetch(`${abreast.url}/api/runs`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ messages: [{ role: 'user', content: 'x' }], columns }),
  });
  await response.text();
  const received = (await record()).map((request) => request.receivedAt);
  return { requests: received.length, 'first to last request (ms)': spread(received) };
}

/** What the page says of itself against the simulator's record, reply by reply: the largest difference. */
export async function truth({ abreast, record, clearRecord }: BenchContext): Promise<Figures> {
  await clearRecord();
  const columns = ['a', 'b', 'c', 'd'].map((id) => ({ id, model: 'openrouter:bench/80x400-thinking-80' }));
  const response = await fetch(`${abreast.url}/api/runs`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ messages: [{ role: 'user', content: 'x' }], columns }),
  });
  const location = response.headers.get('Location');
  await response.text();
  const run = await (await fetch(`${abreast.url}${location}`)).json();
  const requests = await record();
  const off = { token: 0, answer: 0, total: 0, tokens: 0 };
  for (const reply of run.replies) {
    const request = requests.find(({ id }) => id === reply.upstreamId);
    if (!request) throw new Error('The simulator has no record of this reply.');
    const since = (at: number | null) => (at ?? Number.NaN) - request.receivedAt;
    const miss = (key: string, expected: number) => Math.abs(reply.metrics[key].value - expected);
    off.token = Math.max(off.token, miss('first-token', since(request.firstTokenAt)));
    off.answer = Math.max(off.answer, miss('first-answer', since(request.firstAnswerAt)));
    off.total = Math.max(off.total, miss('total', since(request.endedAt)));
    const usage = request.usage as { prompt_tokens: number; completion_tokens: number };
    off.tokens += miss('tokens-out', usage.completion_tokens) + miss('tokens-in', usage.prompt_tokens);
  }
  return {
    'First token off by (ms)': off.token,
    'First answer off by (ms)': off.answer,
    'Total off by (ms)': off.total,
    'tokens off by': off.tokens,
  };
}

/** The server under a load that nobody looks at, until its log has come to rest: no page's wishes are in its CPU. */
export async function unseen({ abreast }: BenchContext, load: Load): Promise<Figures> {
  const before = abreast.cpu();
  const columns = Array.from({ length: load.columns }, (_, index) => ({
    id: `c${index}`,
    model: `openrouter:${load.model}`,
  }));
  const response = await fetch(`${abreast.url}/api/runs`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ messages: [{ role: 'user', content: 'Go' }], columns, keep: load.keep ?? true }),
  });
  await response.text();
  await delay(restMs);
  return { 'server CPU (s)': abreast.cpu() - before };
}

/** The product under a load: what it adds to each token, what it costs, how smooth it stays. */
export async function streaming(context: BenchContext, load: Load): Promise<Figures> {
  const page = await context.browser.newPage({ viewport });
  try {
    if (load.keep === false) await page.addInitScript(() => sessionStorage.setItem('abreast.keep', 'off'));
    const model = `openrouter:${load.model}`;
    const models = Array.from({ length: load.columns }, () => model).join(',');
    await page.goto(`${context.abreast.url}/?models=${encodeURIComponent(models)}&prompt=Go`);
    const run = page.getByRole('button', { name: `Run ${load.columns}` });
    await run.waitFor();
    if (!load.atOnce) await comeToRest(page);
    return await measure(
      context,
      context.abreast,
      page,
      load,
      '[data-column]',
      () => run.click(),
      () =>
        page.waitForFunction(
          (count) => document.querySelectorAll('[data-column][data-state="done"]').length === count,
          load.columns,
          { timeout: 120_000 },
        ),
    );
  } finally {
    await page.close();
  }
}

/** What loads at idle has loaded: a run is measured, not the page's start. */
async function comeToRest(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  // The worker is the last of it: it puts the whole build on its shelf, in each of these new browsers anew.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 500))));
}

/** The bare page under the same load. */
export async function bareStreaming(context: BenchContext, load: Load): Promise<Figures> {
  const page = await context.browser.newPage({ viewport });
  try {
    await page.goto(context.bare.url);
    // Where the product's page is started by a click a pointer rests on it, which costs a hit test a frame.
    await page.mouse.move(viewport.width / 2, viewport.height / 2);
    const start = () =>
      page.evaluate((detail) => dispatchEvent(new CustomEvent('run', { detail })), {
        model: load.model,
        columns: load.columns,
      });
    return await measure(context, context.bare, page, load, '[data-column]', start, () =>
      page.waitForSelector('body[data-done]', { timeout: 120_000 }),
    );
  } finally {
    await page.close();
  }
}

async function measure(
  context: BenchContext,
  server: BenchContext['abreast'],
  page: Page,
  load: Load,
  columns: string,
  start: () => Promise<unknown>,
  end: () => Promise<unknown>,
): Promise<Figures> {
  await context.clearRecord();
  const offset = await clockOffset(page);
  const busySoFar = await mainThreadMeter(page);
  const [cpuBefore, busyBefore] = [server.cpu(), await busySoFar()];
  await watch(page, columns);
  const began = performance.now();
  await start();
  await end();
  const seconds = (performance.now() - began) / 1000;
  const busy = (await busySoFar()) - busyBefore;
  const cpu = server.cpu() - cpuBefore;
  const seen = await sightings(page, columns, offset);
  const requests = await context.record();
  const delays = delaysOf(
    seen,
    requests.map((request) => request.chunks),
  );
  const firsts = delaysOf(
    seen,
    requests.map((request) => request.chunks.slice(0, 1)),
  );
  const ideal = Math.max(...requests.map((request) => (request.endedAt ?? 0) - request.receivedAt));
  return {
    'token to DOM p50 (ms)': percentile(delays, 0.5),
    'token to DOM p95 (ms)': percentile(delays, 0.95),
    'first token to DOM, median of the columns (ms)': percentile(firsts, 0.5),
    'first token to DOM, slowest (ms)': Math.max(...firsts),
    'tokens never seen':
      load.tokens * load.columns - seen.tokens.reduce((sum, column) => sum + column.length, 0),
    'wall ÷ ideal': seen.wall / ((load.tokens / load.rate) * 1000 + 20),
    'wall ÷ upstream': seen.wall / ideal,
    'frame interval p95 (ms)': percentile(seen.frames, 0.95),
    'longest task (ms)': Math.max(0, ...seen.longTasks),
    'main thread busy (%)': (busy / seconds) * 100,
    'server CPU (s)': cpu,
  };
}

/**
 * How long each token took from the simulator to the DOM. Which upstream request fed which column is not told by the
 * page; all requests of a load are alike, so each is paired in the order of arrival.
 */
function delaysOf(seen: Sighting, chunks: readonly [number, string][][]): number[] {
  return chunks.flatMap((column, index) =>
    column.flatMap(([sentAt, text]) => {
      const number = Number(/w(\d{4,})/.exec(text)?.[1] ?? 0);
      const at = seen.tokens[index]?.[number - 1];
      return at === undefined || number === 0 ? [] : [at - sentAt];
    }),
  );
}

/** The picker with 2,000 models, driven by keys. */
export async function picker({ abreast, browser }: BenchContext): Promise<Figures> {
  const page = await browser.newPage({ viewport });
  try {
    await page.route('**/api/models', async (route) => {
      const response = await route.fetch();
      const answer = await response.json();
      const [model] = answer.models;
      const models = Array.from({ length: 2000 }, (_, index) => ({
        ...model,
        id: `openrouter:maker${index % 37}/model-${index}`,
        name: `Maker ${index % 37}: Model ${index}`,
        provider: 'openrouter',
      }));
      await route.fulfill({ response, json: { ...answer, models } });
    });
    await page.goto(abreast.url);
    await page.waitForLoadState('networkidle');
    const button = page.getByRole('button', { name: 'Choose models' });
    const opened = await button.evaluate(async (element: HTMLElement) => {
      const before = performance.now();
      element.click();
      while (!document.querySelector('[role="option"]')) await new Promise(requestAnimationFrame);
      return performance.now() - before;
    });
    const field = page.getByLabel('Search models');
    await field.focus();
    const delays: number[] = [];
    let rows = 0;
    for (const key of 'maker 12 model 1') {
      await page.evaluate(() => {
        const list = document.querySelector('[role="listbox"]');
        const scope = window as Window & { updated?: Promise<number> };
        scope.updated = new Promise((resolve) => {
          let from = 0;
          addEventListener(
            'keydown',
            (event) => {
              from = event.timeStamp;
            },
            { once: true, capture: true },
          );
          addEventListener(
            'input',
            () => {
              // The list stands when the frame after the keystroke has been laid out.
              requestAnimationFrame(() => {
                const channel = new MessageChannel();
                channel.port1.onmessage = () => resolve(performance.now() - from);
                channel.port2.postMessage(list?.childElementCount ?? 0);
              });
            },
            { once: true },
          );
        });
      });
      await page.keyboard.type(key);
      delays.push(
        await page.evaluate(() => (window as Window & { updated?: Promise<number> }).updated ?? Number.NaN),
      );
      rows = Math.max(rows, await page.getByRole('option').count());
    }
    return {
      'open (ms)': opened,
      'keystroke to list p50 (ms)': percentile(delays, 0.5),
      'keystroke to list, slowest (ms)': Math.max(...delays),
      'rows mounted, most': rows,
    };
  } finally {
    await page.close();
  }
}

/**
 * JavaScript on the wire, headers included, as the server compresses it for this browser: what `/` brings with it; the
 * same and all that comes when "Choose models" is pressed before anything was loaded at idle, until models can be
 * chosen; and what a page left alone loads at idle.
 */
export async function firstLoad({ abreast, browser }: BenchContext): Promise<Figures> {
  const alone = await loadedScripts(browser, abreast.url);
  const pressed = await loadedScripts(browser, abreast.url, async (page) => {
    await page.getByRole('button', { name: 'Choose models' }).click();
    await page.getByRole('option').first().waitFor();
  });
  return {
    'JavaScript of the page (KB)': alone.page / 1024,
    'JavaScript until the picker works, pressed at once (KB)': (pressed.page + pressed.later) / 1024,
    'JavaScript loaded at idle (KB)': alone.later / 1024,
  };
}

/** Bytes of scripts: the page's own, and those that came later. With `press` the page never has a quiet moment. */
async function loadedScripts(browser: Browser, url: string, press?: (page: Page) => Promise<void>) {
  const page = await browser.newPage({ viewport });
  try {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    const kinds = new Map<string, 'page' | 'later'>();
    const bytes = { page: 0, later: 0 };
    session.on('Network.requestWillBeSent', ({ requestId, type, initiator }) => {
      if (type === 'Script') kinds.set(requestId, initiator.type === 'parser' ? 'page' : 'later');
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const kind = kinds.get(requestId);
      if (kind) bytes[kind] += encodedDataLength;
    });
    if (press) await page.addInitScript(() => Object.assign(window, { requestIdleCallback: () => 0 }));
    await page.goto(url);
    await press?.(page);
    await page.waitForLoadState('networkidle');
    return bytes;
  } finally {
    await page.close();
  }
}
