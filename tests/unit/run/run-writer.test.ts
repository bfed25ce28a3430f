import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRunWriter, type RunWriterOptions } from '#lib/run/run-writer.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import { ManualTime } from '../../support/manual-time.ts';
import { logBench, noon, replyStart, rest } from './support.ts';

/** A begun log, its writer, and a store that takes what it is given as long as it is told to. */
function createBench(changes: Partial<RunWriterOptions> = {}) {
  const time = new ManualTime(noon);
  const bench = logBench(['a']);
  const writes: RunEvent[][] = [];
  const store = { works: true, slow: false, release: () => {} };
  const told = { trouble: 0, saved: 0, lost: 0 };
  const writer = createRunWriter({
    log: bench.log,
    saved: 0,
    after: time.after,
    isOurs: async () => true,
    async write(events) {
      if (store.slow) await new Promise<void>((resolve) => Object.assign(store, { release: resolve }));
      if (!store.works) throw new Error('The disk is full.');
      writes.push([...events]);
    },
    onTrouble: () => void told.trouble++,
    onSaved: () => void told.saved++,
    onLost: () => void told.lost++,
    ...changes,
  });
  const kept = () => writes.flat();

  /** Says something in the log, as a stream does. */
  function say(text: string): void {
    bench.log.delta('a', 'text-delta', text, time.now() - noon);
    bench.timers.run();
    bench.ticks.run();
  }
  async function pass(ms: number): Promise<void> {
    time.pass(ms);
    await rest(2);
  }
  function end(): void {
    bench.log.end(time.now() - noon);
    bench.ticks.run();
  }
  /** The run has begun, and its head is kept. */
  async function begun(): Promise<void> {
    bench.log.append('a', replyStart(), 0);
    bench.ticks.run();
    await pass(0);
    writes.length = 0;
  }
  return { ...bench, time, writer, writes, store, told, kept, say, pass, end, begun };
}

describe('what a run says is written', () => {
  test('at once where it begins and where it ends', async () => {
    const bench = createBench();
    bench.log.append('a', replyStart(), 1);
    bench.ticks.run();
    await bench.pass(0);
    expect(bench.kept().map(({ type }) => type)).toEqual(['run-start', 'reply-start']);
    bench.end();
    await bench.pass(0);
    expect(bench.kept().at(-1)?.type).toBe('run-end');
    expect(bench.writer.isSaved()).toBe(true);
  });

  test('together in between, at most 250 ms behind, and never piece by piece', async () => {
    const bench = createBench();
    await bench.begun();
    for (let count = 0; count < 1000; count++) {
      bench.say('word ');
      await bench.pass(1);
    }
    expect(bench.writes).toHaveLength(4);
    await bench.pass(250);
    expect(bench.writer.isSaved()).toBe(true);
  });

  test('sooner when it is 64 KB behind', async () => {
    const bench = createBench();
    await bench.begun();
    bench.say('x'.repeat(40_000));
    await bench.pass(10);
    expect(bench.writes).toHaveLength(0);
    bench.say('x'.repeat(40_000));
    await bench.pass(0);
    expect(bench.writes).toHaveLength(1);
  });

  test('one write at a time: what comes meanwhile waits for the next', async () => {
    const bench = createBench();
    await bench.begun();
    bench.store.slow = true;
    bench.say('one');
    await bench.pass(250);
    bench.say('two');
    bench.say('three');
    await bench.pass(1000);
    expect(bench.writes).toHaveLength(0);
    bench.store.slow = false;
    bench.store.release();
    await rest(2);
    await bench.pass(250);
    expect(bench.writes.map((batch) => batch.length)).toEqual([1, 2]);
  });

  test('right after a slow write, when it has waited long enough meanwhile', async () => {
    const bench = createBench();
    await bench.begun();
    bench.store.slow = true;
    bench.say('one');
    await bench.pass(250);
    bench.say('two');
    await bench.pass(250);
    bench.store.slow = false;
    bench.store.release();
    await rest(4);
    expect(bench.writes).toHaveLength(2);
    expect(bench.writer.isSaved()).toBe(true);
  });

  test('once and in order, whatever the store does and when', async () => {
    const step = fc.oneof(
      fc.record({ say: fc.string({ maxLength: 5 }) }),
      fc.record({ pass: fc.nat(2000) }),
      fc.record({ works: fc.boolean() }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const bench = createBench();
        for (const each of steps) {
          if ('say' in each) bench.say(each.say);
          else if ('pass' in each) await bench.pass(each.pass);
          else bench.store.works = each.works;
        }
        bench.store.works = true;
        bench.end();
        await bench.pass(10_000);
        await bench.pass(10_000);
        expect(bench.kept()).toEqual(bench.log.events);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a store that fails', () => {
  test('holds nothing back, is tried less and less often, and gets everything when it is back', async () => {
    const bench = createBench();
    await bench.begun();
    bench.store.works = false;
    for (let second = 0; second < 60; second++) {
      bench.say('word ');
      await bench.pass(1000);
    }
    expect(bench.log.events).toHaveLength(62);
    expect(bench.told.trouble).toBeGreaterThan(5);
    expect(bench.told.trouble).toBeLessThan(15);
    expect(bench.writer.trouble()).toEqual(new Error('The disk is full.'));
    bench.store.works = true;
    await bench.pass(8000);
    expect(bench.kept()).toEqual(bench.log.events.slice(2));
    expect(bench.writer.trouble()).toBeNull();
  });

  test('is caught up in steps of a bounded size', async () => {
    const bench = createBench();
    await bench.begun();
    bench.store.works = false;
    for (let count = 0; count < 40; count++) bench.say('x'.repeat(100_000));
    await bench.pass(0);
    bench.store.works = true;
    expect(await bench.writer.flush()).toBe(true);
    expect(bench.writes.length).toBeGreaterThan(3);
    expect(bench.kept()).toEqual(bench.log.events.slice(2));
  });

  test('may have given the run to another instance: then nothing more is written', async () => {
    const bench = createBench({ isOurs: async () => false });
    await bench.begun();
    bench.store.works = false;
    bench.say('one');
    await bench.pass(250);
    bench.store.works = true;
    await bench.pass(250);
    bench.say('two');
    await bench.pass(60_000);
    expect(bench.writes).toEqual([]);
    expect(bench.told.lost).toBe(1);
    expect(bench.time.pending).toBe(0);
  });
});

describe('a flush', () => {
  test('brings everything to the store now', async () => {
    const bench = createBench();
    await bench.begun();
    bench.say('last words');
    expect(await bench.writer.flush()).toBe(true);
    expect(bench.kept()).toEqual(bench.log.events.slice(2));
  });

  test('says so when the store does not take it', async () => {
    const bench = createBench();
    await bench.begun();
    bench.store.works = false;
    bench.say('last words');
    expect(await bench.writer.flush()).toBe(false);
  });

  test('of a writer that was stopped writes nothing until it goes on', async () => {
    const bench = createBench();
    await bench.begun();
    bench.say('one');
    await bench.writer.stop();
    expect(await bench.writer.flush()).toBe(false);
    await bench.pass(1000);
    expect(bench.writes).toEqual([]);
    bench.writer.resume();
    await bench.pass(250);
    expect(bench.writer.isSaved()).toBe(true);
  });
});
