import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { createMemoryStore } from '#lib/store/memory-store.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import { noon, setupOf } from '../run/support.ts';

let count = 0;

/** A name nobody else has: tests share a database. */
export function unique(kind: string): string {
  count += 1;
  return `${kind}-${process.pid}-${count}`;
}

export interface StartOptions {
  prompt?: string;
  started?: number;
  parent?: string;
  models?: readonly string[];
}

export function start(run: string, options: StartOptions = {}): RunEvent {
  const {
    prompt = `Prompt of ${run}`,
    started = noon,
    parent,
    models = ['demo:swift', 'demo:steady'],
  } = options;
  const setup = setupOf([], {
    messages: [{ role: 'user', content: prompt }],
    columns: models.map((model, index) => ({ id: `c${index}`, model })),
    ...(parent === undefined ? {} : { parent }),
  });
  return { seq: 1, at: 0, type: 'run-start', run, setup, started };
}

export const text = (seq: number, said = 'x', column = 'c0'): RunEvent => ({
  seq,
  at: seq * 10.5,
  column,
  type: 'text-delta',
  text: said,
});
export const thought = (seq: number, said: string): RunEvent => ({
  seq,
  at: seq,
  column: 'c0',
  type: 'thinking-delta',
  text: said,
});
export const end = (seq: number): RunEvent => ({ seq, at: seq, type: 'run-end' });

/** Keeps a run that is over: one prompt, one answer in each column. */
export async function keep(
  store: Store,
  owner: string,
  options: StartOptions & { id?: string; answers?: readonly string[] } = {},
): Promise<string> {
  const { id = unique('run'), answers = [] } = options;
  const said = answers.map((answer, index) => text(index + 2, answer, `c${index}`));
  const events = [start(id, options), ...said, end(said.length + 2)];
  await store.append(id, events, { owner, instance: 'keeper' });
  return id;
}

export const postgresUrl = inject('postgresUrl');

/** A data folder of a test's own. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'abreast-store-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface OpenedEngine {
  store: Store;
  /** What another process would use; the same where there can't be another. */
  other: Store;
  close(): Promise<void>;
}

export const engines: { name: Store['engine']; skip: boolean; open(): OpenedEngine }[] = [
  {
    name: 'memory',
    skip: false,
    open() {
      const store = createMemoryStore();
      return { store, other: store, close: () => store.close() };
    },
  },
  {
    name: 'sqlite',
    skip: false,
    open() {
      const folder = temporaryFolder();
      const store = openStore({ dataDirectory: folder.path });
      const close = () => store.close().then(folder.remove);
      return { store, other: store, close };
    },
  },
  {
    name: 'postgres',
    skip: postgresUrl === null,
    open() {
      const place = { databaseUrl: postgresUrl ?? '', dataDirectory: '' };
      const [store, other] = [openStore(place), openStore(place)];
      return {
        store,
        other,
        async close() {
          await Promise.all([store.close(), other.close()]);
        },
      };
    },
  },
];
