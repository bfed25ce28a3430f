import { describe, expect, test } from 'vitest';
import { announce, statesOf } from '#components/shell/announce.ts';
import { emptyReply, type Reply, type ReplyState } from '#lib/run/reply.ts';

const names = new Map([
  ['a', 'Swift'],
  ['b', 'Seer'],
  ['c', 'Scribe'],
]);

const replies = (states: Record<string, ReplyState>, trouble?: string): Record<string, Reply> =>
  Object.fromEntries(
    Object.entries(states).map(([column, state]) => [
      column,
      {
        ...emptyReply(column),
        state,
        trouble: state === 'failed' && trouble ? { kind: 'network', message: trouble, action: '' } : null,
      },
    ]),
  );

const between = (before: Record<string, ReplyState>, after: Record<string, ReplyState>, trouble?: string) =>
  announce(statesOf(replies(before)), replies(after, trouble), names);

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

  test('says all that happened within one frame', () => {
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

  test('speaks of a retried column again', () => {
    expect(between({ a: 'failed' }, { a: 'waiting' })).toBe('');
    expect(between({ a: 'waiting' }, { a: 'done' })).toBe('Swift finished, 1 of 1');
  });

  test('names no column it does not know', () => {
    expect(between({ z: 'streaming' }, { z: 'done' })).toBe('A column finished, 1 of 1');
  });
});
