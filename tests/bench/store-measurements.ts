/**
 * Fills an SQLite store with kept runs and measures it; by itself, `node tests/bench/store-measurements.ts [runs]`
 * prints the figures.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '#lib/store/open-store.ts';
import type { RunQuery, Store } from '#lib/store/store.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import type { Figures } from './measurements.ts';
import { percentile } from './statistics.ts';

const columns = ['a', 'b', 'c', 'd'];
const models = ['swift', 'steady', 'thinker', 'scribe', 'caller', 'seer'].map((name) => `demo:${name}`);
const tokensPerColumn = 2000;
const tokenMs = 12.5;
const batchMs = 250;
/** Runs that are written in batches as a stream would; the others come whole, which takes no less room. */
const streamedRuns = 100;
const by = { owner: 'bench', instance: 'bench' };

/** A reproducible stream of numbers from 0 to 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const syllables = 'ba ce di fo gu la me ni po ru sta tre vin kol mar ter sion ing ed al'.split(' ');

/** 20,000 words; the nth is about n times rarer than the first, as in a language. */
function vocabulary(random: () => number): string[] {
  return Array.from({ length: 20_000 }, (_, rank) => {
    const length = 1 + Math.floor(random() * 3) + (rank > 200 ? 1 : 0);
    return Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]).join('');
  });
}

/** Tokens of about four characters, each at its own jittered time, joined as the log joins them. */
function runEvents(run: string, started: number, words: readonly string[], random: () => number): RunEvent[] {
  const word = () => words[Math.floor(words.length ** random()) - 1] ?? 'word';
  const setup = {
    messages: [{ role: 'user' as const, content: Array.from({ length: 12 }, word).join(' ') }],
    columns: columns.map((id) => ({ id, model: models[Math.floor(random() * models.length)] ?? '' })),
  };
  const events: Unnumbered[] = [{ at: 0, type: 'run-start', run, setup, started }];
  for (const column of columns) {
    events.push({ at: 1.5, column, type: 'reply-start', attempt: 1, model: 'demo:swift', provider: 'demo' });
    events.push({ at: 180.2, column, type: 'reply-headers', status: 200 });
    let at = 300 + random() * 100;
    for (let token = 0; token < tokensPerColumn; ) {
      const time = Math.round(at * 10) / 10;
      const pieces: [number, number][] = [];
      let text = '';
      // About one delta in three carries two tokens that came together.
      const joined = random() < 0.33 ? 2 : 1;
      for (let each = 0; each < joined; each++) {
        // Every other token begins a word: what tokenizers make of prose.
        const said = token % 2 === 0 ? ` ${word().slice(0, 5)}` : word().slice(0, 3);
        pieces.push([Math.round(each * random() * 30) / 10, said.length]);
        text += said;
        token += 1;
      }
      events.push({
        column,
        at: time,
        type: 'text-delta',
        text,
        ...(pieces.length > 1 ? { pieces } : {}),
      });
      at += joined * tokenMs * (0.4 + random() * 1.2);
    }
    const value = (count: number) => ({ value: count, source: 'reported' as const });
    const usage = { input: value(20), output: value(tokensPerColumn) };
    events.push({ at, column, type: 'reply-end', finishReason: 'stop', usage, cost: value(0.0012) });
  }
  events.sort((one, other) => one.at - other.at);
  events.push({ type: 'run-end', at: (events.at(-1)?.at ?? 0) + 0.1 });
  return events.map((event, index) => ({ seq: index + 1, ...event }) as RunEvent);
}

type Unnumbered = RunEvent extends infer Event ? (Event extends unknown ? Omit<Event, 'seq'> : never) : never;

async function streamInto(store: Store, run: string, events: readonly RunEvent[]): Promise<number[]> {
  const batches = Map.groupBy(events, ({ at }) => Math.floor(at / batchMs));
  const took: number[] = [];
  for (const batch of batches.values()) took.push(await timed(() => store.append(run, batch, by)));
  return took;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function textOf(events: readonly RunEvent[]): number {
  return events.reduce((sum, event) => (event.type === 'text-delta' ? sum + event.text.length : sum), 0);
}

const fileOf = (folder: string) => join(folder, 'abreast.db');

/** A store of its own in a temporary folder, taken away afterwards. */
export async function storeFigures(runs: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'abreast-bench-store-'));
  try {
    const random = randomFrom(4);
    const words = vocabulary(random);
    const figures = await fill(folder, runs, words, random);
    return { ...figures, ...(await read(folder, runs, words)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(
  folder: string,
  runs: number,
  words: readonly string[],
  random: () => number,
): Promise<Figures> {
  const store = openStore({ dataDirectory: folder });
  const appends: number[] = [];
  let [text, streamed, cpu] = [0, 0, 0];
  for (let index = 0; index < runs; index++) {
    const run = `run-${index}`;
    const events = runEvents(run, Date.UTC(2026, 0, 1) + index * 60_000, words, random);
    text += textOf(events);
    if (index >= streamedRuns) {
      await store.append(run, events, by);
      continue;
    }
    const before = process.cpuUsage();
    appends.push(...(await streamInto(store, run, events)));
    const { user, system } = process.cpuUsage(before);
    cpu += (user + system) / 1000;
    streamed += events.at(-1)?.at ?? 0;
  }
  await store.close();
  const bytes = statSync(fileOf(folder)).size;
  const perColumn = bytes / runs / columns.length;
  const textPerColumn = text / runs / columns.length;
  return {
    'one batch of 250 ms, p50 (ms)': percentile(appends, 0.5),
    'one batch of 250 ms, p95 (ms)': percentile(appends, 0.95),
    'CPU of writing, all threads (% of the streaming time)': (cpu / streamed) * 100,
    'text of a column (bytes)': textPerColumn,
    'a kept column on disk (bytes)': perColumn,
    'allowed: 3 × its text + 2 KB (bytes)': 3 * textPerColumn + 2048,
  };
}

async function read(folder: string, runs: number, words: readonly string[]): Promise<Figures> {
  const store = openStore({ dataDirectory: folder });
  const opening = await timed(() => store.beat('bench', 1000));
  const list = async (query: Partial<RunQuery>) => {
    const took: number[] = [];
    for (let round = 0; round < 9; round++) {
      took.push(await timed(() => store.list({ owner: by.owner, limit: 50, ...query })));
    }
    return percentile(took, 0.95);
  };
  const loads: number[] = [];
  for (let index = 0; index < 50; index++) {
    const run = `run-${Math.floor((index * runs) / 50)}`;
    loads.push(await timed(() => store.load(run)));
  }
  const word = (rank: number) => (words[rank] ?? '').slice(0, 5);
  const figures = {
    'opening (ms)': opening,
    'list, first page of 50 (ms)': await list({}),
    'list, of one model (ms)': await list({ model: 'demo:seer' }),
    'search, the commonest word (ms)': await list({ search: `${word(0)} ` }),
    'search, a rare word (ms)': await list({ search: word(15_000) }),
    'search, two words and a beginning (ms)': await list({ search: `${word(20)} ${word(3000)} ba` }),
    'search, nothing found (ms)': await list({ search: 'zzzz' }),
    'load, p50 (ms)': percentile(loads, 0.5),
    'load, p95 (ms)': percentile(loads, 0.95),
  };
  await store.close();
  return figures;
}

if (import.meta.main) {
  const figures = await storeFigures(Number(process.argv[2] ?? 10_000));
  console.table(
    Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 100) / 100])),
  );
}
