import { describe, expect, test } from 'vitest';
import { AppError } from '#lib/errors.ts';
import type { Column } from '#lib/prompt/setup.ts';
import { createConversation, type KeptFork } from '#lib/run/conversation.ts';
import { followLog } from '#lib/run/follow.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { createRuns } from '#lib/run/runs.ts';
import { unfinished } from '#lib/run/turn.ts';
import { createMemoryStore } from '#lib/store/memory-store.ts';
import { oneProcess, visitor } from '../../support/visitor.ts';
import { prepareWith, providerOver, simulator } from '../providers/world.ts';
import { replyIn, rest, until } from './support.ts';

const a: Column = { id: 'a', model: 'openrouter:demo/steady' };
const b: Column = { id: 'b', model: 'openrouter:demo/swift' };
/** Never says anything. */
const silent: Column = { id: 's', model: 'openrouter:fault/stall-start' };

/** A page and its server, which can be restarted: it forgets its runs, and all its connections break. */
function createWorld() {
  let replies = 0;
  let time = Date.now();
  const upstream = simulator({
    clock: {
      now: () => time,
      async delay(ms) {
        await rest(1);
        time += ms;
      },
    },
    compose: ({ persona, prompt }) => ({ answer: `${persona} #${++replies} on ${prompt}` }),
  });
  let count = 0;
  const boot = () =>
    createRuns({
      ...oneProcess(),
      store: createMemoryStore(),
      prepare: prepareWith(providerOver(upstream.fetch)),
      now: () => performance.now(),
      wallClock: Date.now,
      idleMs: 60_000,
      delay: () => rest(1),
      newId: () => `run-${++count}`,
    });
  let runs = boot();
  let power = new AbortController();
  let cut = false;
  const asked: string[] = [];

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const [, id = '', verb = ''] = /^\/api\/runs(?:\/([^/?]+)\/(\w+))?/.exec(String(input)) ?? [];
    const body = init?.body ? JSON.parse(String(init.body)) : {};
    asked.push(`${init?.method ?? 'GET'} ${input}`);
    try {
      if (cut) {
        cut = false;
        return new Response('', { headers: { Location: '/api/runs/gone' } });
      }
      if (verb === 'stop') {
        await runs.stop(id, visitor, body.column);
        return new Response(null, { status: 204 });
      }
      if (verb === 'retry') return Response.json({ after: await runs.retry(id, visitor, body.columns) });
      const run = id === '' ? await runs.start(body, visitor) : await runs.get(id, visitor);
      const after = Number(/after=(\d+)/.exec(String(input))?.[1] ?? 0);
      const line = followLog(run.log, after).pipeThrough(new TransformStream(), { signal: power.signal });
      return new Response(line, { headers: { Location: `/api/runs/${run.id}` } });
    } catch (error) {
      return error instanceof AppError ? error.toResponse() : Response.error();
    }
  };
  const kept: KeptFork[] = [];
  const open = () =>
    createConversation({
      fetch,
      schedule: (callback) => void setImmediate(callback),
      delay: async () => {},
      keep: (fork) => void kept.push(fork),
    });

  return {
    open,
    conversation: open(),
    asked,
    /** Where the conversation is found again, as the tab would have kept it. */
    kept: () => JSON.parse(JSON.stringify(kept.at(-1))) as KeptFork,
    shutDown: () => runs.shutDown(),
    restart() {
      runs = boot();
      power.abort();
      power = new AbortController();
    },
    /** The next run is gone before it has said anything. */
    cutNext() {
      cut = true;
    },
    forget: (id: string) => runs.remove(id, visitor),
    /** The words that upstream was sent, request by request. */
    heard: () =>
      upstream.requests().map(({ body }) => {
        const { messages } = body as { messages: { content: string | { text: string }[] }[] };
        return messages.map(({ content }) =>
          typeof content === 'string' ? content : content.map(({ text }) => text).join(''),
        );
      }),
  };
}

const ask = (content: string, columns: Column[] = [a, b]) => ({
  messages: [{ role: 'user' as const, content }],
  columns,
});

const ended = async <Store extends RunStore>(store: Store): Promise<Store> => {
  await until(() => store.get().phase === 'ended');
  return store;
};

describe('a server restarted between two prompts', () => {
  test('is told the history by each column itself, and the prompts after that need not', async () => {
    const world = createWorld();
    await ended(world.conversation.send(ask('one')));
    world.restart();
    const second = await ended(world.conversation.send(ask('two')));
    expect(second.get()).toMatchObject({ problem: null, connection: 'live', id: 'run-3' });
    expect(world.heard().slice(2)).toEqual([
      ['one', 'steady #1 on one', 'two'],
      ['one', 'swift #2 on one', 'two'],
    ]);
    const third = await ended(world.conversation.send(ask('three')));
    expect(third.get().setup).toEqual({ ...ask('three'), parent: 'run-3' });
    expect(world.heard().at(-1)).toEqual(['one', 'swift #2 on one', 'two', 'swift #4 on two', 'three']);
  });

  test('is asked once more, and not for ever', async () => {
    const world = createWorld();
    await ended(world.conversation.send(ask('one')));
    world.restart();
    await ended(world.conversation.send(ask('two')));
    expect(world.asked).toEqual(['POST /api/runs', 'POST /api/runs', 'POST /api/runs']);
  });

  test('is asked anew where a column is retried', async () => {
    const world = createWorld();
    const turn = await ended(world.conversation.send(ask('one')));
    world.restart();
    await turn.retry(['b']);
    await until(() => turn.get().replies.b?.answer === 'swift #3 on one');
    await ended(turn);
    expect(turn.get()).toMatchObject({ connection: 'live', problem: null });
    expect(turn.get().replies.a?.answer).toBe('steady #1 on one');
    await ended(world.conversation.send(ask('two')));
    expect(world.heard().slice(3)).toEqual([
      ['one', 'steady #1 on one', 'two'],
      ['one', 'swift #3 on one', 'two'],
    ]);
  });
});

describe('a server killed in mid-run', () => {
  test('loses the run, and running it again asks only the columns it cut off', async () => {
    const world = createWorld();
    const turn = world.conversation.send(ask('one', [a, silent]));
    await until(() => turn.get().replies.a?.state === 'done');
    world.restart();
    await until(() => turn.get().replies.s?.state === 'stopped');
    expect(turn.get().connection).toBe('lost');
    expect(replyIn(turn.get(), 's')).toMatchObject({ state: 'stopped', stoppedBy: 'interrupted' });
    await turn.retry();
    await until(() => turn.get().replies.s?.state === 'waiting');
    expect(turn.get()).toMatchObject({ connection: 'live', problem: null, phase: 'running' });
    expect(turn.of('a')).toBe(turn.main);
    expect(turn.of('s').get().setup).toEqual({ ...ask('one', [silent]), parent: undefined });
    expect(world.heard()).toEqual([['one'], ['one'], ['one']]);
  });

  test('before anything was heard of it is asked again for every column', async () => {
    const world = createWorld();
    world.cutNext();
    const turn = world.conversation.send(ask('one'));
    await until(() => turn.get().connection === 'lost');
    expect(unfinished(turn.get())).toEqual(['a', 'b']);
    await turn.retry();
    await until(() => turn.get().replies.b?.state === 'done' && turn.get().replies.a?.state === 'done');
    await rest();
    expect(turn.get()).toMatchObject({ connection: 'live', problem: null, phase: 'ended' });
  });
});

describe('a server told to stop in mid-run', () => {
  test('leaves the columns it stopped to be retried with those that failed, not those a reader stopped', async () => {
    const world = createWorld();
    const turn = world.conversation.send(ask('one', [a, silent, { ...silent, id: 't' }]));
    await until(() => turn.get().replies.a?.state === 'done' && turn.get().replies.t?.state === 'waiting');
    await turn.stop('t');
    await world.shutDown();
    await ended(turn);
    expect(replyIn(turn.get(), 's')).toMatchObject({ state: 'stopped', stoppedBy: 'shutdown' });
    expect(turn.get().connection).toBe('live');
    expect(unfinished(turn.get())).toEqual(['s']);
  });
});

describe('a page that is loaded again', () => {
  test('stands as it did: turns, replies, the columns asked anew, other lines', async () => {
    const world = createWorld();
    const { conversation } = world;
    await ended(conversation.send(ask('one')));
    await ended(conversation.send(ask('two')));
    await ended(conversation.resend(1, ask('two again')));
    const anew = conversation.runColumns(ask('', [b]));
    if (anew) await ended(anew);
    const page = world.open();
    expect(await page.restore(world.kept())).toBe(0);
    for (const turn of page.get().turns) await ended(turn);
    const views = ({ get }: typeof page) => get().turns.map((turn) => turn.get());
    expect(views(page)).toEqual(views(conversation));
    expect(page.get().places).toEqual(conversation.get().places);
    page.show(1, -1);
    await ended(page.send(ask('three', [a])));
    expect(world.heard().at(-1)).toEqual(['one', 'steady #1 on one', 'two', 'steady #3 on two', 'three']);
  });

  test('in mid-run goes on with it', async () => {
    const world = createWorld();
    const before = world.conversation.send(ask('one', [a, silent]));
    await until(() => before.get().replies.a?.state === 'done');
    const page = world.open();
    await page.restore(world.kept());
    const [turn] = page.get().turns;
    await until(() => turn?.get().replies.a?.state === 'done');
    expect(turn?.get()).toMatchObject({ phase: 'running', replies: { a: { answer: 'steady #1 on one' } } });
  });

  test('leaves out what the server no longer knows, and says how much', async () => {
    const world = createWorld();
    for (const prompt of ['one', 'two', 'three']) await ended(world.conversation.send(ask(prompt, [a])));
    await world.forget('run-2');
    const page = world.open();
    expect(await page.restore(world.kept())).toBe(1);
    const prompts = page.get().turns.map((turn) => turn.get().setup.messages.at(-1)?.content);
    expect(prompts).toEqual(['one', 'three']);
    await ended(page.send(ask('four', [a])));
    expect(page.get().turns.at(-1)?.get().problem).toBeNull();
  });

  test('keeps nothing once the conversation is cleared', async () => {
    const world = createWorld();
    await ended(world.conversation.send(ask('one', [a])));
    expect(world.kept().next).toMatchObject([{ runs: ['run-1'] }]);
    world.conversation.clear();
    expect(world.kept()).toEqual({ next: [], shown: 0 });
  });
});
