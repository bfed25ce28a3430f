/** By itself, `node tests/bench/crash-measurement.ts [times]` prints the figures; it needs a build. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#lib/commands/port.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import { readEvents } from '#lib/stream/sse.ts';
import { startSimulator } from './context.ts';
import type { Figures } from './measurements.ts';
import { type Server, startServer } from './processes.ts';
import { percentile } from './statistics.ts';

const host = '127.0.0.1';
const model = 'openrouter:bench/50x2400';
const runsAtOnce = 4;
const columns = ['a', 'b', 'c', 'd'].map((id) => ({ id, model }));
/** A server lives so long at most under load before it is killed, in ms. */
const longestLife = 3000;

/** A run as its reader saw it until the server was gone. */
interface Seen {
  path: string;
  events: RunEvent[];
}

/** What a crash cost a run. */
interface Cost {
  /** Nothing of it had been written yet. */
  isUnknown: boolean;
  lostMs: number;
  lostBytes: number;
}

/**
 * Kills a server under load, again and again and without warning, each time at another moment, and holds what the next
 * start finds against what those who read along had seen.
 */
export async function crashes(times: number, simulator: string): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'abreast-bench-crash-'));
  const port = await freePort(host, 0);
  const start = () =>
    startServer({
      command: [process.execPath, 'node_modules/next/dist/bin/next', 'start', '-H', host, '-p', String(port)],
      url: `http://${host}:${port}`,
      ready: '/api/health',
      environment: {
        OPENROUTER_BASE_URL: `${simulator}/api/v1`,
        OPENROUTER_API_KEY: 'sk-or-v1-bench',
        ABREAST_DATA_DIR: folder,
        NEXT_MANUAL_SIG_HANDLE: 'true',
      },
    });
  const starts: number[] = [];
  const costs: Cost[] = [];
  const paths: string[] = [];
  let server = await start();
  try {
    for (let time = 0; time < times; time++) {
      const seen = await killedUnderLoad(server);
      server = await start();
      starts.push(server.readyAfter);
      for (const run of seen) {
        const cost = await costOf(server, run);
        costs.push(cost);
        if (!cost.isUnknown) paths.push(run.path);
      }
    }
    const unreadable = await Promise.all(paths.map((path) => isUnreadable(server, path)));
    const lostMs = costs.map((cost) => cost.lostMs);
    return {
      'times killed': times,
      'next start answers, p50 (ms)': percentile(starts, 0.5),
      'next start answers, slowest (ms)': Math.max(...starts),
      'runs that were streaming': costs.length,
      'killed before their first write': costs.filter(({ isUnknown }) => isUnknown).length,
      'unreadable at the end': unreadable.filter(Boolean).length,
      'newest text lost, p50 (ms)': percentile(lostMs, 0.5),
      'newest text lost, p95 (ms)': percentile(lostMs, 0.95),
      'newest text lost, most (ms)': Math.max(0, ...lostMs),
      'newest text lost, most (bytes)': Math.max(0, ...costs.map(({ lostBytes }) => lostBytes)),
    };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Streams several runs at once and kills the server in the midst of them. */
async function killedUnderLoad(server: Server): Promise<Seen[]> {
  const ends: Promise<void>[] = [];
  const seen = await Promise.all(
    Array.from({ length: runsAtOnce }, async () => {
      const response = await fetch(`${server.url}/api/runs`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ messages: [{ role: 'user', content: 'Go' }], columns }),
      });
      const run: Seen = { path: response.headers.get('Location') ?? '', events: [] };
      if (!response.body || run.path === '') throw new Error('A run was refused.');
      ends.push(readEvents(response.body, (event) => void run.events.push(event)).catch(() => undefined));
      return run;
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, Math.random() * longestLife));
  await server.kill();
  await Promise.all(ends);
  return seen;
}

/** Throws where the log that was kept is another than the one that was read, or was not brought to its end. */
async function costOf(server: Server, { path, events: seen }: Seen): Promise<Cost> {
  const response = await fetch(`${server.url}${path}/events`);
  const isUnknown = response.status === 404;
  if (!isUnknown && !response.ok) throw new Error(`${path} answers ${response.status}.`);
  const log: RunEvent[] = [];
  if (!isUnknown && response.body) await readEvents(response.body, (event) => void log.push(event));
  const kept = isUnknown ? [] : log.slice(0, markedFrom(path, log));
  for (const [index, event] of kept.slice(0, seen.length).entries()) {
    if (JSON.stringify(event) !== JSON.stringify(seen[index])) throw new Error(`${path} was changed.`);
  }
  const lost = seen.slice(kept.length);
  return {
    isUnknown,
    lostMs: lost.length === 0 ? 0 : (lost.at(-1)?.at ?? 0) - (kept.at(-1)?.at ?? 0),
    lostBytes: lost.reduce((sum, event) => sum + ('text' in event ? event.text.length : 0), 0),
  };
}

/** Where the marks of the interruption begin. */
function markedFrom(path: string, log: readonly RunEvent[]): number {
  const from = log.findIndex(({ type }) => type === 'reply-stopped' || type === 'run-end');
  const marks = log.slice(from).map(({ type }) => type);
  const isMarked = marks.pop() === 'run-end' && marks.every((type) => type === 'reply-stopped');
  if (from < 0 || !isMarked) throw new Error(`${path} was not brought to its end.`);
  return from;
}

async function isUnreadable(server: Server, path: string): Promise<boolean> {
  const response = await fetch(server.url + path);
  const run = response.ok ? await response.json() : null;
  return run?.replies?.length === undefined;
}

if (import.meta.main) {
  const simulator = await startSimulator();
  try {
    console.table(await crashes(Number(process.argv[2] ?? 50), simulator.url));
  } finally {
    await simulator.stop();
  }
}
