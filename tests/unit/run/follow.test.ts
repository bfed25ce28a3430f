import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { followLog } from '#lib/run/follow.ts';
import { encodeEvent, keepAlive } from '#lib/stream/sse.ts';
import { steps, tell } from './programs.ts';
import { bodyOf, bytesOf, eventsOf, logBench, replyEnd, replyStart, rest } from './support.ts';

/** A short run in which every second character takes several bytes. */
function shortRun() {
  const bench = logBench(['a']);
  bench.log.append('a', replyStart(), 1);
  bench.log.delta('a', 'text-delta', 'Ä日', 2);
  bench.log.delta('a', 'text-delta', '👩‍🚀', 3);
  bench.log.append('a', replyEnd(), 4);
  bench.log.end(5);
  bench.ticks.run();
  return bench;
}

describe('a log that stands at its end', () => {
  test('is sent from any event on, then the response ends', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(), async (program, place) => {
        const { log } = tell(program);
        const after = place % (log.events.length + 1);
        expect(await eventsOf(followLog(log, after))).toEqual(log.events.slice(after));
      }),
    );
  });

  test('is sent from its first event when more was seen than there is', async () => {
    const { log } = shortRun();
    for (const beyond of [1, 2, 1000]) {
      expect(await eventsOf(followLog(log, log.events.length + beyond))).toEqual(log.events);
    }
  });

  test('says nothing and ends when everything was seen', async () => {
    const { log } = shortRun();
    expect(await bytesOf(followLog(log, log.events.length))).toHaveLength(0);
  });

  test('cut at any byte and resumed from the last whole event, brings every event once', async () => {
    const { log } = shortRun();
    const bytes = await bytesOf(followLog(log, 0));
    for (let cut = 0; cut <= bytes.length; cut++) {
      const before = await eventsOf(bodyOf([bytes.subarray(0, cut)]));
      const after = await eventsOf(followLog(log, before.at(-1)?.seq ?? 0));
      expect([...before, ...after]).toEqual(log.events);
    }
  });

  test('broken off at any byte, whatever the size of its chunks, brings every event once', async () => {
    const { log } = shortRun();
    const bytes = await bytesOf(followLog(log, 0));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('closed' as const, 'broken' as const),
        async (cut, size, end) => {
          const chunks: Uint8Array[] = [];
          for (let from = 0; from < cut; from += size)
            chunks.push(bytes.subarray(from, Math.min(from + size, cut)));
          const before = await eventsOf(bodyOf(chunks, end));
          const after = await eventsOf(followLog(log, before.at(-1)?.seq ?? 0));
          expect([...before, ...after]).toEqual(log.events);
        },
      ),
    );
  });

  test('longer than one write is sent whole and in order', async () => {
    const { log } = logBench(['a']);
    for (let at = 0; at < 1700; at++) log.append('a', { type: 'reply-headers', status: at }, at);
    log.end(1700);
    const reader = followLog(log, 0).getReader();
    const writes: number[] = [];
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      writes.push((await eventsOf(bodyOf([next.value]))).length);
    }
    expect(writes).toEqual([500, 500, 500, 202]);
  });

  test('does not end at the run-end of an earlier round', async () => {
    const { log } = shortRun();
    log.append('a', replyStart(2), 100);
    log.append('a', replyEnd(), 101);
    log.end(102);
    const events = await eventsOf(followLog(log, 2));
    expect(events.filter((event) => event.type === 'run-end').map((event) => event.seq)).toHaveLength(2);
    expect(events).toEqual(log.events.slice(2));
  });
});

describe('a log that grows', () => {
  test('is followed live: what came together is one write', async () => {
    const { log, ticks } = logBench(['a']);
    const reader = followLog(log, 1).getReader();
    const first = reader.read();
    log.append('a', replyStart(), 1);
    log.delta('a', 'text-delta', 'x', 2);
    ticks.run();
    const { value } = await first;
    expect(new TextDecoder().decode(value)).toBe(log.events.slice(1).map(encodeEvent).join(''));
    await reader.cancel();
  });

  test('ends its response once it stands at run-end, whether or not the reader was waiting', async () => {
    for (const waits of [true, false]) {
      const { log, ticks } = logBench(['a']);
      const reader = followLog(log, 1).getReader();
      await rest();
      const early = waits ? reader.read() : null;
      log.end(9);
      expect(() => ticks.run()).not.toThrow();
      const { value } = await (early ?? reader.read());
      expect(new TextDecoder().decode(value)).toBe(encodeEvent({ seq: 2, type: 'run-end', at: 9 }));
      expect(await reader.read()).toEqual({ done: true, value: undefined });
    }
  });

  test('gives every one of many readers the same end', async () => {
    const { log, ticks } = logBench(['a']);
    const readers = [0, 1, 2, 99].map((after) => eventsOf(followLog(log, after)));
    await rest();
    log.append('a', replyEnd(), 3);
    log.end(4);
    ticks.run();
    for (const [index, events] of (await Promise.all(readers)).entries()) {
      expect(events).toEqual(log.events.slice(index === 1 ? 1 : 0));
    }
  });

  test('a reader that asked for the next event waits for it and for no earlier one', async () => {
    const { log, ticks } = logBench(['a']);
    const events = eventsOf(followLog(log, log.events.length));
    await rest();
    log.end(1);
    ticks.run();
    expect((await events).map((event) => event.seq)).toEqual([2]);
  });

  test('gives a slow reader everything later, and keeps no more than a few writes for it', async () => {
    const { log, ticks } = logBench(['a']);
    const stream = followLog(log, 0);
    await rest();
    for (let at = 1; at <= 400; at++) {
      log.append('a', { type: 'reply-headers', status: at }, at);
      ticks.run();
    }
    log.end(401);
    ticks.run();
    const reader = stream.getReader();
    const sizes: number[] = [];
    const chunks: Uint8Array[] = [];
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      chunks.push(next.value);
      sizes.push((await eventsOf(bodyOf([next.value]))).length);
    }
    expect(await eventsOf(bodyOf(chunks))).toEqual(log.events);
    expect(sizes.slice(0, 8)).toEqual(Array(8).fill(1));
    expect(sizes.length).toBeLessThanOrEqual(10);
  });

  test('any rhythm of writing and reading gives the reader the whole log', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 60 }), async (rhythm) => {
        const { log, ticks } = logBench(['a']);
        const reader = followLog(log, 0).getReader();
        const chunks: Uint8Array[] = [];
        let asked = Promise.resolve();
        const read = async () => {
          const { value } = await reader.read();
          if (value) chunks.push(value);
        };
        for (const [index, writes] of rhythm.entries()) {
          if (writes) log.append('a', { type: 'reply-headers', status: index }, index);
          else asked = asked.then(read);
          if (index % 3 === 0) ticks.run();
          await Promise.resolve();
        }
        log.end(99);
        ticks.run();
        await asked;
        for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value);
        expect(await eventsOf(bodyOf(chunks))).toEqual(log.events);
      }),
    );
  });

  test('is watched by nobody once its readers are gone or have all of it', async () => {
    const { log, ticks } = logBench(['a']);
    let watching = 0;
    const counted = {
      ...log,
      subscribe(listener: () => void) {
        const leave = log.subscribe(listener);
        watching++;
        return () => {
          watching--;
          leave();
        };
      },
    };
    const gone = followLog(counted, 0);
    const stays = eventsOf(followLog(counted, 0));
    expect(watching).toBe(2);
    await gone.cancel();
    expect(watching).toBe(1);
    log.end(1);
    ticks.run();
    await stays;
    expect(watching).toBe(0);
  });

  test('a reader that goes away is forgotten, and disturbs nobody', async () => {
    const { log, ticks } = logBench(['a']);
    const gone = followLog(log, 0);
    const stays = eventsOf(followLog(log, 0));
    await gone.cancel();
    log.end(1);
    expect(() => ticks.run()).not.toThrow();
    expect(await stays).toEqual(log.events);
  });
});

describe('silence', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
  afterEach(() => void vi.useRealTimers());

  test('is broken by a comment every 15 s, which a reader skips', async () => {
    const { log, ticks } = logBench(['a']);
    const body = bytesOf(followLog(log, 1));
    vi.advanceTimersByTime(14_999);
    await rest();
    vi.advanceTimersByTime(1);
    vi.advanceTimersByTime(15_000);
    await rest();
    log.end(1);
    ticks.run();
    const bytes = await body;
    const end = encodeEvent({ seq: 2, type: 'run-end', at: 1 });
    expect(new TextDecoder().decode(bytes)).toBe(`${keepAlive}${keepAlive}${end}`);
    expect(await eventsOf(bodyOf([bytes]))).toEqual(log.events.slice(1));
  });

  test('piles up no comments for a reader that does not read', async () => {
    const { log, ticks } = logBench(['a']);
    const stream = followLog(log, 1);
    await rest();
    vi.advanceTimersByTime(15_000 * 1000);
    log.end(1);
    ticks.run();
    const text = new TextDecoder().decode(await bytesOf(stream));
    expect(text.split(keepAlive).length - 1).toBe(8);
    expect(text).toContain('run-end');
  });

  test('ends with the log and with the reader: no timer is left', async () => {
    const { log } = logBench(['a']);
    const stream = followLog(log, 0);
    expect(vi.getTimerCount()).toBe(1);
    await stream.cancel();
    expect(vi.getTimerCount()).toBe(0);
    log.end(1);
    await bytesOf(followLog(log, 0));
    expect(vi.getTimerCount()).toBe(0);
  });
});
