import { describe, expect, test } from 'vitest';
import { openRun } from '#lib/run/replay-source.ts';
import { fakeServer } from '../run/fake-server.ts';
import { callbacks, fold, logBench, replyEnd, replyStart, until } from '../run/support.ts';

function opening() {
  const bench = logBench(['a']);
  const server = fakeServer(bench.log);
  const patience = callbacks();
  const open = () =>
    openRun('r1', {
      fetch: server.fetch,
      now: () => 0,
      schedule: (callback) => void setImmediate(callback),
      delay: () => Promise.resolve(),
      after: () => () => {},
      later: patience.ask,
    });
  const say = (text: string) => {
    bench.log.delta('a', 'text-delta', text, 20);
    bench.timers.run();
    bench.ticks.run();
  };
  const end = () => {
    bench.log.append('a', replyEnd(), 30);
    bench.log.end(30);
    bench.ticks.run();
  };
  bench.log.append('a', replyStart(), 0);
  return { ...bench, server, patience, open, say, end };
}

describe('opening a run', () => {
  test('that has ended gives a replay of all of it', async () => {
    const { open, say, end, log } = opening();
    say('Hello');
    end();
    const source = open();
    await until(() => source.get().status === 'ended');
    const opened = source.get();
    if (opened.status !== 'ended') throw new Error('It has not ended.');
    expect(opened.replay.get().replies).toEqual(fold(log.events).replies);
  });

  test('that goes on is followed live, and can be replayed once it has ended', async () => {
    const { open, say, end, patience } = opening();
    say('Hello');
    const source = open();
    await until(() => patience.waiting() > 0);
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    patience.run();
    const live = source.get();
    if (live.status !== 'live') throw new Error(`It is ${live.status}.`);
    say(' again');
    await until(() => live.store.get().replies.a?.answer === 'Hello again');
    end();
    await until(() => source.get().status === 'ended');
  });

  test('over a cut line loses nothing and doubles nothing', async () => {
    const { open, say, end, server, log } = opening();
    for (const word of ['one ', 'two ', 'three ']) say(word);
    end();
    server.cuts.push({ bytes: 700, end: 'broken', chunk: 50 }, { bytes: 90, end: 'closed', chunk: 7 });
    const source = open();
    await until(() => source.get().status === 'ended');
    const opened = source.get();
    expect(opened.status === 'ended' && opened.replay.get().replies).toEqual(fold(log.events).replies);
  });

  test('that is not there, or no more, says why in the server’s words', async () => {
    const { open, server } = opening();
    const problem = { title: 'This link was revoked.', action: 'Ask for a new one.', status: 410 };
    server.instead.push(Response.json(problem, { status: 410 }));
    const source = open();
    await until(() => source.get().status === 'refused');
    expect(source.get()).toEqual({ status: 'refused', problem });
  });

  test('that is stopped but may not be is still there', async () => {
    const { open, say, patience, server } = opening();
    say('Hello');
    const source = open();
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    patience.run();
    const live = source.get();
    if (live.status !== 'live') throw new Error(`It is ${live.status}.`);
    server.instead.push(Response.json({ title: 'No.', action: 'Leave it.' }, { status: 404 }));
    await live.store.stop();
    expect(source.get().status).toBe('live');
  });
});
