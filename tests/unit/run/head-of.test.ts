import { describe, expect, test } from 'vitest';
import { headOf, headOfText } from '#lib/run/head-of.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { replyOf, setupOf } from './support.ts';

function storeOf(answers: Readonly<Record<string, string>>): RunStore {
  const replies = Object.fromEntries(
    Object.entries(answers).map(([column, answer]) => [column, replyOf({ column, answer, state: 'done' })]),
  );
  const run = {
    id: 'r',
    phase: 'ended',
    connection: 'live',
    started: 0,
    setup: setupOf(Object.keys(answers)),
    problem: null,
    replies,
  } as const;
  const nothing = async () => {};
  return { get: () => run, subscribe: () => () => {}, now: () => 0, stop: nothing, retry: nothing };
}

describe('the head of a run', () => {
  test('is the run itself where its replies are short', () => {
    const store = storeOf({ a: 'Short.', b: 'As well.' });
    expect(headOf(store)).toBe(store);
  });

  test('leaves short replies as they are and cuts long ones where a paragraph ends', () => {
    const store = storeOf({ a: 'Short.', b: 'A paragraph.\n\n'.repeat(10_000) });
    const { replies } = headOf(store).get();
    expect(replies.a).toBe(store.get().replies.a);
    expect(replies.b?.answer).toMatch(/A paragraph\.$/);
    expect(replies.b?.answer.length).toBeLessThanOrEqual(32_000);
  });

  test('a text without any break is cut all the same, and one without need is not', () => {
    expect(headOfText('x'.repeat(50), 20)).toHaveLength(20);
    expect(headOfText('line one\nline two\nline three', 20)).toBe('line one\nline two');
    expect(headOfText('all of it', 20)).toBe('all of it');
  });
});
