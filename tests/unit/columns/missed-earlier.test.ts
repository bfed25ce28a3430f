import { describe, expect, test } from 'vitest';
import { missedEarlier } from '#components/columns/missed-earlier.ts';
import type { Message } from '#lib/prompt/setup.ts';
import type { RunStore, RunView } from '#lib/run/run-store.ts';
import { createTurn, type Turn } from '#lib/run/turn.ts';
import { doneReply } from './replies.ts';

const question: Message[] = [{ role: 'user', content: 'Q' }];
/** What gives a result back to a call. */
const results: Message[] = [
  { role: 'assistant', content: '', toolCalls: [{ id: 'x', name: 'look', text: '{}' }] },
  { role: 'tool', id: 'x', name: 'look', content: 'found' },
];

/** A turn that has ended; answers by column id. */
function turn(answers: Record<string, string>, messages: Message[] = question): Turn {
  const ids = Object.keys(answers);
  const view: RunView = {
    id: 'r',
    phase: 'ended',
    connection: 'live',
    started: 0,
    setup: {
      messages,
      columns: ids.map((id) => ({ id, model: 'demo:swift' })),
    },
    problem: null,
    replies: Object.fromEntries(ids.map((id) => [id, doneReply({ column: id, answer: answers[id] })])),
  };
  const run: RunStore = {
    get: () => view,
    subscribe: () => () => {},
    now: () => 0,
    stop: async () => {},
    retry: async () => {},
  };
  return createTurn(run);
}

describe('a column has missed an earlier prompt', () => {
  test('when it gave no text there and another did', () => {
    const turns = [turn({ a: 'A', b: '' }), turn({ a: 'A', b: 'B' })];
    expect(missedEarlier(turns, 1, 'b')).toBe(true);
    expect(missedEarlier(turns, 1, 'a')).toBe(false);
  });

  test('when it was not there yet', () => {
    expect(missedEarlier([turn({ a: 'A' }), turn({ a: 'A', b: 'B' })], 1, 'b')).toBe(true);
  });

  test('but not in the first turn, nor when nobody it stands beside saw it', () => {
    expect(missedEarlier([turn({ a: 'A', b: '' })], 0, 'b')).toBe(false);
    expect(missedEarlier([turn({ a: 'A', b: '' }), turn({ b: 'B' })], 1, 'b')).toBe(false);
    expect(missedEarlier([turn({ a: '', b: '' }), turn({ a: 'A', b: 'B' })], 1, 'b')).toBe(false);
    expect(missedEarlier([], -1, 'b')).toBe(false);
  });

  test('but not where another was given back what its tools found', () => {
    const turns = [turn({ a: 'A', b: 'B' }), turn({ a: 'A' }, results), turn({ a: 'A', b: 'B' })];
    expect(missedEarlier(turns, 2, 'b')).toBe(false);
  });
});
