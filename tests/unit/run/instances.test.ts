import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { followLog } from '#lib/run/follow.ts';
import { interruptionOf } from '#lib/run/interruption.ts';
import { visitor } from '../../support/visitor.ts';
import { answer, passUntil, start } from '../providers/world.ts';
import { createProcesses, ended, hasText, setupOf, statesIn } from './processes.ts';
import { eventsOf, expectProtocol, fold } from './support.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Two servers with one store, both alive. */
async function createWorld() {
  const [one, other] = createProcesses('one', 'other');
  if (!one || !other) throw new Error('There are two.');
  await one.runs.open();
  await other.runs.open();
  const kept = async (id: string) => (await one.store.load(id))?.events ?? [];
  return { one, other, kept };
}

const second = () => vi.advanceTimersByTimeAsync(1000);

describe('a run on another instance', () => {
  test('is followed from any event to its end, without a gap', async () => {
    const { one, other } = await createWorld();
    const run = await one.runs.start(setupOf(['demo/steady', 'demo/swift']), visitor);
    await passUntil(hasText(run, 'a'));
    await vi.advanceTimersByTimeAsync(260);
    const there = await other.runs.get(run.id, visitor);
    expect(there.log.ended()).toBe(false);
    const reading = [0, 3].map((after) => eventsOf(followLog(there.log, after)));
    await ended(run);
    await second();
    expect(await reading[0]).toEqual(run.log.events);
    expect(await reading[1]).toEqual(run.log.events.slice(3));
    expect(there.fold().replies.a?.answer).toBe(answer);
  });

  test('is stopped from here: a column, then all', async () => {
    const { one, other } = await createWorld();
    const run = await one.runs.start(setupOf(['fault/stall-start', 'fault/stall-start']), visitor);
    await second();
    await other.runs.stop(run.id, visitor, 'a');
    await second();
    expect(statesIn(run)).toEqual({ a: 'stopped', b: 'waiting' });
    await other.runs.stop(run.id, visitor);
    await second();
    expect(run.log.ended()).toBe(true);
    expect(one.upstream.requests().every(({ cancelled }) => cancelled)).toBe(true);
  });

  test('is not retried from here while it is at work, and is once it rests', async () => {
    const { one, other, kept } = await createWorld();
    const run = await one.runs.start(setupOf(['fault/500', 'fault/stall-start']), visitor);
    await passUntil(() => statesIn(run).a === 'failed');
    await second();
    await expect(other.runs.retry(run.id, visitor)).rejects.toMatchObject({
      kind: 'conflict',
      message: 'Another instance of the server is at work on this run.',
    });
    await one.runs.stop(run.id, visitor);
    await second();
    const after = await other.runs.retry(run.id, visitor);
    expect(after).toBe(run.log.events.length);
    const there = await other.runs.get(run.id, visitor);
    await ended(there);
    await second();
    expectProtocol(await kept(run.id));
    expect(await kept(run.id)).toEqual(there.log.events);
    expect(there.fold().replies.a?.attempt).toBe(2);
  });

  test('is retried by one of two that ask at the same moment', async () => {
    const { one, other, kept } = await createWorld();
    const run = await one.runs.start(setupOf(['fault/500']), visitor);
    await ended(run);
    await second();
    const both = await Promise.allSettled([one, other].map(({ runs }) => runs.retry(run.id, visitor)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await vi.advanceTimersByTimeAsync(5000);
    expectProtocol(await kept(run.id));
    expect(one.upstream.requests()).toHaveLength(2);
  });

  test('is seen as it is there now, not as it was when it ended here', async () => {
    const { one, other } = await createWorld();
    const run = await one.runs.start(setupOf(['fault/500']), visitor);
    await ended(run);
    await second();
    await other.runs.retry(run.id, visitor);
    await ended(await other.runs.get(run.id, visitor));
    await second();
    const seen = await one.runs.get(run.id, visitor);
    expect(seen.fold().replies.a?.attempt).toBe(2);
    expect(await one.runs.retry(run.id, visitor)).toBe(seen.log.events.length);
  });

  test('is stopped and forgotten there when it is removed here', async () => {
    const { one, other, kept } = await createWorld();
    const run = await one.runs.start(setupOf(['fault/stall-start']), visitor);
    await second();
    await other.runs.remove(run.id, visitor);
    await second();
    expect(run.log.ended()).toBe(true);
    await expect(one.runs.get(run.id, visitor)).rejects.toMatchObject({ kind: 'not-found' });
    expect(await kept(run.id)).toEqual([]);
  });

  test('lets readers go when it is removed', async () => {
    const { one, other } = await createWorld();
    const run = await one.runs.start(setupOf(['fault/stall-start']), visitor);
    await second();
    const reading = eventsOf(followLog((await other.runs.get(run.id, visitor)).log, 0));
    await second();
    await one.runs.removeAll(visitor);
    await second();
    expect((await reading)[0]?.type).toBe('run-start');
  });
});

describe('a process that was killed', () => {
  test('has its runs marked by one of the others, once, and all text that was kept stays', async () => {
    const { one, other, kept } = await createWorld();
    const run = await one.runs.start(setupOf(['demo/steady', 'fault/stall-start', 'fault/500']), visitor);
    await passUntil(hasText(run, 'a'));
    await vi.advanceTimersByTimeAsync(300);
    const before = await kept(run.id);
    one.state.dead = true;
    await vi.advanceTimersByTimeAsync(25_000);
    const log = await kept(run.id);
    expectProtocol(log);
    expect(log.slice(0, before.length)).toEqual(before);
    expect(log.filter(({ type }) => type === 'run-end')).toHaveLength(1);
    const { replies } = fold(log);
    expect(replies.a).toMatchObject({ state: 'stopped', stoppedBy: 'interrupted' });
    expect(replies.a?.answer).not.toBe('');
    expect(replies.b).toMatchObject({ state: 'stopped', stoppedBy: 'interrupted' });
    expect(replies.c).toMatchObject({ state: 'failed' });
    await other.runs.retry(run.id, visitor, ['a']);
    const again = await other.runs.get(run.id, visitor);
    await ended(again);
    expect(again.fold().replies.a).toMatchObject({ state: 'done', attempt: 2, answer });
  });

  test('is followed by its readers elsewhere to the mark', async () => {
    const { one, other } = await createWorld();
    const run = await one.runs.start(setupOf(['fault/stall-start']), visitor);
    await second();
    const reading = eventsOf(followLog((await other.runs.get(run.id, visitor)).log, 0));
    one.state.dead = true;
    await vi.advanceTimersByTimeAsync(25_000);
    expect((await reading).slice(-2)).toMatchObject([
      { type: 'reply-stopped', by: 'interrupted' },
      { type: 'run-end' },
    ]);
  });

  test('leaves the runs of the living alone', async () => {
    const { one, other } = await createWorld();
    const run = await other.runs.start(setupOf(['fault/comments-only']), visitor);
    one.state.dead = true;
    await vi.advanceTimersByTimeAsync(25_000);
    expect(statesIn(run)).toEqual({ a: 'waiting' });
    await other.runs.stop(run.id, visitor);
  });
});

describe('a process that was out for too long', () => {
  test('writes nothing over what others have said of its run meanwhile', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { one, kept } = await createWorld();
    const run = await one.runs.start(setupOf(['fault/comments-only']), visitor);
    await second();
    one.state.works = false;
    await vi.advanceTimersByTimeAsync(25_000);
    const marked = await kept(run.id);
    expect(marked.at(-1)?.type).toBe('run-end');
    await one.runs.stop(run.id, visitor);
    await second();
    one.state.works = true;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await kept(run.id)).toEqual(marked);
    expect(run.log.ended()).toBe(true);
    expect(warn).toHaveBeenCalledTimes(1);
    expect((await one.runs.get(run.id, visitor)).log.events).toEqual(marked);
  });
});

test('an interrupted log ends at the last that was heard, each open column marked', () => {
  const head = {
    seq: 1,
    at: 0,
    type: 'run-start' as const,
    run: 'r',
    setup: setupOf(['x', 'y']),
    started: start,
  };
  const text = {
    seq: 2,
    at: 10,
    column: 'a',
    type: 'text-delta' as const,
    text: 'ab',
    pieces: [
      [0, 1],
      [7, 1],
    ] as [number, number][],
  };
  expect(interruptionOf([head, text])).toEqual([
    { seq: 3, at: 17, column: 'a', type: 'reply-stopped', by: 'interrupted' },
    { seq: 4, at: 17, column: 'b', type: 'reply-stopped', by: 'interrupted' },
    { seq: 5, at: 17, type: 'run-end' },
  ]);
});
