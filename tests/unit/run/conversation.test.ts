import { describe, expect, test } from 'vitest';
import { createConversation } from '#lib/run/conversation.ts';
import { createRunLog } from '#lib/run/run-log.ts';
import type { RunStore, RunStoreOptions } from '#lib/run/run-store.ts';
import { encodeEvent } from '#lib/stream/sse.ts';
import { noSuchRun } from './fake-server.ts';
import { bodyOf, noon, setupOf, until } from './support.ts';

type Fate = 'ended' | 'refused' | 'lost';

/** A server that gives the runs `run-1`, `run-2` … their fates in turn. */
function serverOf(...fates: Fate[]) {
  const sent: Record<string, unknown>[] = [];
  const fetch: RunStoreOptions['fetch'] = async (_input, init) => {
    if (init?.method !== 'POST') return noSuchRun();
    sent.push(JSON.parse(String(init.body)) as Record<string, unknown>);
    const fate = fates[sent.length - 1] ?? 'ended';
    if (fate === 'refused') return Response.json({}, { status: 400 });
    const run = `run-${sent.length}`;
    const log = createRunLog();
    log.start({ type: 'run-start', run, setup: setupOf(['a']), started: noon });
    if (fate === 'ended') log.end(1);
    const body = bodyOf([new TextEncoder().encode(log.events.map(encodeEvent).join(''))]);
    return new Response(body, { headers: { Location: `/api/runs/${run}` } });
  };
  const options: RunStoreOptions = {
    fetch,
    schedule: (callback) => void setImmediate(callback),
    delay: async () => {},
  };
  return { sent, options };
}

const settled = (turn: RunStore) => until(() => turn.get().phase === 'ended');

async function sendAll(count: number, ...fates: Fate[]) {
  const { sent, options } = serverOf(...fates);
  const conversation = createConversation(options);
  for (let turn = 0; turn < count; turn++) await settled(conversation.send(setupOf(['a'])));
  return { conversation, parents: sent.map(({ parent }) => parent), sent };
}

describe('a conversation', () => {
  test('begins with a run that has no parent', async () => {
    const { sent } = await sendAll(1);
    expect(sent).toEqual([setupOf(['a'])]);
    expect(sent[0]).not.toHaveProperty('parent');
  });

  test('goes on with runs that each name the one before', async () => {
    const { conversation, parents } = await sendAll(3);
    expect(parents).toEqual([undefined, 'run-1', 'run-2']);
    expect(conversation.get().turns).toHaveLength(3);
  });

  test('passes over a run that was refused', async () => {
    expect((await sendAll(3, 'ended', 'refused')).parents).toEqual([undefined, 'run-1', 'run-1']);
    expect((await sendAll(2, 'refused')).parents).toEqual([undefined, undefined]);
  });

  test('passes over a run the server no longer knows', async () => {
    expect((await sendAll(2, 'lost')).parents).toEqual([undefined, undefined]);
  });

  test('keeps the parent that its first set-up brings from an earlier visit', () => {
    const { sent, options } = serverOf();
    createConversation(options).send(setupOf(['a'], { parent: 'kept' }));
    expect(sent[0]?.parent).toBe('kept');
  });

  test('keeps every turn, oldest first, as the store it gave', async () => {
    const conversation = createConversation(serverOf().options);
    const first = conversation.send(setupOf(['a']));
    const second = conversation.send(setupOf(['a']));
    expect(conversation.get().turns).toEqual([first, second]);
    await Promise.all([settled(first), settled(second)]);
  });

  test('begins anew once it is cleared', async () => {
    const { sent, options } = serverOf();
    const conversation = createConversation(options);
    await settled(conversation.send(setupOf(['a'])));
    conversation.clear();
    expect(conversation.get().turns).toEqual([]);
    await settled(conversation.send(setupOf(['a'])));
    expect(sent[1]).not.toHaveProperty('parent');
  });

  test('tells its listeners of every turn and of clearing, until they leave', async () => {
    const conversation = createConversation(serverOf().options);
    const seen: number[] = [];
    const leave = conversation.subscribe(() => void seen.push(conversation.get().turns.length));
    const turns = [conversation.send(setupOf(['a'])), conversation.send(setupOf(['a']))];
    conversation.clear();
    leave();
    turns.push(conversation.send(setupOf(['a'])));
    expect(seen).toEqual([1, 2, 0]);
    await Promise.all(turns.map(settled));
  });

  test('gives the very same view while nothing changes', async () => {
    const conversation = createConversation(serverOf().options);
    const before = conversation.get();
    expect(conversation.get()).toBe(before);
    const turn = conversation.send(setupOf(['a']));
    expect(conversation.get()).not.toBe(before);
    const after = conversation.get();
    await settled(turn);
    expect(conversation.get()).toBe(after);
  });
});
