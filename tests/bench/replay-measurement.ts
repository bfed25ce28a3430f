import { momentsOf } from '#lib/run/replay-moments.ts';
import { createTape } from '#lib/run/replay-tape.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import { readEvents } from '#lib/stream/sse.ts';
import type { BenchContext } from './context.ts';
import type { Figures } from './measurements.ts';
import { sightings, watch } from './probe.ts';
import { percentile } from './statistics.ts';

const columns = ['a', 'b', 'c', 'd'];

/** A kept run of four columns played at 1×: how far each token is from its recorded time when it is in the DOM. */
export async function replayTiming(context: Pick<BenchContext, 'abreast' | 'browser'>): Promise<Figures> {
  const { abreast, browser } = context;
  const { id, events } = await keptRun(abreast.url);
  const recorded = recordedTimes(events);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.goto(`${abreast.url}/runs/${id}`);
    const play = page.getByRole('button', { name: 'Play', exact: true });
    await play.waitFor();
    // What loads at idle has loaded: the replay is measured, not the page's start.
    await page.waitForLoadState('networkidle');
    await watch(page, '[data-column]');
    await play.click();
    await page.getByRole('button', { name: 'Pause', exact: true }).waitFor();
    await play.waitFor({ timeout: 120_000 });
    const began = await page.evaluate(
      () => (window as Window & { probe?: { startedAt: number } }).probe?.startedAt ?? Number.NaN,
    );
    const seen = await sightings(page, '[data-column]', began);
    const off = recorded.flatMap((times, column) =>
      times.map((at, token) => Math.abs((seen.tokens[column]?.[token] ?? Number.NaN) - at)),
    );
    const known = off.filter(Number.isFinite);
    return {
      'token off its recorded time p50 (ms)': percentile(known, 0.5),
      'token off its recorded time p95 (ms)': percentile(known, 0.95),
      'token off its recorded time, most (ms)': Math.max(...known),
      'tokens never seen': off.length - known.length,
      'frame interval p95 (ms)': percentile(seen.frames, 0.95),
      'longest task (ms)': Math.max(0, ...seen.longTasks),
    };
  } finally {
    await page.close();
  }
}

/** Going to a random place of a log of 8,000 events in 8 columns, without drawing it. */
export function seeking(): Figures {
  const opened = performance.now();
  const tape = createTape(longLog(8, 8000));
  const opening = performance.now() - opened;
  const times = Array.from({ length: 400 }, (_, index) => {
    const before = performance.now();
    tape.at((index % 2 === 0 ? 0.97 - index / 500 : index / 400) * tape.duration);
    return performance.now() - before;
  });
  return {
    'open 8,000 events (ms)': opening,
    'seek p95 (ms)': percentile(times, 0.95),
    'seek, slowest (ms)': Math.max(...times),
  };
}

async function keptRun(origin: string): Promise<{ id: string; events: RunEvent[] }> {
  const response = await fetch(`${origin}/api/runs`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      messages: [{ role: 'user', content: 'Go' }],
      columns: columns.map((id) => ({ id, model: 'openrouter:bench/80x400' })),
    }),
  });
  const events: RunEvent[] = [];
  if (response.body) await readEvents(response.body, (event) => void events.push(event));
  return { id: response.headers.get('Location')?.split('/').at(-1) ?? '', events };
}

/** By column: when each token (`w0001` and on) was recorded, in ms since the run began. */
function recordedTimes(events: readonly RunEvent[]): number[][] {
  const moments = momentsOf(events);
  return columns.map((column) =>
    moments.flatMap(({ at, event }) => {
      if (event.type !== 'text-delta' || event.column !== column) return [];
      return [...event.text.matchAll(/w\d{4}/g)].map(() => at);
    }),
  );
}

function longLog(columnCount: number, eventCount: number): RunEvent[] {
  const ids = Array.from({ length: columnCount }, (_, index) => `c${index}`);
  const messages = [{ role: 'user' as const, content: 'Go' }];
  const setup = { messages, columns: ids.map((id) => ({ id, model: 'demo:swift' })) };
  const events: RunEvent[] = [{ seq: 1, at: 0, type: 'run-start', run: 'r1', setup, started: 0 }];
  for (let seq = 2; seq <= eventCount; seq++) {
    const column = ids[seq % columnCount] ?? 'c0';
    events.push({ seq, at: seq * 2, column, type: 'text-delta', text: `word ${seq} ` });
  }
  return events;
}
