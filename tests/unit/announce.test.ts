import { describe, expect, test } from 'vitest';
import { announce, heardOf, settledOf } from '#components/shell/announce.ts';
import { emptyReply, type Reply, type ReplyState } from '#lib/run/reply.ts';
import type { RunView } from '#lib/run/run-store.ts';

const names = new Map([
  ['a', 'Swift'],
  ['b', 'Seer'],
  ['c', 'Scribe'],
]);

type Standing = Record<string, ReplyState | Partial<Reply>>;

function run(columns: Standing, trouble?: string): Pick<RunView, 'phase' | 'replies' | 'setup'> {
  const replies = Object.entries(columns).map(([column, how]): [string, Reply] => {
    const reply = { ...emptyReply(column), ...(typeof how === 'string' ? { state: how } : how) };
    const failed = reply.state === 'failed' && trouble !== undefined;
    return [column, { ...reply, trouble: failed ? { kind: 'network', message: trouble, action: '' } : null }];
  });
  return { phase: 'running', setup: { messages: [], columns: [] }, replies: Object.fromEntries(replies) };
}

const between = (before: Standing, after: Standing, trouble?: string) =>
  announce(heardOf(run(before)), run(after, trouble), names);

const held = (reason: 'rate-window' | 'concurrency') => ({ state: 'queued', queue: { reason } }) as const;

describe('what is announced', () => {
  test('says who finished and how many have', () => {
    expect(between({ a: 'streaming', b: 'queued' }, { a: 'done', b: 'waiting' })).toBe(
      'Swift finished, 1 of 2',
    );
  });

  test('says once that all are finished', () => {
    expect(between({ a: 'done', b: 'streaming' }, { a: 'done', b: 'done' })).toBe('All 2 finished');
    expect(between({ a: 'done', b: 'done' }, { a: 'done', b: 'done' })).toBe('');
  });

  test('is silent about text: nothing is said while a column streams', () => {
    expect(between({ a: 'waiting' }, { a: 'streaming' })).toBe('');
    expect(between({ a: 'streaming' }, { a: 'streaming' })).toBe('');
  });

  test('says in whose name something failed, and why', () => {
    expect(between({ a: 'done', b: 'waiting' }, { a: 'done', b: 'failed' }, 'The endpoint is busy.')).toBe(
      'Seer failed: The endpoint is busy',
    );
  });

  test('says stopped once, however many columns were', () => {
    expect(between({ a: 'streaming', b: 'waiting' }, { a: 'stopped', b: 'stopped' })).toBe('Stopped');
  });

  test('says all that happened in the meantime', () => {
    expect(
      between(
        { a: 'streaming', b: 'streaming', c: 'streaming' },
        { a: 'done', b: 'failed', c: 'streaming' },
        'Cut off.',
      ),
    ).toBe('Seer failed: Cut off. Swift finished, 2 of 3');
  });

  test('counts those that finish together one after the other', () => {
    const before = { a: 'streaming', b: 'streaming', c: 'streaming' } as const;
    expect(between(before, { ...before, a: 'done', c: 'done' })).toBe(
      'Swift finished, 1 of 3. Scribe finished, 2 of 3',
    );
  });

  test('names no column it does not know', () => {
    expect(between({ z: 'streaming' }, { z: 'done' })).toBe('A column finished, 1 of 1');
  });
});

describe('what begins', () => {
  const columns = ['a', 'b', 'c'].map((id) => ({ id, model: `demo:${id}` }));
  const sent = (count: number): Pick<RunView, 'phase' | 'replies' | 'setup'> => ({
    phase: 'starting',
    replies: {},
    setup: { messages: [], columns: columns.slice(0, count) },
  });

  test('is told as soon as it is sent: how many, or by its name the only one', () => {
    expect(announce(new Map(), sent(3), names)).toBe('Running 3 models');
    expect(announce(new Map(), sent(1), names)).toBe('Running Swift');
    expect(announce(heardOf(sent(3)), run({ a: 'queued', b: 'waiting', c: 'streaming' }), names)).toBe('');
  });

  test('is told of a run that is met as it goes on, and how it ended of none that is over', () => {
    const met = run({ a: 'done', b: 'streaming' });
    expect(announce(settledOf(heardOf(met)), met, names)).toBe('Running Seer');
    const over = run({ a: 'done', b: 'failed' });
    expect(announce(settledOf(heardOf(over)), over, names)).toBe('');
  });

  test('is told of a column that is asked again, and its end is too', () => {
    expect(between({ a: 'failed', b: 'done' }, { a: 'waiting', b: 'done' })).toBe('Running Swift again');
    expect(between({ a: 'stopped', b: 'done' }, { a: 'waiting', b: 'queued' })).toBe(
      'Running 2 models again',
    );
    const ended = { state: 'done', attempt: 1, endedAt: 900 } as const;
    expect(between({ a: ended }, { a: { ...ended, attempt: 2, askedAt: 5000, endedAt: 5100 } })).toBe(
      'Swift finished, 1 of 1',
    );
  });
});

describe('what has to wait', () => {
  test('says why, once for all that wait for the same', () => {
    expect(between({ a: 'queued', b: 'queued' }, { a: held('rate-window'), b: held('rate-window') })).toBe(
      '2 models wait: this minute’s free requests are used up',
    );
    expect(between({ a: held('concurrency') }, { a: held('concurrency') })).toBe('');
  });

  test('is told apart by its reason, and together with what begins', () => {
    expect(
      announce(new Map(), run({ a: held('rate-window'), b: held('concurrency'), c: 'waiting' }), names),
    ).toBe(
      'Running 3 models. Swift waits: this minute’s free requests are used up. Seer waits: other columns go first',
    );
  });

  test('says nothing more when it goes on', () => {
    expect(between({ a: held('concurrency') }, { a: 'waiting' })).toBe('');
  });
});
