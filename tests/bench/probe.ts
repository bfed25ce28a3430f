import type { Page } from '@playwright/test';

/** What the page saw, times in epoch ms of the bench's own clock. */
export interface Sighting {
  /** By column, in their order on the page: when each token (1-based number) was first in the DOM. */
  tokens: number[][];
  /** Milliseconds between animation frames. */
  frames: number[];
  /** Milliseconds of every main-thread task over 50 ms. */
  longTasks: number[];
  /** Milliseconds from the click, or its like, to the last column's end, by the page's own clock. */
  wall: number;
}

interface Probe {
  tokens: Map<Element, number[]>;
  frames: number[];
  longTasks: number[];
  startedAt: number;
  endedAt: number;
  stop(): void;
}

type ProbedWindow = Window & { probe?: Probe };

/** Starts to watch: every token carries its number (`w0001`), so the highest one seen tells what is in the DOM. */
export async function watch(page: Page, columns: string): Promise<void> {
  await page.evaluate((selector) => {
    const tokens = new Map<Element, number[]>();
    const frames: number[] = [];
    const longTasks: number[] = [];
    const now = () => performance.timeOrigin + performance.now();

    const see = (node: Node, at: number) => {
      const element = node instanceof Element ? node : node.parentElement;
      const column = element?.closest(selector);
      if (!column) return;
      const text =
        node.nodeType === Node.TEXT_NODE
          ? (node as Text).data.slice(-160)
          : (node.textContent ?? '').slice(-160);
      const newest = Number(/w(\d{4,})(?!.*w\d{4,})/s.exec(text)?.[1] ?? 0);
      const seen = tokens.get(column) ?? [];
      tokens.set(column, seen);
      while (seen.length < newest) seen.push(at);
    };
    const observer = new MutationObserver((records) => {
      const at = now();
      for (const record of records) {
        if (record.type === 'attributes' && probe.startedAt > 0) probe.endedAt = at;
        if (record.type === 'characterData') see(record.target, at);
        for (const node of record.addedNodes) see(node, at);
      }
    });
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['data-state', 'data-done'],
    });
    const begin = () => {
      probe.startedAt ||= now();
    };
    for (const type of ['click', 'run']) addEventListener(type, begin, { capture: true });

    const tasks = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longTasks.push(entry.duration);
    });
    tasks.observe({ type: 'longtask' });

    let last = performance.now();
    let running = true;
    const frame = (at: number) => {
      frames.push(at - last);
      last = at;
      if (running) requestAnimationFrame(frame);
    };
    requestAnimationFrame((at) => {
      last = at;
      requestAnimationFrame(frame);
    });
    const probe: Probe = {
      tokens,
      frames,
      longTasks,
      startedAt: 0,
      endedAt: 0,
      stop() {
        running = false;
        observer.disconnect();
        tasks.disconnect();
      },
    };
    (window as ProbedWindow).probe = probe;
  }, columns);
}

/** Ends the watch. `offset` is the page's clock minus ours. */
export async function sightings(page: Page, columns: string, offset: number): Promise<Sighting> {
  const seen = await page.evaluate((selector) => {
    const { probe } = window as ProbedWindow;
    if (!probe) throw new Error('Nothing was watched.');
    probe.stop();
    const tokens = [...document.querySelectorAll(selector)].map((column) => probe.tokens.get(column) ?? []);
    const wall = probe.endedAt - probe.startedAt;
    return { tokens, frames: probe.frames, longTasks: probe.longTasks, wall };
  }, columns);
  return { ...seen, tokens: seen.tokens.map((column) => column.map((at) => at - offset)) };
}

/** The page's epoch clock minus ours in ms, from the quickest of twenty round trips. */
export async function clockOffset(page: Page): Promise<number> {
  let best = { trip: Number.POSITIVE_INFINITY, offset: 0 };
  for (let i = 0; i < 20; i++) {
    const before = performance.timeOrigin + performance.now();
    const there = await page.evaluate(() => performance.timeOrigin + performance.now());
    const after = performance.timeOrigin + performance.now();
    if (after - before < best.trip) best = { trip: after - before, offset: there - (before + after) / 2 };
  }
  return best.offset;
}

/** Asks how many seconds the main thread has been busy so far. */
export async function mainThreadMeter(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
}
