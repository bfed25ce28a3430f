import { expect, test } from 'vitest';
import type { Column, Message, Setup } from '#lib/prompt/setup.ts';
import type { RunStore, RunView } from '#lib/run/run-store.ts';
import { createTurn, type Turn } from '#lib/run/turn.ts';
import { callSetup, hasAttachments } from '#lib/snippets/call-setup.ts';
import { doneReply } from '../columns/replies.ts';

const says = (content: Message['content']): Message => ({ role: 'user', content }) as Message;
const answers = (content: string): Message => ({ role: 'assistant', content });

/** A turn that has ended; answers by column id. */
function turn(prompt: string, replies: Record<string, string>, own?: Message[]): Turn {
  const ids = Object.keys(replies);
  const columns = ids.map((id): Column => ({ id, model: 'demo:swift', ...(own && { messages: own }) }));
  const setup: Setup = { messages: [says(prompt)], columns };
  const view: RunView = {
    id: 'r',
    phase: 'ended',
    connection: 'live',
    started: 0,
    setup,
    problem: null,
    replies: Object.fromEntries(ids.map((id) => [id, doneReply({ column: id, answer: replies[id] })])),
  };
  const store: RunStore = {
    get: () => view,
    subscribe: () => () => {},
    now: () => 0,
    stop: async () => {},
    retry: async () => {},
  };
  return createTurn(store);
}

const column: Column = { id: 'a', model: 'demo:swift' };
const draft = { messages: [says('Written')], system: 'Shared' };
const messages = (turns: readonly Turn[], of: Column = column) => callSetup(draft, of, turns).messages;

test('before anything is asked it is what is being written', () => {
  expect(callSetup(draft, column, [])).toEqual({ ...draft, column });
});

test('is the newest prompt with what the column had said and heard before it', () => {
  const turns = [turn('One', { a: '1a', b: '1b' }), turn('Two', { a: '2a', b: '2b' })];
  expect(messages(turns)).toEqual([says('One'), answers('1a'), says('Two')]);
  expect(messages(turns, { ...column, id: 'b' })).toEqual([says('One'), answers('1b'), says('Two')]);
});

test('of a column that a later prompt passed it is the last one that went there', () => {
  const turns = [turn('One', { a: '1a', b: '1b' }), turn('Two', { b: '2b' })];
  expect(messages(turns)).toEqual([says('One')]);
});

test('of a new column it is the newest prompt alone', () => {
  expect(messages([turn('One', { b: '1b' })])).toEqual([says('One')]);
});

test('what a run was sent in place of the line is taken from there', () => {
  const own = [says('Zero'), answers('0'), says('Two')];
  expect(messages([turn('One', { a: '1a' }), turn('Two', { a: '2a' }, own)])).toEqual(own);
});

test('messages of the column’s own stand for all others, and go with it no further', () => {
  const own = [says('Mine')];
  expect(callSetup(draft, { ...column, messages: own }, [turn('One', { a: '1' })])).toEqual({
    ...draft,
    messages: own,
    column,
  });
});

test('attachments are named in place of their bytes', () => {
  const url = `data:image/png;base64,${'A'.repeat(1000)}`;
  const pictures = callSetup(
    {
      messages: [
        says([
          { type: 'text', text: 'See' },
          { type: 'image', url },
          { type: 'image', url },
        ]),
      ],
    },
    column,
    [],
  );
  expect(hasAttachments(pictures)).toBe(true);
  expect(JSON.stringify(pictures)).toContain('data:image/png;base64,BASE64_OF_PICTURE_2');
  expect(JSON.stringify(pictures)).not.toContain('AAAA');
});
