import { describe, expect, test, vi } from 'vitest';
import { emptyTray } from '#components/attachments/tray.ts';
import { idleRun } from '#components/columns/idle-run.ts';
import { obstacleOf, sendDraft } from '#components/playground/send-draft.ts';
import { columnsOf, countedIds, type Draft, emptyDraft } from '#lib/prompt/draft.ts';
import type { Setup } from '#lib/prompt/setup.ts';
import { createConversation } from '#lib/run/conversation.ts';
import type { RunView } from '#lib/run/run-store.ts';

const draft: Draft = { ...emptyDraft, prompt: 'Hello', columns: columnsOf(['demo:swift'], countedIds()) };
const picture = {
  id: 'a1',
  kind: 'image',
  name: 'a.png',
  url: 'data:image/png;base64,aGk=',
  bytes: 2,
  note: null,
} as const;
const immediately = (callback: () => void) => callback();

describe('what stands in the way of a run', () => {
  test('is told in the order in which it can be helped', () => {
    expect(obstacleOf(draft, true)).toBeNull();
    expect(obstacleOf(draft, false)).toBe('The page is still loading.');
    expect(obstacleOf({ ...draft, columns: [], prompt: '' }, true)).toBe('Choose a model first.');
    expect(obstacleOf({ ...draft, prompt: ' \n' }, true)).toBe('Write a prompt first.');
    expect(obstacleOf({ ...draft, prompt: '{{city}}, {{tone}}' }, true)).toBe('Fill in city, tone first.');
  });

  test('is no missing text where a picture is attached, and is a picture still being read', () => {
    const tray = { ...emptyTray, attachments: [picture] };
    expect(obstacleOf({ ...draft, prompt: '' }, true, tray)).toBeNull();
    expect(obstacleOf(draft, true, { ...tray, reading: [{ id: 'a2', name: 'b.png' }] })).toBe(
      'The attachments are still being read.',
    );
  });

  test('is no variable that has its value', () => {
    expect(obstacleOf({ ...draft, prompt: '{{city}}', variables: { city: 'Oslo' } }, true)).toBeNull();
  });
});

describe('sending a draft', () => {
  test('sends its set-up', async () => {
    const sent: Setup[] = [];
    const fetch = async (_url: unknown, init?: RequestInit) => {
      sent.push(JSON.parse(String(init?.body)));
      return new Response(null, { status: 500 });
    };
    sendDraft(createConversation({ fetch, schedule: immediately }), draft, () => {});
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toEqual({
      messages: [{ role: 'user', content: 'Hello' }],
      columns: [{ id: 'c1', model: 'demo:swift' }],
    });
  });

  test('sends what is attached, and gives the template back and not what was filled in', async () => {
    const sent: Setup[] = [];
    const fetch = async (_url: unknown, init?: RequestInit) => {
      sent.push(JSON.parse(String(init?.body)));
      return Response.json({ title: 'No.', action: 'Try again.' }, { status: 422 });
    };
    const template = { ...draft, prompt: 'Is this {{city}}?', variables: { city: 'Oslo' } };
    const restored = await new Promise((resolve) =>
      sendDraft(createConversation({ fetch, schedule: immediately }), template, resolve, [picture]),
    );
    expect(sent[0]?.messages[0]?.content).toEqual([
      { type: 'text', text: 'Is this Oslo?' },
      { type: 'image', url: picture.url },
    ]);
    expect(restored).toBe('Is this {{city}}?');
  });

  test('gives the prompt back when the server refuses it', async () => {
    const fetch = async () => Response.json({ title: 'No.', action: 'Try again.' }, { status: 422 });
    const restored = await new Promise((resolve) =>
      sendDraft(createConversation({ fetch, schedule: immediately }), draft, resolve),
    );
    expect(restored).toBe('Hello');
  });

  test('gives the prompt back when the server cannot be reached', async () => {
    const fetch = async () => Promise.reject(new TypeError('no network'));
    const restored = await new Promise((resolve) =>
      sendDraft(createConversation({ fetch, schedule: immediately }), draft, resolve),
    );
    expect(restored).toBe('Hello');
  });

  test('keeps it once the run has begun, whatever happens later', async () => {
    const fetch = vi.fn(async () => new Response('', { status: 200, headers: { Location: '/api/runs/r1' } }));
    const restore = vi.fn();
    const conversation = createConversation({
      fetch,
      schedule: immediately,
      delay: () => new Promise(() => {}),
    });
    sendDraft(conversation, draft, restore);
    await vi.waitFor(() => expect(conversation.get().turns[0]?.get().id).toBe('r1'));
    expect(restore).not.toHaveBeenCalled();
  });

  test('waits for the outcome before it gives anything back', () => {
    let tell = () => {};
    const view: { id: string | null; problem: object | null } = { id: null, problem: null };
    const subscribe = (listener: () => void) => {
      tell = listener;
      return () => {};
    };
    const turn = { ...idleRun, subscribe, get: () => ({ ...idleRun.get(), ...view }) as RunView };
    const conversation = { ...createConversation(), send: () => turn };
    const restore = vi.fn();
    sendDraft(conversation, draft, restore);
    tell();
    expect(restore).not.toHaveBeenCalled();
    view.problem = { title: 'No.', action: 'Try again.', status: 500 };
    tell();
    expect(restore).toHaveBeenCalledWith('Hello');
  });
});
