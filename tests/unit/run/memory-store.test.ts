import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '#lib/store/memory-store.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import { noon, setupOf } from './support.ts';

const start = (run: string, prompt = `Prompt of ${run}`): RunEvent => ({
  seq: 1,
  at: 0,
  type: 'run-start',
  run,
  setup: setupOf(['a', 'b'], { messages: [{ role: 'user', content: prompt }] }),
  started: noon,
});
const text = (seq: number): RunEvent => ({ seq, at: seq, column: 'a', type: 'text-delta', text: 'x' });
const end = (seq: number): RunEvent => ({ seq, at: seq, type: 'run-end' });

async function storeOf(...runs: string[]) {
  const store = createMemoryStore();
  for (const run of runs) await store.append(run, [start(run), end(2)]);
  return store;
}

const idsOf = (summaries: readonly { id: string }[]) => summaries.map(({ id }) => id);

describe('a kept run', () => {
  test('is the log that was appended, in any portions', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(5), { maxLength: 10 }), async (portions) => {
        const store = createMemoryStore();
        const log = [start('r')];
        await store.append('r', log);
        for (const size of portions) {
          const more = Array.from({ length: size }, (_, index) => text(log.length + 1 + index));
          log.push(...more);
          await store.append('r', more);
        }
        expect(await store.load('r')).toEqual(log);
      }),
    );
  });

  test('is kept apart from the others', async () => {
    const store = await storeOf('r1', 'r2');
    await store.append('r1', [text(3)]);
    expect(await store.load('r1')).toHaveLength(3);
    expect(await store.load('r2')).toEqual([start('r2'), end(2)]);
    expect(await store.load('r3')).toBeNull();
  });

  test('takes a log of any length in one go', async () => {
    const store = createMemoryStore();
    const events = Array.from({ length: 300_000 }, (_, index) => text(index + 2));
    await store.append('r', [start('r')]);
    await store.append('r', events);
    expect(await store.load('r')).toHaveLength(300_001);
  });

  test('is gone for good once it is removed, and removed only once', async () => {
    const store = await storeOf('r1', 'r2');
    expect(await store.remove('r1')).toBe(true);
    expect(await store.remove('r1')).toBe(false);
    expect(await store.load('r1')).toBeNull();
    expect(idsOf(await store.list(9))).toEqual(['r2']);
  });

  test('stays gone when it still has something to say, as a run removed at work has', async () => {
    const store = await storeOf('r1', 'r2');
    await store.remove('r1');
    await store.append('r1', [text(3), end(4)]);
    expect(await store.load('r1')).toBeNull();
    expect(idsOf(await store.list(1))).toEqual(['r2']);
  });
});

describe('the history', () => {
  test('says of each run what it was', async () => {
    const store = createMemoryStore();
    await store.append('r1', [start('r1', 'Why?')]);
    const row = { id: 'r1', started: noon, prompt: 'Why?', models: ['demo:swift', 'demo:steady'] };
    expect(await store.list(9)).toEqual([{ ...row, ended: false }]);
    await store.append('r1', [end(2)]);
    expect(await store.list(9)).toEqual([{ ...row, ended: true }]);
    await store.append('r1', [text(3)]);
    expect(await store.list(9)).toEqual([{ ...row, ended: false }]);
  });

  test('shows the newest message of a prompt that was a conversation', async () => {
    const store = createMemoryStore();
    const first = start('r1');
    if (first.type !== 'run-start') throw new Error('A run begins with run-start.');
    first.setup.messages = [
      { role: 'user', content: 'One?' },
      { role: 'assistant', content: '1' },
      { role: 'user', content: [{ type: 'text', text: 'Two?' }] },
    ];
    await store.append('r1', [first]);
    expect((await store.list(1))[0]?.prompt).toBe('Two?');
  });

  test('is newest first, and read in pages without a gap or a double', async () => {
    const runs = Array.from({ length: 7 }, (_, index) => `r${index}`);
    const store = await storeOf(...runs);
    for (const limit of [1, 2, 3, 7, 10]) {
      const pages: string[] = [];
      for (
        let page = await store.list(limit);
        page.length > 0;
        page = await store.list(limit, pages.at(-1))
      ) {
        expect(page.length).toBeLessThanOrEqual(limit);
        pages.push(...idsOf(page));
      }
      expect(pages).toEqual([...runs].reverse());
    }
  });

  test('keeps a run in its place when it is retried', async () => {
    const store = await storeOf('r1', 'r2');
    await store.append('r1', [text(3)]);
    expect(idsOf(await store.list(9))).toEqual(['r2', 'r1']);
  });
});

describe('what is too much', () => {
  test('makes it forget the oldest runs, whole', async () => {
    const store = createMemoryStore(4);
    for (const run of ['r1', 'r2', 'r3']) await store.append(run, [start(run), end(2)]);
    expect(idsOf(await store.list(9))).toEqual(['r3', 'r2']);
    expect(await store.load('r1')).toBeNull();
    expect(await store.load('r2')).toHaveLength(2);
  });

  test('never makes it forget the only run there is', async () => {
    const store = createMemoryStore(3);
    await store.append('r1', [start('r1'), text(2), text(3), text(4), end(5)]);
    expect(await store.load('r1')).toHaveLength(5);
  });

  test('is counted again after a run was removed', async () => {
    const store = createMemoryStore(4);
    for (const run of ['r1', 'r2']) await store.append(run, [start(run), end(2)]);
    await store.remove('r1');
    await store.append('r3', [start('r3'), end(2)]);
    expect(idsOf(await store.list(9))).toEqual(['r3', 'r2']);
  });

  test('never leaves half a run: what a forgotten one says later is forgotten too', async () => {
    const store = createMemoryStore(3);
    await store.append('r1', [start('r1'), text(2)]);
    await store.append('r2', [start('r2'), end(2)]);
    await store.append('r1', [end(3)]);
    expect(await store.load('r1')).toBeNull();
    expect(idsOf(await store.list(1))).toEqual(['r2']);
  });

  test('leaves at most that many events, or one run, after any history', async () => {
    const step = fc.record({
      run: fc.constantFrom('r1', 'r2', 'r3', 'r4'),
      size: fc.nat(6),
      remove: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (program) => {
        const store = createMemoryStore(10);
        for (const { run, size, remove } of program) {
          if (remove && size > 4) await store.remove(run);
          else {
            const known = await store.load(run);
            const more = Array.from({ length: size }, (_, index) => text(index + 2));
            await store.append(run, known ? more : [start(run), ...more]);
          }
          const kept = await store.list(99);
          const logs = await Promise.all(kept.map(({ id }) => store.load(id)));
          const total = logs.reduce((sum, log) => sum + (log?.length ?? 0), 0);
          expect(kept.length === 1 || total <= 10).toBe(true);
          for (const log of logs) expect(log?.[0]?.type).toBe('run-start');
        }
      }),
    );
  });
});
