import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metrics } from '#lib/metrics/metrics.ts';
import { createRunStore, type RunStore, type RunView } from '#lib/run/run-store.ts';
import { timeline } from '#lib/run/timeline.ts';
import { encodeEvent } from '#lib/stream/sse.ts';
import { type FakeServer, fakeServer, noSuchRun } from './fake-server.ts';
import { steps, tell } from './programs.ts';
import {
  bodyOf,
  callbacks,
  fold,
  type LogBench,
  logBench,
  replyEnd,
  replyError,
  replyIn,
  replyStart,
  rest,
  setupOf,
  until,
} from './support.ts';

interface Bench {
  store: RunStore;
  waits: number[];
  clock: { now: number };
}

/** A store whose frames come by themselves and whose waits last a few turns, whatever they are said to be. */
function follow(server: FakeServer, setup = setupOf()): Bench {
  const waits: number[] = [];
  const clock = { now: 1000 };
  const store = createRunStore(setup, {
    fetch: server.fetch,
    now: () => clock.now,
    schedule: (callback) => void setImmediate(callback),
    delay: (ms) => {
      waits.push(ms);
      return rest(2);
    },
  });
  return { store, waits, clock };
}

const ended = ({ store }: Bench) => until(() => store.get().phase === 'ended');
const resumes = (server: FakeServer) =>
  server.asked.filter(({ method }) => method === 'GET').map(({ path }) => path);

/** A run of two columns that has ended; one failed. */
function endedRun(): LogBench {
  const bench = logBench();
  const { log, ticks } = bench;
  log.append('a', replyStart(), 5);
  log.append('b', replyStart(), 5);
  log.delta('a', 'text-delta', 'Blue light ', 40);
  log.delta('a', 'text-delta', 'scatters: 日本 👩‍🚀', 60);
  log.append('b', replyError, 70);
  log.append('a', replyEnd({ output: { value: 12, source: 'reported' } }), 90);
  log.end(90);
  ticks.run();
  return bench;
}

/** A run that is still at work: column `a` has said something, `b` waits. */
function openRun(): LogBench {
  const bench = logBench();
  bench.log.append('a', replyStart(), 5);
  bench.log.append('b', replyStart(), 5);
  bench.log.delta('a', 'text-delta', 'So far', 40);
  bench.ticks.run();
  return bench;
}

describe('a run that goes well', () => {
  test('is posted once, as it was set up, and folded from the answer to that', async () => {
    const { log } = endedRun();
    const server = fakeServer(log);
    const bench = follow(server);
    expect(bench.store.get()).toMatchObject({ id: null, phase: 'starting', problem: null, replies: {} });
    await ended(bench);
    expect(server.asked).toEqual([{ method: 'POST', path: '/api/runs', body: setupOf() }]);
    const { id, started, replies } = fold(log.events);
    expect(bench.store.get()).toEqual({
      id,
      started,
      replies,
      setup: setupOf(),
      phase: 'ended',
      connection: 'live',
      problem: null,
    });
    expect(bench.waits).toEqual([]);
  });

  test('knows its id before its first event', async () => {
    const server = fakeServer(logBench().log);
    const silent = new Response(new ReadableStream(), { headers: { Location: '/api/runs/early' } });
    server.instead = [silent];
    const { store } = follow(server);
    await until(() => store.get().id === 'early');
    expect(store.get()).toMatchObject({ phase: 'starting', replies: {} });
  });

  test('is running from its first event to its last', async () => {
    const { log, ticks } = openRun();
    const bench = follow(fakeServer(log));
    await until(() => bench.store.get().phase === 'running');
    expect(replyIn(bench.store.get())).toMatchObject({ state: 'streaming', answer: 'So far' });
    for (const column of ['a', 'b']) log.append(column, replyEnd(), 80);
    log.end(81);
    ticks.run();
    await ended(bench);
    expect(bench.store.get().replies).toEqual(fold(log.events).replies);
  });
});

describe('a run that was refused', () => {
  test('shows the server’s own words', async () => {
    const server = fakeServer(logBench().log);
    server.instead = [
      Response.json({ title: 'The prompt is empty.', action: 'Write one.' }, { status: 400 }),
    ];
    const bench = follow(server);
    await ended(bench);
    expect(bench.store.get()).toMatchObject({
      id: null,
      problem: { title: 'The prompt is empty.', action: 'Write one.', status: 400 },
    });
    expect(server.asked).toHaveLength(1);
  });

  test.each(['<h1>Bad gateway</h1>', 'null', '"text"', '[]', '{}', ''])(
    'by something that says %j shows its status and what to do',
    async (page) => {
      const server = fakeServer(logBench().log);
      server.instead = [new Response(page, { status: 502 })];
      const bench = follow(server);
      await ended(bench);
      expect(bench.store.get().problem).toEqual({
        title: 'The server answered with status 502.',
        action: 'Try again in a moment.',
        status: 502,
      });
    },
  );

  test('by a page that says 200 but begins no run has ended too', async () => {
    const server = fakeServer(logBench().log);
    server.instead = [new Response('<h1>Sign in to this network</h1>')];
    const bench = follow(server);
    await ended(bench);
    expect(bench.store.get()).toMatchObject({ id: null, problem: { status: 200 } });
    expect(server.asked).toHaveLength(1);
  });

  test('by nobody, because the server is not there, says so and is not sent twice', async () => {
    const server = fakeServer(logBench().log);
    server.instead = ['unreachable'];
    const bench = follow(server);
    await ended(bench);
    expect(bench.store.get().problem).toMatchObject({
      title: 'The server could not be reached.',
      status: 0,
    });
    expect(server.asked).toHaveLength(1);
    await bench.store.stop();
    await bench.store.retry();
    expect(server.asked).toHaveLength(1);
  });
});

describe('a connection that is cut', () => {
  test('at any byte is resumed from the last whole event: nothing is lost, nothing comes twice', async () => {
    const { log } = endedRun();
    const bytes = encodedLength(log.events.map(encodeEvent).join(''));
    const expected = fold(log.events).replies;
    for (let cut = 0; cut <= bytes; cut += 1) {
      const server = fakeServer(log);
      server.cuts = [{ bytes: cut, end: cut % 2 ? 'broken' : 'closed', chunk: 64 }];
      const bench = follow(server);
      await ended(bench);
      expect(bench.store.get()).toMatchObject({ connection: 'live', problem: null });
      expect(bench.store.get().replies).toEqual(expected);
      expect(resumes(server).length).toBeLessThanOrEqual(1);
    }
  });

  test('as often as may be, in any run, brings the very same replies', async () => {
    const cut = fc.record({
      bytes: fc.nat(900),
      end: fc.constantFrom('closed' as const, 'broken' as const),
      chunk: fc.integer({ min: 1, max: 300 }),
    });
    await fc.assert(
      fc.asyncProperty(steps, fc.array(cut, { maxLength: 8 }), async (program, cuts) => {
        const { log } = tell(program);
        const server = fakeServer(log);
        server.cuts = [...cuts];
        const bench = follow(server, setupOf(['a', 'b', 'c']));
        await ended(bench);
        const run = fold(log.events);
        expect(bench.store.get()).toMatchObject({ connection: 'live', started: run.started });
        expect(bench.store.get().replies).toEqual(run.replies);
        const after = resumes(server).map((path) => Number(path.split('after=')[1]));
        expect(after).toEqual([...after].sort((one, other) => one - other));
      }),
      { numRuns: 60 },
    );
  });

  test('after k events asks for what follows the k-th', async () => {
    const { log } = endedRun();
    const lines = log.events.map(encodeEvent);
    for (let k = 0; k < lines.length; k++) {
      const server = fakeServer(log);
      const bytes = encodedLength(lines.slice(0, k).join(''));
      server.cuts = [{ bytes, end: 'closed', chunk: 1000 }];
      await ended(follow(server));
      expect(resumes(server)).toEqual([`/api/runs/r1/events?after=${k}`]);
    }
  });

  test('between an event and the character inside the next one loses neither', async () => {
    const { log } = endedRun();
    const whole = new TextEncoder().encode(log.events.map(encodeEvent).join(''));
    const inside = whole.indexOf(0xe6) + 1;
    const server = fakeServer(log);
    server.cuts = [{ bytes: inside, end: 'broken', chunk: inside }];
    const bench = follow(server);
    await ended(bench);
    expect(replyIn(bench.store.get()).answer).toBe('Blue light scatters: 日本 👩‍🚀');
  });

  test('is first resumed at once, then ever more slowly, and says so from the second try on', async () => {
    const { log } = endedRun();
    const server = fakeServer(log);
    server.cuts = [{ bytes: 400, end: 'closed', chunk: 400 }];
    server.instead = [null, ...Array<'unreachable'>(7).fill('unreachable')];
    const seen: RunView['connection'][] = [];
    const bench = follow(server);
    bench.store.subscribe(() => void seen.push(bench.store.get().connection));
    await ended(bench);
    expect(bench.waits).toEqual([0, 250, 500, 1000, 2000, 4000, 4000, 4000]);
    expect(seen).toContain('reconnecting');
    expect(bench.store.get().connection).toBe('live');
  });

  test('waits no longer than at first once events came again', async () => {
    const { log } = endedRun();
    const server = fakeServer(log);
    const cut = { bytes: 330, end: 'closed', chunk: 330 } as const;
    server.cuts = [cut, cut];
    server.instead = [null, 'unreachable', 'unreachable', null, 'unreachable'];
    const bench = follow(server);
    await ended(bench);
    expect(bench.waits).toEqual([0, 250, 500, 0, 250]);
  });

  test.each([500, 502, 429])('and answered %i is tried again', async (status) => {
    const { log } = endedRun();
    const server = fakeServer(log);
    server.cuts = [{ bytes: 0, end: 'closed', chunk: 1 }];
    server.instead = [null, new Response('', { status }), new Response('', { status })];
    const bench = follow(server);
    await ended(bench);
    expect(resumes(server)).toHaveLength(3);
    expect(bench.store.get().replies).toEqual(fold(log.events).replies);
  });

  test('by a server that lost its newest events starts over with what it has', async () => {
    const before = openRun();
    for (let at = 41; at < 50; at++) before.log.append('a', { type: 'text-delta', text: '.' }, at);
    const after = logBench();
    for (const column of ['a', 'b']) {
      after.log.append(column, { type: 'reply-stopped', by: 'interrupted' }, 99);
    }
    after.log.end(99);
    const server = fakeServer(after.log);
    const sent = bodyOf([new TextEncoder().encode(before.log.events.map(encodeEvent).join(''))]);
    server.instead = [new Response(sent, { headers: { Location: '/api/runs/r1' } })];
    const bench = follow(server);
    await ended(bench);
    expect(bench.store.get().replies).toEqual(fold(after.log.events).replies);
    expect(bench.store.get().connection).toBe('live');
    expect(resumes(server)).toEqual([`/api/runs/r1/events?after=${before.log.events.length}`]);
  });
});

describe('a connection that is silent', () => {
  /** A stream that says this much and is then neither ended nor broken. */
  function hanging(text: string): ReadableStream<Uint8Array> {
    return new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode(text)) });
  }

  async function silentBench(comments: number) {
    const { log } = endedRun();
    const server = fakeServer(log);
    let say = (_text: string) => {};
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        say = (text) => controller.enqueue(new TextEncoder().encode(text));
        say(log.events.slice(0, 3).map(encodeEvent).join(''));
      },
    });
    server.instead = [new Response(body, { headers: { Location: '/api/runs/r1' } })];
    const clock = { now: 0 };
    const timers: { due: number; callback: () => void }[] = [];
    const store = createRunStore(setupOf(), {
      fetch: server.fetch,
      now: () => clock.now,
      schedule: (callback) => void setImmediate(callback),
      delay: () => rest(1),
      after(callback, ms) {
        const timer = { due: clock.now + ms, callback };
        timers.push(timer);
        return () => void timers.splice(timers.indexOf(timer), 1);
      },
    });
    const pass = async (ms: number) => {
      clock.now += ms;
      for (const timer of timers.filter(({ due }) => due <= clock.now)) {
        timers.splice(timers.indexOf(timer), 1);
        timer.callback();
      }
      await rest();
    };
    await until(() => store.get().phase === 'running');
    for (let comment = 0; comment < comments; comment++) {
      await pass(15_000);
      say(': keep-alive\n\n');
      await rest();
    }
    return { store, server, log, pass, timers };
  }

  test('for 35 s is given up and resumed after the last event', async () => {
    const { store, server, log, pass, timers } = await silentBench(0);
    await pass(34_999);
    expect(resumes(server)).toEqual([]);
    await pass(1);
    await until(() => store.get().phase === 'ended');
    expect(resumes(server)).toEqual(['/api/runs/r1/events?after=3']);
    expect(store.get().replies).toEqual(fold(log.events).replies);
    expect(timers).toEqual([]);
  });

  test('but for the server’s comments is alive', async () => {
    const { store, server, pass } = await silentBench(8);
    expect(resumes(server)).toEqual([]);
    await pass(34_999);
    expect(resumes(server)).toEqual([]);
    await pass(1);
    await until(() => store.get().phase === 'ended');
    expect(resumes(server)).toHaveLength(1);
  });

  test('when it is resumed is given up again', async () => {
    const { store, server, pass } = await silentBench(0);
    server.instead = [new Response(hanging(''))];
    await pass(35_000);
    expect(resumes(server)).toHaveLength(1);
    await pass(35_000);
    await until(() => store.get().phase === 'ended');
    expect(resumes(server)).toHaveLength(2);
  });
});

describe('a run the server has forgotten', () => {
  async function lost(server: FakeServer, log: LogBench['log']): Promise<Bench> {
    const text = log.events.map(encodeEvent).join('');
    const body = bodyOf([new TextEncoder().encode(text)], 'broken');
    server.instead = [
      new Response(body, { headers: { Location: '/api/runs/r1' } }),
      ...server.instead.slice(1),
    ];
    const bench = follow(server);
    await until(() => bench.store.get().connection === 'lost');
    await rest();
    return bench;
  }

  test('is lost, with all its text: open replies are interrupted, settled ones stay', async () => {
    const { log } = openRun();
    log.append('b', replyEnd(), 60);
    const server = fakeServer(log);
    server.instead = [null, noSuchRun()];
    const { store } = await lost(server, log);
    expect(store.get()).toMatchObject({ id: 'r1', phase: 'ended', connection: 'lost', problem: null });
    expect(replyIn(store.get(), 'a')).toMatchObject({
      state: 'stopped',
      stoppedBy: 'interrupted',
      answer: 'So far',
    });
    expect(replyIn(store.get(), 'b')).toEqual(replyIn(fold(log.events), 'b'));
    expect(resumes(server)).toHaveLength(1);
  });

  test('ends where it was last heard of: no time is made up', async () => {
    const { log } = logBench();
    log.append('a', replyStart(), 5);
    log.delta('a', 'text-delta', 'So far', 40);
    const server = fakeServer(log);
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    server.instead = [new Response(readable, { headers: { Location: '/api/runs/r1' } }), noSuchRun()];
    const bench = follow(server);
    void writer.write(new TextEncoder().encode(log.events.map(encodeEvent).join('')));
    await until(() => bench.store.get().phase === 'running');
    bench.clock.now += 60_000;
    void writer.close();
    await ended(bench);
    await rest();
    const reply = replyIn(bench.store.get(), 'a');
    expect(reply.endedAt).toBe(40);
    expect(timeline(reply, bench.store.now()).map(({ kind, to }) => [kind, to])).toEqual([
      ['queued', 5],
      ['waiting', 40],
    ]);
    expect(metrics.find(({ key }) => key === 'total')?.of(reply).value).toBeNull();
  });

  test('before any of its events came is lost without replies', async () => {
    const { log } = openRun();
    const server = fakeServer(log);
    const nothing = bodyOf([], 'broken');
    server.instead = [new Response(nothing, { headers: { Location: '/api/runs/r1' } }), noSuchRun()];
    const bench = follow(server);
    await ended(bench);
    expect(bench.store.get()).toMatchObject({ connection: 'lost', replies: {}, started: null });
  });

  test('is not asked for without end', async () => {
    const { log } = openRun();
    const server = fakeServer(log);
    server.instead = [null, ...Array<'unreachable'>(100).fill('unreachable')];
    const { store, waits } = await lost(server, log);
    expect(store.get().phase).toBe('ended');
    expect(resumes(server).length).toBeLessThan(40);
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(60_000);
  });

  test('and found again is read from its first event: endings made up here leave no trace', async () => {
    const { log, ticks } = openRun();
    const server = fakeServer(log);
    server.instead = [null, noSuchRun()];
    const bench = await lost(server, log);
    log.delta('a', 'text-delta', ', and the rest.', 60);
    log.append('a', replyEnd(), 70);
    log.append('b', replyError, 71);
    log.end(72);
    server.onRetry = () => {
      const after = log.events.length;
      log.append('b', replyStart(2), 90);
      log.delta('b', 'text-delta', 'At last', 91);
      log.append('b', replyEnd(), 92);
      log.end(93);
      ticks.run();
      return after;
    };
    await bench.store.retry(['b']);
    await rest();
    expect(bench.store.get()).toMatchObject({ connection: 'live', phase: 'ended' });
    expect(bench.store.get().replies).toEqual(fold(log.events).replies);
    expect(replyIn(bench.store.get(), 'a').answer).toBe('So far, and the rest.');
  });
});

describe('a retry', () => {
  /** Column b again, from asking to its answer. */
  function again({ log, ticks }: LogBench): number {
    const after = log.events.length;
    log.append('b', replyStart(2), 5000);
    log.delta('b', 'text-delta', 'Here it is', 5100);
    log.append('b', replyEnd(), 5200);
    log.end(5200);
    ticks.run();
    return after;
  }

  test('after the end follows the log again, from where it stood', async () => {
    const run = endedRun();
    const server = fakeServer(run.log);
    const bench = follow(server);
    await ended(bench);
    const untouched = replyIn(bench.store.get(), 'a');
    const before = run.log.events.length;
    server.onRetry = () => again(run);
    await bench.store.retry(['b']);
    await rest();
    expect(server.asked.slice(1)).toEqual([
      { method: 'POST', path: '/api/runs/r1/retry', body: { columns: ['b'] } },
      { method: 'GET', path: `/api/runs/r1/events?after=${before}`, body: undefined },
    ]);
    expect(bench.store.get().phase).toBe('ended');
    expect(replyIn(bench.store.get(), 'b')).toMatchObject({
      state: 'done',
      answer: 'Here it is',
      attempt: 2,
    });
    expect(replyIn(bench.store.get(), 'a')).toBe(untouched);
  });

  test('of all that failed names no column', async () => {
    const run = endedRun();
    const server = fakeServer(run.log);
    const bench = follow(server);
    await ended(bench);
    server.onRetry = () => again(run);
    await bench.store.retry();
    expect(server.asked[1]).toMatchObject({ path: '/api/runs/r1/retry', body: {} });
  });

  test('is running again as soon as the server has taken it', async () => {
    const run = endedRun();
    const server = fakeServer(run.log);
    const bench = follow(server);
    await ended(bench);
    server.onRetry = () => {
      const after = run.log.events.length;
      run.log.append('b', replyStart(2), 100);
      run.ticks.run();
      return after;
    };
    const done = bench.store.retry(['b']);
    await until(() => bench.store.get().phase === 'running');
    run.log.append('b', replyEnd(), 120);
    run.log.end(120);
    run.ticks.run();
    await done;
    await rest();
    expect(bench.store.get().phase).toBe('ended');
  });

  test('that was refused shows why and leaves everything as it was', async () => {
    const run = endedRun();
    const server = fakeServer(run.log);
    const bench = follow(server);
    await ended(bench);
    const { replies } = bench.store.get();
    server.instead = [
      Response.json({ title: 'A column is still at work.', action: 'Wait.' }, { status: 409 }),
    ];
    await bench.store.retry(['b']);
    await rest();
    expect(bench.store.get()).toMatchObject({ phase: 'ended', problem: { status: 409 } });
    expect(bench.store.get().replies).toBe(replies);
    expect(resumes(server)).toEqual([]);
    server.onRetry = () => again(run);
    await bench.store.retry(['b']);
    expect(bench.store.get().problem).toBeNull();
  });

  test('that overtakes the news of the run’s end is still followed to its own', async () => {
    const run = openRun();
    const server = fakeServer(run.log);
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const send = (from: number, to?: number) =>
      writer.write(new TextEncoder().encode(run.log.events.slice(from, to).map(encodeEvent).join('')));
    server.instead = [new Response(readable, { headers: { Location: '/api/runs/r1' } })];
    const bench = follow(server);
    void send(0);
    await until(() => bench.store.get().phase === 'running');
    const seen = run.log.events.length;
    run.log.append('b', replyError, 60);
    run.log.append('a', replyEnd(), 61);
    run.log.end(61);
    const end = run.log.events.length;
    server.onRetry = () => again(run);
    await bench.store.retry(['b']);
    void send(seen, end);
    void writer.close();
    await until(() => replyIn(bench.store.get(), 'b').state === 'done');
    expect(bench.store.get().replies).toEqual(fold(run.log.events).replies);
    expect(resumes(server)).toEqual([`/api/runs/r1/events?after=${end}`]);
    await ended(bench);
  });

  test('while other columns are at work opens no second stream', async () => {
    const run = openRun();
    run.log.append('b', replyError, 50);
    const server = fakeServer(run.log);
    const bench = follow(server);
    await until(() => bench.store.get().phase === 'running');
    server.onRetry = () => {
      const after = run.log.events.length;
      run.log.append('b', replyStart(2), 70);
      return after;
    };
    await bench.store.retry(['b']);
    for (const column of ['a', 'b']) run.log.append(column, replyEnd(), 90);
    run.log.end(90);
    run.ticks.run();
    await ended(bench);
    expect(resumes(server)).toEqual([]);
    expect(bench.store.get().replies).toEqual(fold(run.log.events).replies);
  });

  test('that the server forgot in a crash ends with the log that is left', async () => {
    const run = endedRun();
    const server = fakeServer(run.log);
    const bench = follow(server);
    await ended(bench);
    const left = logBench();
    left.log.append('a', { type: 'reply-stopped', by: 'interrupted' }, 9);
    left.log.end(9);
    server.onRetry = () => again(run);
    const bytes = new TextEncoder().encode(left.log.events.map(encodeEvent).join(''));
    server.instead = [null, new Response(bodyOf([bytes]))];
    await bench.store.retry(['b']);
    await rest();
    expect(bench.store.get()).toMatchObject({ connection: 'live', phase: 'ended' });
    expect(bench.store.get().replies).toEqual(fold(left.log.events).replies);
    expect(resumes(server)).toHaveLength(1);
  });

  test('that is cut goes on from its last event', async () => {
    const run = endedRun();
    const server = fakeServer(run.log);
    const bench = follow(server);
    await ended(bench);
    server.onRetry = () => again(run);
    server.cuts = [
      { bytes: 200, end: 'broken', chunk: 7 },
      { bytes: 0, end: 'closed', chunk: 1 },
    ];
    await bench.store.retry(['b']);
    await rest();
    expect(bench.store.get().replies).toEqual(fold(run.log.events).replies);
    expect(bench.store.get().connection).toBe('live');
  });
});

describe('stop', () => {
  test('names its column, or none for all', async () => {
    const run = openRun();
    const server = fakeServer(run.log);
    const { store } = follow(server);
    await until(() => store.get().phase === 'running');
    await store.stop('a');
    await store.stop();
    expect(server.asked.slice(1)).toEqual([
      { method: 'POST', path: '/api/runs/r1/stop', body: { column: 'a' } },
      { method: 'POST', path: '/api/runs/r1/stop', body: {} },
    ]);
  });

  test('given before the server has answered waits for the run it is meant for', async () => {
    const run = openRun();
    const server = fakeServer(run.log);
    server.onStop = () => {
      for (const column of ['a', 'b']) run.log.append(column, { type: 'reply-stopped', by: 'user' }, 50);
      run.log.end(50);
      run.ticks.run();
    };
    const bench = follow(server);
    await bench.store.stop();
    await ended(bench);
    expect(server.asked.map(({ path }) => path)).toEqual(['/api/runs', '/api/runs/r1/stop']);
    expect(replyIn(bench.store.get()).state).toBe('stopped');
  });

  test('that reaches nobody says so, and the run goes on', async () => {
    const run = openRun();
    const server = fakeServer(run.log);
    const { store } = follow(server);
    await until(() => store.get().phase === 'running');
    server.instead = ['unreachable'];
    await store.stop();
    expect(store.get()).toMatchObject({ phase: 'running', problem: { status: 0 } });
    await store.stop();
    expect(store.get().problem).toBeNull();
  });
});

describe('listeners', () => {
  test('are called at most once a frame, with everything that came before it', async () => {
    const run = openRun();
    const server = fakeServer(run.log);
    const frames = callbacks();
    const store = createRunStore(setupOf(), { fetch: server.fetch, now: () => 0, schedule: frames.ask });
    let calls = 0;
    store.subscribe(() => void calls++);
    await rest();
    expect({ calls, asked: frames.waiting() }).toEqual({ calls: 0, asked: 1 });
    expect(store.get().phase).toBe('starting');
    frames.run();
    expect({ calls, asked: frames.waiting() }).toEqual({ calls: 1, asked: 0 });
    expect(replyIn(store.get()).answer).toBe('So far');
    for (let piece = 0; piece < 50; piece++) {
      run.log.delta('a', 'text-delta', 'x', 41 + piece);
      run.timers.run();
      run.ticks.run();
      await rest(1);
    }
    expect({ calls, asked: frames.waiting() }).toEqual({ calls: 1, asked: 1 });
    frames.run();
    expect(calls).toBe(2);
    expect(replyIn(store.get()).answer).toBe(`So far${'x'.repeat(50)}`);
  });

  test('find a column that said nothing to be the very same object', async () => {
    const run = openRun();
    const frames = callbacks();
    const store = createRunStore(setupOf(), { fetch: fakeServer(run.log).fetch, schedule: frames.ask });
    await rest();
    frames.run();
    const before = store.get();
    run.log.append('a', replyEnd(), 80);
    run.ticks.run();
    await rest();
    frames.run();
    expect(store.get()).not.toBe(before);
    expect(replyIn(store.get(), 'a')).not.toBe(replyIn(before, 'a'));
    expect(replyIn(store.get(), 'b')).toBe(replyIn(before, 'b'));
  });

  test('that left are not called, and the view stands still between frames', async () => {
    const run = openRun();
    const frames = callbacks();
    const store = createRunStore(setupOf(), { fetch: fakeServer(run.log).fetch, schedule: frames.ask });
    let calls = 0;
    const leave = store.subscribe(() => void calls++);
    await rest();
    frames.run();
    leave();
    const view = store.get();
    run.log.append('a', replyEnd(), 80);
    run.ticks.run();
    await rest();
    expect(store.get()).toBe(view);
    frames.run();
    expect(store.get()).not.toBe(view);
    expect(calls).toBe(1);
  });
});

describe('the first words of a run', () => {
  /** A store whose frames, openings and tasks come when the test says so. */
  function byHand(run: LogBench) {
    const [frames, openings, tasks] = [callbacks(), callbacks(), callbacks()];
    const store = createRunStore(setupOf(), {
      fetch: fakeServer(run.log).fetch,
      schedule: frames.ask,
      scheduleOpening: openings.ask,
      after(callback, ms) {
        if (ms === 0) tasks.ask(callback);
        return () => {};
      },
    });
    return { store, frames, openings, tasks };
  }

  test('take what the run opened with along: it is not shown by itself before them', async () => {
    const run = logBench();
    run.log.append('a', replyStart(), 5);
    run.ticks.run();
    const { store, frames, openings } = byHand(run);
    await rest();
    expect({ frames: frames.waiting(), openings: openings.waiting() }).toEqual({ frames: 0, openings: 1 });
    run.log.delta('a', 'text-delta', 'So far', 40);
    run.ticks.run();
    await rest();
    expect(store.get().phase).toBe('starting');
    frames.run();
    expect(replyIn(store.get())).toMatchObject({ state: 'streaming', answer: 'So far' });
    const shown = store.get();
    openings.run();
    expect(store.get()).toBe(shown);
  });

  test('are not waited for longer than the opening may', async () => {
    const run = logBench();
    run.log.append('a', replyStart(), 5);
    run.ticks.run();
    const { store, openings } = byHand(run);
    await rest();
    openings.run();
    expect(store.get()).toMatchObject({ id: 'r1', phase: 'running' });
    expect(replyIn(store.get()).state).toBe('waiting');
  });

  test('are told to readers of the text first, to many others in turns, to each once', async () => {
    const run = openRun();
    const { store, frames, tasks } = byHand(run);
    const told: number[] = [];
    let read = 0;
    store.subscribe(() => void read++, 'text');
    for (let index = 0; index < 120; index++) store.subscribe(() => void told.push(index));
    await rest();
    frames.run();
    expect({ read, told: told.length }).toEqual({ read: 1, told: 0 });
    tasks.run();
    const inOneTask = told.length;
    expect(inOneTask).toBeGreaterThan(0);
    expect(inOneTask).toBeLessThan(120);
    while (tasks.waiting() > 0) tasks.run();
    expect(told).toEqual(Array.from({ length: 120 }, (_, index) => index));
  });

  test('are shown before the next frame, those of each column, and what follows them with it', async () => {
    const run = openRun();
    const [frames, tasks, ends] = [callbacks(), callbacks(), callbacks()];
    const store = createRunStore(setupOf(), {
      fetch: fakeServer(run.log).fetch,
      schedule: frames.ask,
      soon: ends.ask,
      after(callback, ms) {
        if (ms === 0) tasks.ask(callback);
        return () => {};
      },
    });
    const told = { text: 0, others: 0 };
    store.subscribe(() => void told.text++, 'text');
    store.subscribe(() => void told.others++);
    await rest();
    ends.run();
    expect(replyIn(store.get()).state).toBe('streaming');
    expect({ ...told, tasks: tasks.waiting() }).toEqual({ text: 1, others: 0, tasks: 0 });
    frames.run();
    tasks.run();
    expect(told).toEqual({ text: 1, others: 1 });
    run.log.delta('b', 'text-delta', 'Its first', 60);
    run.ticks.run();
    await rest();
    ends.run();
    expect(told).toEqual({ text: 2, others: 2 });
    run.log.delta('b', 'text-delta', ' and more', 70);
    run.timers.run();
    run.ticks.run();
    await rest();
    expect({ ...told, ends: ends.waiting() }).toEqual({ text: 2, others: 2, ends: 0 });
    frames.run();
    expect(told).toEqual({ text: 3, others: 3 });
  });

  test('leave nobody behind when the run ends meanwhile', async () => {
    const run = openRun();
    const { store, frames, tasks } = byHand(run);
    let told = 0;
    store.subscribe(() => {}, 'text');
    store.subscribe(() => void told++);
    await rest();
    frames.run();
    run.log.append('a', replyEnd(), 80);
    run.log.append('b', replyEnd(), 80);
    run.log.end(80);
    run.ticks.run();
    await rest();
    frames.run();
    expect(store.get().phase).toBe('ended');
    expect(told).toBe(1);
    tasks.run();
    expect(told).toBe(1);
  });
});

describe('the run’s clock', () => {
  test('stands at 0 before the first event and never runs behind one', async () => {
    const run = openRun();
    const bench = follow(fakeServer(run.log));
    expect(bench.store.now()).toBe(0);
    bench.clock.now = 1000;
    await until(() => bench.store.get().phase === 'running');
    expect(bench.store.now()).toBe(40);
    bench.clock.now = 1500;
    expect(bench.store.now()).toBe(540);
  });

  test('is set by the event that took least time to arrive', async () => {
    const run = openRun();
    const bench = follow(fakeServer(run.log));
    await until(() => bench.store.get().phase === 'running');
    bench.clock.now = 3000;
    run.log.delta('b', 'text-delta', 'late', 100);
    run.ticks.run();
    await until(() => replyIn(bench.store.get(), 'b').answer === 'late');
    expect(bench.store.now()).toBe(2040);
    run.log.append('b', replyEnd(), 2900);
    run.ticks.run();
    await until(() => replyIn(bench.store.get(), 'b').state === 'done');
    expect(bench.store.now()).toBe(2900);
  });
});

function encodedLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
