import { describe, expect, test } from 'vitest';
import { AppError } from '#lib/errors.ts';
import type { Column, Setup } from '#lib/prompt/setup.ts';
import { isPrompt, promptIndex, resultsGiven, withResult } from '#lib/run/continuation.ts';
import { createConversation } from '#lib/run/conversation.ts';
import { followLog } from '#lib/run/follow.ts';
import type { RunStore, RunView } from '#lib/run/run-store.ts';
import { createRuns } from '#lib/run/runs.ts';
import { countSiblings, siblingRun } from '#lib/run/siblings.ts';
import { createMemoryStore } from '#lib/store/memory-store.ts';
import { oneProcess, visitor } from '../../support/visitor.ts';
import { prepareWith, providerOver, simulator } from '../providers/world.ts';
import { rest, until } from './support.ts';

const steady = 'openrouter:demo/steady';
const swift = 'openrouter:demo/swift';
const scribe = 'openrouter:demo/scribe';
const failing = 'openrouter:fault/500';

/** The whole way from the page to the provider, in one process; a column can be told by what it says. */
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
  const runs = createRuns({
    ...oneProcess(),
    store: createMemoryStore(),
    prepare: prepareWith(providerOver(upstream.fetch)),
    now: () => performance.now(),
    wallClock: Date.now,
    idleMs: 60_000,
    delay: () => rest(1),
    newId: () => `run-${++count}`,
  });

  /** The run API as far as a run store speaks it. */
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const [, id = '', verb = ''] = /^\/api\/runs(?:\/([^/?]+)\/(\w+))?/.exec(String(input)) ?? [];
    const body = init?.body ? JSON.parse(String(init.body)) : {};
    try {
      if (verb === 'retry') return Response.json({ after: await runs.retry(id, visitor, body.columns) });
      if (verb === 'stop') await runs.stop(id, visitor, body.column);
      const run = id === '' ? await runs.start(body, visitor) : await runs.get(id, visitor);
      const after = Number(/after=(\d+)/.exec(String(input))?.[1] ?? 0);
      return new Response(followLog(run.log, after), { headers: { Location: `/api/runs/${run.id}` } });
    } catch (error) {
      return error instanceof AppError ? error.toResponse() : Response.error();
    }
  };
  const conversation = createConversation({
    fetch,
    schedule: (callback) => void setImmediate(callback),
    delay: async () => {},
  });

  /** What upstream was sent, as the words of it, request by request; a request each `[model, …messages]`. */
  const heard = () =>
    upstream.requests().map(({ model, body }) => {
      const { messages } = body as { messages: { content: string | { text: string }[] | null }[] };
      return [
        model?.replace(/^.*\//, ''),
        ...messages.map(({ content }) =>
          typeof content === 'string' ? content : (content ?? []).map(({ text }) => text).join(''),
        ),
      ];
    });
  return { conversation, heard, upstream };
}

type World = ReturnType<typeof createWorld>;

const a: Column = { id: 'a', model: steady };
const b: Column = { id: 'b', model: swift };

const ask = (content: string, columns: Column[] = [a, b], changes: Partial<Setup> = {}): Setup => ({
  messages: [{ role: 'user', content }],
  columns,
  ...changes,
});

const ended = async <Store extends RunStore>(store: Store): Promise<Store> => {
  await until(() => store.get().phase === 'ended');
  return store;
};
const answer = (run: RunView, column: string) => run.replies[column]?.answer;
const say = (world: World, content: string, columns?: Column[]) =>
  ended(world.conversation.send(ask(content, columns)));
const prompts = ({ conversation }: World) =>
  conversation.get().turns.map((turn) => turn.get().setup.messages.at(-1)?.content);

async function runColumn({ conversation }: World, column: Column, changes: Partial<Setup> = {}) {
  const run = conversation.runColumns(ask('not this', [column], changes));
  if (!run) throw new Error('There is no prompt yet.');
  return ended(run);
}

describe('a prompt sent to one column only', () => {
  test('goes on there alone, and the next shared prompt gives each column its own history', async () => {
    const world = createWorld();
    await say(world, 'one');
    await say(world, 'two', [b]);
    await say(world, 'three');
    expect(world.heard().slice(2)).toEqual([
      ['swift', 'one', 'swift #2 on one', 'two'],
      ['steady', 'one', 'steady #1 on one', 'three'],
      ['swift', 'one', 'swift #2 on one', 'two', 'swift #3 on two', 'three'],
    ]);
  });
});

describe('an earlier prompt that is edited and sent again', () => {
  test('continues from the turn before it, not from what is set aside', async () => {
    const world = createWorld();
    for (const prompt of ['one', 'two', 'three']) await say(world, prompt, [a]);
    await ended(world.conversation.resend(1, ask('two again', [a])));
    await say(world, 'four', [a]);
    expect(prompts(world)).toEqual(['one', 'two again', 'four']);
    expect(world.heard().slice(3)).toEqual([
      ['steady', 'one', 'steady #1 on one', 'two again'],
      ['steady', 'one', 'steady #1 on one', 'two again', 'steady #4 on two again', 'four'],
    ]);
  });

  test('begins the conversation anew when it was the first, from where that had begun', async () => {
    const world = createWorld();
    await say(world, 'one', [a]);
    const turn = await ended(world.conversation.resend(0, ask('one again', [a])));
    expect(turn.get().setup.parent).toBeUndefined();
    expect(world.heard()[1]).toEqual(['steady', 'one again']);
    const linked = createWorld();
    linked.conversation.send(ask('one', [a], { parent: 'kept' }));
    expect(linked.conversation.resend(0, ask('again', [a])).get().setup.parent).toBe('kept');
  });

  test('leaves the old line whole, and one can go back and forth and on from it', async () => {
    const world = createWorld();
    const { conversation } = world;
    for (const prompt of ['one', 'two', 'three']) await say(world, prompt, [a]);
    expect(conversation.get().places).toEqual(Array(3).fill({ index: 0, count: 1 }));
    await ended(conversation.resend(1, ask('two again', [a])));
    expect(conversation.get().places).toEqual([
      { index: 0, count: 1 },
      { index: 1, count: 2 },
    ]);
    conversation.show(1, -1);
    expect(prompts(world)).toEqual(['one', 'two', 'three']);
    expect(conversation.get().places[1]).toEqual({ index: 0, count: 2 });
    await say(world, 'four', [a]);
    expect(world.heard().at(-1)).toEqual([
      'steady',
      'one',
      'steady #1 on one',
      'two',
      'steady #2 on two',
      'three',
      'steady #3 on three',
      'four',
    ]);
    conversation.show(1, 1);
    expect(prompts(world)).toEqual(['one', 'two again']);
  });

  test('has no line before the first and none after the last', async () => {
    const world = createWorld();
    const { conversation } = world;
    await say(world, 'one', [a]);
    await ended(conversation.resend(0, ask('two', [a])));
    const before = conversation.get();
    conversation.show(0, 1);
    conversation.show(5, 1);
    expect(conversation.get()).toBe(before);
    conversation.show(0, -1);
    conversation.show(0, -1);
    expect(prompts(world)).toEqual(['one']);
  });

  test('can be edited more than once, each in its place', async () => {
    const world = createWorld();
    await say(world, 'one', [a]);
    await ended(world.conversation.resend(0, ask('two', [a])));
    await ended(world.conversation.resend(0, ask('three', [a])));
    expect(world.conversation.get().places).toEqual([{ index: 2, count: 3 }]);
  });
});

describe('a column asked anew by itself', () => {
  test('hears the newest prompt with its own history, and its reply stands in that turn', async () => {
    const world = createWorld();
    await say(world, 'one');
    const turn = await say(world, 'two');
    await runColumn(world, { ...a, model: scribe }, { system: 'Be brief.' });
    expect(world.heard().at(-1)).toEqual(['scribe', 'Be brief.', 'one', 'steady #1 on one', 'two']);
    expect(world.conversation.get().turns).toHaveLength(2);
    expect(answer(turn.get(), 'a')).toBe('scribe #5 on two');
    expect(answer(turn.get(), 'b')).toBe('swift #4 on two');
    expect(turn.get().setup.columns).toMatchObject([{ id: 'a', model: scribe }, b]);
  });

  test('goes on from that reply, and the others from theirs', async () => {
    const world = createWorld();
    await say(world, 'one');
    await runColumn(world, { ...a, model: scribe });
    await say(world, 'two', [{ ...a, model: scribe }, b]);
    await say(world, 'three', [{ ...a, model: scribe }, b]);
    expect(world.heard().slice(3)).toEqual([
      ['scribe', 'one', 'scribe #3 on one', 'two'],
      ['swift', 'one', 'swift #2 on one', 'two'],
      ['scribe', 'one', 'scribe #3 on one', 'two', 'scribe #4 on two', 'three'],
      ['swift', 'one', 'swift #2 on one', 'two', 'swift #5 on two', 'three'],
    ]);
  });

  test('brings its history itself only until a shared run holds it', async () => {
    const world = createWorld();
    await say(world, 'one');
    await runColumn(world, a);
    const [second, third] = [await say(world, 'two'), await say(world, 'three')];
    const own = (run: RunStore) => run.get().setup.columns.map(({ messages }) => messages?.length);
    expect(own(second)).toEqual([3, undefined]);
    expect(own(third)).toEqual([undefined, undefined]);
  });

  test('keeps its line when an earlier prompt of it is edited', async () => {
    const world = createWorld();
    await say(world, 'one', [a]);
    await runColumn(world, { ...a, model: scribe });
    await say(world, 'two', [a]);
    await ended(world.conversation.resend(1, ask('two again', [a])));
    expect(world.heard().at(-1)).toEqual(['steady', 'one', 'scribe #2 on one', 'two again']);
  });

  test('may be new, or have taken no part: it stands in the newest turn from then on', async () => {
    const world = createWorld();
    await say(world, 'one', [a]);
    await say(world, 'two', [a]);
    await runColumn(world, b);
    await say(world, 'three');
    expect(world.heard().slice(2)).toEqual([
      ['swift', 'two'],
      ['steady', 'one', 'steady #1 on one', 'two', 'steady #2 on two', 'three'],
      ['swift', 'two', 'swift #3 on two', 'three'],
    ]);
  });

  test('leaves the turn out of its history when its newest reply there is no answer', async () => {
    const world = createWorld();
    await say(world, 'one', [a]);
    await runColumn(world, { ...a, model: failing });
    await say(world, 'two', [a]);
    expect(world.heard().at(-1)).toEqual(['steady', 'two']);
  });

  test('that is refused leaves what stood there, and says why', async () => {
    const world = createWorld();
    const turn = await say(world, 'one', [a]);
    await runColumn(world, { ...a, messages: [{ role: 'user', content: ' ' }] });
    expect(turn.of('a')).toBe(turn.main);
    expect(answer(turn.get(), 'a')).toBe('steady #1 on one');
    expect(turn.get().problem?.title).toMatch(/empty/);
    expect(turn.get().phase).toBe('ended');
  });

  test('needs a prompt to be asked', () => {
    expect(createWorld().conversation.runColumns(ask('x'))).toBeNull();
  });
});

describe('results given back to the calls of one column', () => {
  const results: Setup['messages'] = [
    { role: 'assistant', content: '', toolCalls: [{ id: 'x', name: 'look', text: '{}' }] },
    { role: 'tool', id: 'x', name: 'look', content: '4 degrees' },
  ];
  const goneOn = async () => {
    const world = createWorld();
    await say(world, 'one');
    await ended(world.conversation.send(ask('', [a], { messages: results })));
    return world;
  };

  test('are no prompt: the newest one is still what was asked', async () => {
    const { conversation } = await goneOn();
    const { turns } = conversation.get();
    expect(turns.map(isPrompt)).toEqual([true, false]);
    expect([promptIndex(turns), promptIndex(turns, 0), promptIndex([])]).toEqual([0, 0, -1]);
  });

  test('stand in those calls, and in no call of another column or reply', async () => {
    const { turns } = (await goneOn()).conversation.get();
    const made = { id: 'x', name: 'look', text: '{}', valid: true, round: 1, said: 0 };
    const given = resultsGiven(turns, 0, 'a');
    expect(withResult(made, given).result).toBe('4 degrees');
    expect(withResult({ ...made, result: 'canned' }, given).result).toBe('canned');
    expect(withResult({ ...made, text: '{"city": "Oslo"}' }, given)).not.toHaveProperty('result');
    expect(resultsGiven(turns, 0, 'b')).toEqual([]);
    expect(resultsGiven(turns, 1, 'a')).toEqual([]);
  });

  test('are not what another column is asked that is asked anew', async () => {
    const world = await goneOn();
    const run = await runColumn(world, { ...b, model: scribe });
    expect(world.heard().at(-1)).toEqual(['scribe', 'one']);
    const [first] = world.conversation.get().turns;
    expect(first?.of('b')).toBe(run);
  });

  test('are given once more when their own column is asked anew', async () => {
    const world = await goneOn();
    const run = await runColumn(world, a);
    expect(run.get().setup.messages).toEqual(results);
    expect(world.conversation.get().turns[1]?.of('a')).toBe(run);
  });
});

describe('a turn of several runs', () => {
  test('is at work while one of them is, shows the blank reply at once, and is told of', async () => {
    const world = createWorld();
    const turn = await say(world, 'one');
    let told = 0;
    const leave = turn.subscribe(() => told++);
    const run = world.conversation.runColumns(ask('', [a]));
    expect(turn.get().phase).toBe('running');
    expect(turn.get().replies.a).toMatchObject({ state: 'queued', answer: '' });
    expect(turn.get()).toBe(turn.get());
    expect(turn.of('a')).toBe(run);
    expect(turn.of('b')).toBe(turn.main);
    await ended(turn);
    leave();
    expect(told).toBeGreaterThan(1);
    expect(turn.runsOf('a')).toEqual([turn.main, run]);
  });

  test('retries each failed column in the run that holds it, and no reply that was replaced', async () => {
    const world = createWorld();
    const both = [
      { ...a, model: failing },
      { ...b, model: failing },
    ];
    const turn = await say(world, 'one', both);
    await runColumn(world, a);
    const before = world.upstream.requests().length;
    await turn.retry();
    expect(world.heard().slice(before)).toEqual([['500', 'one']]);
    await turn.retry(['a']);
    expect(world.heard().slice(before + 1)).toEqual([['steady', 'one']]);
  });

  test('stops what is at work, wherever it is', async () => {
    const world = createWorld();
    const stalled = { ...a, model: 'openrouter:fault/stall-start' };
    const turn = world.conversation.send(ask('one', [b]));
    await ended(turn);
    world.conversation.runColumns(ask('', [stalled]));
    await until(() => turn.get().replies.a?.state === 'waiting');
    await turn.stop();
    await until(() => turn.get().replies.a?.state === 'stopped');
    expect(turn.get().replies.b?.state).toBe('done');
  });
});

describe('the replies a column has given to one prompt', () => {
  test('are all kept, the newest stands, and history goes on from it', async () => {
    const world = createWorld();
    const turn = await say(world, 'one', [a]);
    expect(countSiblings(turn, 'a')).toBe(1);
    await turn.retry(['a']);
    expect(countSiblings(turn, 'a')).toBe(2);
    await runColumn(world, { ...a, model: scribe });
    expect(countSiblings(turn, 'a')).toBe(3);
    const read = (index: number) => answer(siblingRun(turn, 'a', index).get(), 'a');
    expect([0, 1, 2].map(read)).toEqual(['steady #1 on one', 'steady #2 on one', 'scribe #3 on one']);
    expect(siblingRun(turn, 'a', 2)).toBe(turn.of('a'));
    await say(world, 'two', [a]);
    expect(world.heard().at(-1)).toEqual(['steady', 'one', 'scribe #3 on one', 'two']);
  });

  test('are looked at as they ended: with the figures and the set-up of their own run', async () => {
    const world = createWorld();
    const turn = await say(world, 'one', [a]);
    const first = turn.get().replies.a;
    await turn.retry(['a']);
    const looked = siblingRun(turn, 'a', 0);
    expect(looked).toBe(siblingRun(turn, 'a', 0));
    expect(looked.get()).toMatchObject({ phase: 'ended', replies: { a: { ...first, earlier: [] } } });
    expect(looked.get().setup.columns[0]?.model).toBe(steady);
  });

  test('are none for a column that was not asked', async () => {
    const world = createWorld();
    const turn = await say(world, 'one', [a]);
    expect(countSiblings(turn, 'z')).toBe(0);
    expect(siblingRun(turn, 'z', 0)).toBe(turn.main);
  });

  test('count one without text only while it is the newest', async () => {
    const world = createWorld();
    const turn = await say(world, 'one', [{ ...a, model: failing }]);
    expect(countSiblings(turn, 'a')).toBe(1);
    await turn.retry(['a']);
    expect(countSiblings(turn, 'a')).toBe(1);
    await runColumn(world, a);
    expect(countSiblings(turn, 'a')).toBe(1);
    expect(siblingRun(turn, 'a', 0)).toBe(turn.of('a'));
  });
});
