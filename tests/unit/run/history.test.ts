import { describe, expect, test } from 'vitest';
import type { Column, Message } from '#lib/prompt/setup.ts';
import { historyOf } from '#lib/run/history.ts';
import type { Run } from '#lib/run/run.ts';
import { columnOf, noon, replyOf } from './support.ts';

const user = (content: string): Message => ({ role: 'user', content });
const assistant = (content: string): Message => ({ role: 'assistant', content });

/** A run of one prompt; `answers` by column id. */
function turn(prompt: string, answers: Record<string, string>, columns?: Column[]): Run {
  const ids = Object.keys(answers);
  return {
    id: prompt,
    seq: 1,
    started: noon,
    setup: { messages: [user(prompt)], columns: columns ?? ids.map((id) => columnOf(id)) },
    ended: true,
    replies: Object.fromEntries(ids.map((id) => [id, replyOf({ column: id, answer: answers[id] })])),
  };
}

const a = columnOf('a');

describe('a column’s history', () => {
  test('is nothing before the first run', () => {
    expect(historyOf([], a)).toEqual([]);
  });

  test('is its own line through the runs, oldest first', () => {
    const runs = [turn('one', { a: 'A1', b: 'B1' }), turn('two', { a: 'A2', b: 'B2' })];
    expect(historyOf(runs, a)).toEqual([user('one'), assistant('A1'), user('two'), assistant('A2')]);
    expect(historyOf(runs, columnOf('b')).map(({ content }) => content)).toEqual(['one', 'B1', 'two', 'B2']);
  });

  test('leaves out whole turns in which it gave no text, or took no part', () => {
    const runs = [
      turn('one', { a: 'A1' }),
      turn('two', { a: '' }),
      turn('three', { b: 'B3' }),
      turn('four', { a: 'A4' }),
    ];
    expect(historyOf(runs, a).map(({ content }) => content)).toEqual(['one', 'A1', 'four', 'A4']);
    expect(historyOf([turn('five', { a: 'not its own' }, [columnOf('b')])], a)).toEqual([]);
  });

  test('keeps what a stopped or failed reply had said', () => {
    const run = turn('one', {}, [a]);
    for (const state of ['stopped', 'failed'] as const) {
      const replies = { a: replyOf({ state, answer: 'Half an ans' }) };
      expect(historyOf([{ ...run, replies }], a)).toEqual([user('one'), assistant('Half an ans')]);
    }
  });

  test('never holds reasoning', () => {
    const run = turn('one', {}, [a]);
    const replies = { a: replyOf({ thinking: 'secret thoughts', answer: 'Yes.' }) };
    expect(JSON.stringify(historyOf([{ ...run, replies }], a))).not.toContain('secret');
  });

  test('goes with the column’s id, not with its model', () => {
    const runs = [turn('one', { a: 'A1' })];
    expect(historyOf(runs, { id: 'a', model: 'demo:other' })).toHaveLength(2);
    expect(historyOf(runs, { id: 'z', model: a.model })).toEqual([]);
  });

  test('begins anew where the column brought messages of its own: they stood for all before', () => {
    const own = [user('rewritten one'), assistant('rewritten A1'), user('rewritten two')];
    const runs = [
      turn('one', { a: 'A1', b: 'B1' }),
      turn('two', { a: 'A2', b: 'B2' }, [{ ...a, messages: own }, columnOf('b')]),
      turn('three', { a: 'A3', b: 'B3' }),
    ];
    expect(historyOf(runs, a)).toEqual([...own, assistant('A2'), user('three'), assistant('A3')]);
    expect(historyOf(runs, columnOf('b'))).toHaveLength(6);
  });

  test('is not begun anew by messages that were never answered', () => {
    const runs = [turn('one', { a: 'A1' }), turn('two', { a: '' }, [{ ...a, messages: [user('own')] }])];
    expect(historyOf(runs, a)).toEqual([user('one'), assistant('A1')]);
  });

  test('keeps pictures, and all messages of a first run that was a conversation', () => {
    const picture: Message = {
      role: 'user',
      content: [{ type: 'image', url: 'data:image/png;base64,aGk=' }],
    };
    const run = turn('x', { a: 'A' });
    const first = { ...run, setup: { ...run.setup, messages: [user('1'), assistant('2'), picture] } };
    expect(historyOf([first], a)).toEqual([user('1'), assistant('2'), picture, assistant('A')]);
  });
});
