import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '#lib/store/memory-store.ts';
import type { Store } from '#lib/store/store.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import { noon, setupOf } from './support.ts';

const start = (run: string): RunEvent => ({
  seq: 1,
  at: 0,
  type: 'run-start',
  run,
  setup: setupOf(['a', 'b']),
  started: noon,
});
const text = (seq: number): RunEvent => ({
  seq,
  at: seq,
  column: 'a',
  type: 'text-delta',
  text: 'x'.repeat(925),
});
const end = (seq: number): RunEvent => ({ seq, at: seq, type: 'run-end' });
const by = { owner: 'owner', instance: 'instance' };

/** What `text` takes; a start and an end are small beside it. */
const textBytes = 2000;
const room = (texts: number) => texts * textBytes + textBytes;

async function idsOf(store: Store): Promise<string[]> {
  return (await store.list({ owner: 'owner', limit: 99 })).runs.map(({ id }) => id);
}

const logOf = async (store: Store, run: string) => (await store.load(run))?.events ?? null;

test('a log of any length is taken in one go', async () => {
  const store = createMemoryStore({ maxBytes: Number.POSITIVE_INFINITY });
  const events = Array.from({ length: 300_000 }, (_, index) => ({ ...text(2), seq: index + 2 }));
  await store.append('r', [start('r')], by);
  await store.append('r', events, by);
  expect(await logOf(store, 'r')).toHaveLength(300_001);
});

test('a log that was read does not grow afterwards', async () => {
  const store = createMemoryStore();
  await store.append('r', [start('r')], by);
  const before = await logOf(store, 'r');
  await store.append('r', [text(2)], by);
  expect(before).toHaveLength(1);
});

test('a lease ends by the clock', async () => {
  let time = noon;
  const store = createMemoryStore({ now: () => time });
  await store.beat('instance', 15_000);
  await store.append('r', [start('r')], by);
  time += 14_999;
  expect(await store.adopt('other')).toEqual([]);
  time += 1;
  expect(await store.adopt('other')).toEqual(['r']);
});

describe('what is too much', () => {
  test('makes it forget the oldest runs, whole', async () => {
    const store = createMemoryStore({ maxBytes: room(2) });
    for (const run of ['r1', 'r2', 'r3']) await store.append(run, [start(run), text(2), end(3)], by);
    expect(await idsOf(store)).toEqual(['r3', 'r2']);
    expect(await store.load('r1')).toBeNull();
    expect(await logOf(store, 'r3')).toHaveLength(3);
  });

  test('never makes it forget the only run there is', async () => {
    const store = createMemoryStore({ maxBytes: 1 });
    await store.append('r1', [start('r1'), text(2), end(3)], by);
    expect(await logOf(store, 'r1')).toHaveLength(3);
  });

  test('is counted again after a run was removed', async () => {
    const store = createMemoryStore({ maxBytes: room(2) });
    await store.append('r1', [start('r1'), text(2)], by);
    await store.remove('r1');
    await store.append('r2', [start('r2'), text(2)], by);
    expect(await idsOf(store)).toEqual(['r2']);
  });

  test('never leaves half a run: what a forgotten one says later is forgotten too', async () => {
    const store = createMemoryStore({ maxBytes: 1 });
    await store.append('r1', [start('r1'), text(2)], by);
    await store.append('r2', [start('r2'), end(2)], by);
    await store.append('r1', [text(3), end(4)], by);
    expect(await store.load('r1')).toBeNull();
    expect(await idsOf(store)).toEqual(['r2']);
  });

  test('leaves at most so much, or one run, after any history', async () => {
    const step = fc.record({
      run: fc.constantFrom('r1', 'r2', 'r3', 'r4'),
      size: fc.nat(6),
      remove: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (program) => {
        const store = createMemoryStore({ maxBytes: 10 * textBytes });
        for (const { run, size, remove } of program) {
          if (remove && size > 4) await store.remove(run);
          else {
            const known = await logOf(store, run);
            const head = known ? [] : [start(run)];
            const from = known?.length ?? 1;
            const more = Array.from({ length: size }, (_, index) => text(from + 1 + index));
            await store.append(run, [...head, ...more], by);
          }
          const logs = await Promise.all((await idsOf(store)).map((id) => logOf(store, id)));
          const texts = logs.flatMap((log) => (log ?? []).filter(({ type }) => type === 'text-delta'));
          expect(logs.length === 1 || texts.length <= 10).toBe(true);
          for (const log of logs) expect(log?.[0]?.type).toBe('run-start');
        }
      }),
    );
  });
});
