import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '#lib/errors.ts';
import type { Setup } from '#lib/prompt/setup.ts';
import type { Provider } from '#lib/providers/provider.ts';
import type { KnownRun } from '#lib/run/known-run.ts';
import type { Prepare } from '#lib/run/prepare-reply.ts';
import { publicRun } from '#lib/run/public-run.ts';
import { createRuns, type RunsOptions } from '#lib/run/runs.ts';
import { hashOf } from '#lib/simulator/accounts.ts';
import type { SimulatorOptions } from '#lib/simulator/options.ts';
import { createMemoryStore } from '#lib/store/memory-store.ts';
import { oneProcess, visitor, visitorWith } from '../support/visitor.ts';
import {
  answer,
  delay,
  idleMs,
  passUntil,
  prepareWith,
  providerOver,
  saidIn,
  simulator,
  start,
} from './providers/world.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const lingerMs = 60_000;
const ownKey = 'sk-or-v1-own-key-that-nobody-may-see';

/** A process with its runs, over a simulator. */
function createWorld(
  options: SimulatorOptions = {},
  change: (provider: Provider) => Provider = (same) => same,
  planner?: RunsOptions['planner'],
  store = createMemoryStore(),
) {
  const upstream = simulator(options);
  const { provider, model } = prepareWith(change(providerOver(upstream.fetch)));
  const prepare: Prepare = {
    provider,
    model,
    async checkModels(ids) {
      for (const id of ids) {
        if (await prepare.model(id)) continue;
        throw new AppError(
          'unknown-model',
          `There is no model ${id}.`,
          'Choose another model for this column.',
        );
      }
    },
  };
  let count = 0;
  const runs = createRuns({
    ...oneProcess(),
    store,
    prepare,
    now: () => Date.now(),
    wallClock: () => Date.now(),
    idleMs,
    delay,
    newId: () => `run-${++count}`,
    ...(planner ? { planner } : {}),
  });
  return { runs, store, upstream, prepare };
}

/** A set-up of columns `a`, `b`, `c` … with these models. */
function setupOf(models: readonly string[], changes: Partial<Setup> = {}): Setup {
  return {
    messages: [{ role: 'user', content: 'Why is the sky blue?' }],
    columns: models.map((model, index) => ({
      id: String.fromCharCode(97 + index),
      model: `openrouter:${model}`,
    })),
    ...changes,
  };
}

const ended = (run: KnownRun) => passUntil(() => run.log.ended());
const typesIn = (run: KnownRun, column: string) => saidIn(run.log.events, column).map(({ type }) => type);
const statesIn = (run: KnownRun) =>
  Object.fromEntries(Object.values(run.fold().replies).map((reply) => [reply.column, reply.state]));
const runEnds = (run: KnownRun) => run.log.events.filter(({ type }) => type === 'run-end');
const hasText = (run: KnownRun, column: string) => () => typesIn(run, column).includes('text-delta');

async function complaintOf(promise: Promise<unknown>): Promise<AppError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (AppError.is(error)) return error;
  throw new Error(`Expected an AppError, got ${String(error)}.`);
}

/** Numbered from 1 without gaps, and kept as it stands. */
async function isKept({ store }: ReturnType<typeof createWorld>, run: KnownRun) {
  expect(run.log.events.map(({ seq }) => seq)).toEqual(run.log.events.map((_, index) => index + 1));
  await vi.advanceTimersByTimeAsync(0);
  expect((await store.load(run.id))?.events).toEqual(run.log.events);
}

describe('a run', () => {
  test('begins with its set-up and ends once, when every column has settled', async () => {
    const world = createWorld();
    const setup = setupOf(['demo/swift', 'demo/steady', 'demo/thinker']);
    const run = await world.runs.start(setup, visitor);
    expect(run.log.events[0]).toEqual({
      seq: 1,
      at: 0,
      type: 'run-start',
      run: 'run-1',
      setup,
      started: start,
    });
    await ended(run);
    expect(statesIn(run)).toEqual({ a: 'done', b: 'done', c: 'done' });
    expect(runEnds(run)).toHaveLength(1);
    expect(run.log.events.at(-1)?.type).toBe('run-end');
    expect(run.fold()).toMatchObject({ id: 'run-1', ended: true, started: start });
    await isKept(world, run);
  });

  test('sends the requests of all columns at once, before any is answered', async () => {
    const world = createWorld();
    const run = await world.runs.start(setupOf(Array.from({ length: 24 }, () => 'bench/50x200')), visitor);
    await ended(run);
    const types = run.log.events.map(({ type }) => type);
    expect(types.filter((type) => type === 'reply-start')).toHaveLength(24);
    expect(types.lastIndexOf('reply-start')).toBeLessThan(types.indexOf('reply-headers'));
    const received = world.upstream.requests().map(({ receivedAt }) => receivedAt);
    expect(received).toHaveLength(24);
    expect(new Set(received)).toEqual(new Set([start]));
  }, 20_000);

  test('makes every column ready first: a slow one delays all alike', async () => {
    const world = createWorld();
    const { model } = world.prepare;
    let asked = 0;
    world.prepare.model = async (id) => {
      // Once for the check, once to make it ready.
      if (id.endsWith('swift') && ++asked === 2) await delay(700);
      return model(id);
    };
    const starting = world.runs.start(setupOf(['demo/steady', 'demo/swift']), visitor);
    await passUntil(() => world.upstream.requests().length > 0);
    const run = await starting;
    await vi.advanceTimersByTimeAsync(0);
    expect(run.log.events.slice(1, 3)).toMatchObject([
      { type: 'reply-start', column: 'a', at: 700 },
      { type: 'reply-start', column: 'b', at: 700 },
    ]);
    await ended(run);
  });

  test('lets a failing column end no other', async () => {
    const world = createWorld();
    const models = [
      'fault/500',
      'demo/steady',
      'fault/disconnect',
      'fault/empty-stream',
      'fault/stall',
      'fault/200-html',
    ];
    const run = await world.runs.start(setupOf(models), visitor);
    await ended(run);
    expect(statesIn(run)).toEqual({
      a: 'failed',
      b: 'done',
      c: 'failed',
      d: 'failed',
      e: 'failed',
      f: 'failed',
    });
    expect(run.fold().replies.b?.answer).toBe(answer);
    expect(runEnds(run)).toHaveLength(1);
    await isKept(world, run);
  });

  test('lets the same model stand twice', async () => {
    const world = createWorld();
    const run = await world.runs.start(setupOf(['demo/steady', 'demo/steady']), visitor);
    await ended(run);
    expect(statesIn(run)).toEqual({ a: 'done', b: 'done' });
    expect(world.upstream.requests()).toHaveLength(2);
  });

  test('counts its time from its own start', async () => {
    const { runs } = createWorld();
    const first = await runs.start(setupOf(['demo/steady']), visitor);
    await ended(first);
    const second = await runs.start(setupOf(['demo/steady']), visitor);
    await ended(second);
    expect(second.fold().started).toBeGreaterThan(start);
    expect(second.log.events[1]).toMatchObject({ type: 'reply-start', at: 0 });
  });

  test('sends what the columns share with what differs in each', async () => {
    const world = createWorld();
    const shared = setupOf(['demo/steady', 'demo/steady'], {
      system: 'Be brief.',
      parameters: { temperature: 0.2, maxTokens: 50 },
    });
    const [a, b] = shared.columns;
    if (!a || !b) throw new Error('There are no columns.');
    const columns = [a, { ...b, system: 'Be long.', parameters: { temperature: 1 } }];
    await ended(await world.runs.start({ ...shared, columns }, visitor));
    const system = (content: string) =>
      expect.arrayContaining([
        expect.objectContaining({ role: 'system', content: [{ type: 'text', text: content }] }),
      ]);
    expect(world.upstream.requests().map(({ body }) => body)).toMatchObject([
      { temperature: 0.2, max_tokens: 50, messages: system('Be brief.') },
      { temperature: 1, max_tokens: 50, messages: system('Be long.') },
    ]);
  });
});

describe('a set-up that cannot run', () => {
  const user = (content: string) => ({ messages: [{ role: 'user' as const, content }] });

  test.each([
    ['an unknown model', setupOf(['demo/steady', 'demo/nobody']), 'unknown-model', /openrouter:demo\/nobody/],
    ['an empty prompt', setupOf(['demo/steady'], user('  \n')), 'invalid-request', /empty/],
    ['more than 1 MB of prompt', setupOf(['demo/steady'], user('é'.repeat(524_289))), 'too-large', /1 MB/],
    ['an unknown parent', setupOf(['demo/steady'], { parent: 'nobody' }), 'not-found', /no such run/],
    [
      'two columns of one id',
      {
        ...setupOf(['demo/steady']),
        columns: [
          { id: 'a', model: 'openrouter:demo/steady' },
          { id: 'a', model: 'openrouter:demo/swift' },
        ],
      },
      'invalid-request',
      /same id/,
    ],
  ] as const)('is refused, and nothing is sent or kept: %s', async (_, setup, kind, message) => {
    const { runs, store, upstream } = createWorld();
    const error = await complaintOf(runs.start(setup as Setup, visitor));
    expect(error.kind).toBe(kind);
    expect(error.message).toMatch(message);
    expect(upstream.requests()).toEqual([]);
    expect((await runs.list({ limit: 10 }, visitor)).runs).toEqual([]);
    expect(await store.load('run-1')).toBeNull();
    expect((await complaintOf(runs.get('run-1', visitor))).kind).toBe('not-found');
  });

  test('of 1 MB of prompt is none', async () => {
    const { runs } = createWorld();
    const run = await runs.start(setupOf(['fault/500'], user('a'.repeat(1024 * 1024))), visitor);
    await ended(run);
    expect(statesIn(run)).toEqual({ a: 'failed' });
  });
});

describe('a column that cannot run', () => {
  const keyless = (provider: Provider): Provider => ({
    ...provider,
    access: ({ keys }) => (keys.openrouter ? { key: keys.openrouter, owner: 'own' } : null),
  });

  test('fails alone: it needs a key', async () => {
    const { runs, upstream } = createWorld({}, keyless);
    const run = await runs.start(setupOf(['demo/steady', 'demo/swift']), visitor);
    expect(run.log.ended()).toBe(true);
    expect(statesIn(run)).toEqual({ a: 'failed', b: 'failed' });
    expect(run.fold().replies.a?.trouble).toMatchObject({
      kind: 'authentication',
      message: 'Steady needs a key for OpenRouter.',
      action: 'Connect OpenRouter, then retry.',
    });
    expect(upstream.requests()).toEqual([]);
  });

  test('fails alone: it runs in batch jobs only, and its neighbour goes on', async () => {
    const { runs } = createWorld();
    const batch = setupOf(['demo/steady', 'demo/swift:batch']);
    const run = await runs.start(batch, visitor);
    await ended(run);
    expect(statesIn(run)).toEqual({ a: 'done', b: 'failed' });
    expect(run.fold().replies.b?.trouble?.kind).toBe('unsupported');
    expect(runEnds(run)).toHaveLength(1);
  });

  test('runs on a retry that brings the key', async () => {
    const world = createWorld({}, keyless);
    const run = await world.runs.start(setupOf(['demo/steady', 'demo/swift']), visitor);
    await world.runs.retry(run.id, visitorWith({ openrouter: ownKey }), ['b']);
    await ended(run);
    expect(statesIn(run)).toEqual({ a: 'failed', b: 'done' });
    expect(world.upstream.requests()).toMatchObject([{ keyHash: hashOf(ownKey) }]);
    await isKept(world, run);
  });
});

describe('stop', () => {
  test('of one column reaches its upstream and leaves the others alone', async () => {
    const world = createWorld();
    const run = await world.runs.start(setupOf(['demo/steady', 'demo/swift', 'demo/scribe']), visitor);
    await passUntil(hasText(run, 'b'));
    await world.runs.stop(run.id, visitor, 'b');
    expect(statesIn(run).b).toBe('stopped');
    expect(run.log.ended()).toBe(false);
    await ended(run);
    expect(statesIn(run)).toEqual({ a: 'done', b: 'stopped', c: 'done' });
    expect(typesIn(run, 'b').at(-1)).toBe('reply-stopped');
    expect(run.fold().replies.b?.answer).not.toBe('');
    expect(world.upstream.requests().map(({ cancelled }) => cancelled)).toEqual([false, true, false]);
    expect(runEnds(run)).toHaveLength(1);
    await isKept(world, run);
  });

  test('of all ends the run at once, keeps the text and reaches every upstream', async () => {
    const world = createWorld();
    const run = await world.runs.start(setupOf(['demo/steady', 'demo/steady', 'fault/stall-start']), visitor);
    await passUntil(() => hasText(run, 'a')() && hasText(run, 'b')());
    await world.runs.stop(run.id, visitor);
    expect(run.log.ended()).toBe(true);
    expect(statesIn(run)).toEqual({ a: 'stopped', b: 'stopped', c: 'stopped' });
    const length = run.log.events.length;
    await vi.advanceTimersByTimeAsync(120_000);
    expect(run.log.events).toHaveLength(length);
    expect(world.upstream.requests().every(({ cancelled }) => cancelled)).toBe(true);
    expect(runEnds(run)).toHaveLength(1);
    await isKept(world, run);
  });

  test('of a column that waits to ask again asks no more', async () => {
    const world = createWorld();
    const run = await world.runs.start(setupOf(['fault/429-minute']), visitor);
    await passUntil(() => statesIn(run).a === 'queued' && typesIn(run, 'a').length > 1);
    await world.runs.stop(run.id, visitor, 'a');
    expect(run.log.ended()).toBe(true);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(world.upstream.requests()).toHaveLength(1);
  });

  test('of what has ended, or was stopped before, changes nothing', async () => {
    const { runs } = createWorld();
    const run = await runs.start(setupOf(['demo/steady', 'demo/swift']), visitor);
    await passUntil(hasText(run, 'a'));
    await runs.stop(run.id, visitor, 'a');
    await runs.stop(run.id, visitor, 'a');
    await ended(run);
    const length = run.log.events.length;
    await runs.stop(run.id, visitor);
    await runs.stop(run.id, visitor, 'b');
    expect(run.log.events).toHaveLength(length);
    expect(typesIn(run, 'a').filter((type) => type === 'reply-stopped')).toHaveLength(1);
  });

  test('of a column or a run that is not there says so', async () => {
    const { runs } = createWorld();
    const run = await runs.start(setupOf(['demo/steady']), visitor);
    expect(await complaintOf(runs.stop(run.id, visitor, 'z'))).toMatchObject({
      kind: 'not-found',
      message: 'This run has no such column.',
    });
    expect(await complaintOf(runs.stop('nobody', visitor))).toMatchObject({
      kind: 'not-found',
      message: 'There is no such run.',
    });
    expect(statesIn(run).a).not.toBe('stopped');
    await ended(run);
  });
});

describe('retry', () => {
  test('of every failed column appends to the same log, and the run ends again', async () => {
    const world = createWorld();
    const run = await world.runs.start(setupOf(['fault/500', 'demo/steady', 'fault/cut']), visitor);
    await ended(run);
    const before = run.log.events.length;
    const after = await world.runs.retry(run.id, visitor);
    expect(after).toBe(before);
    await vi.advanceTimersByTimeAsync(0);
    expect(run.log.events.slice(before, before + 2)).toMatchObject([
      { type: 'reply-start', column: 'a', attempt: 2, seq: before + 1 },
      { type: 'reply-start', column: 'c', attempt: 2, seq: before + 2 },
    ]);
    expect(run.log.ended()).toBe(false);
    expect(run.fold().ended).toBe(false);
    await ended(run);
    expect(statesIn(run)).toEqual({ a: 'failed', b: 'done', c: 'failed' });
    expect(run.fold().replies.a?.attempt).toBe(2);
    expect(run.fold().replies.b?.attempt).toBe(1);
    expect(runEnds(run)).toHaveLength(2);
    expect(world.upstream.requests()).toHaveLength(5);
    await isKept(world, run);
  });

  test('of one column asks that one alone, failed or not', async () => {
    const { runs, upstream } = createWorld();
    const run = await runs.start(setupOf(['fault/500', 'demo/steady', 'fault/cut']), visitor);
    await ended(run);
    await runs.retry(run.id, visitor, ['b']);
    await ended(run);
    expect(statesIn(run)).toEqual({ a: 'failed', b: 'done', c: 'failed' });
    expect(run.fold().replies.b).toMatchObject({ attempt: 2, answer });
    expect(upstream.requests()).toHaveLength(4);
  });

  test('succeeds where the trouble is over, and forgets the trouble', async () => {
    const { runs } = createWorld();
    // Every other call is refused and asked again by itself: two calls a try.
    const run = await runs.start(setupOf(['fault/503']), visitor);
    await ended(run);
    expect(statesIn(run)).toEqual({ a: 'done' });
    await runs.retry(run.id, visitor, ['a']);
    await ended(run);
    expect(run.fold().replies.a).toMatchObject({ state: 'done', trouble: null, attempt: 4, answer });
  });

  test('counts attempts on from the last, repeats included', async () => {
    const { runs } = createWorld();
    const run = await runs.start(setupOf(['fault/429-minute']), visitor);
    await ended(run);
    expect(run.fold().replies.a?.attempt).toBe(3);
    await runs.retry(run.id, visitor);
    await vi.advanceTimersByTimeAsync(0);
    expect(run.fold().replies.a?.attempt).toBe(4);
    await ended(run);
  });

  test('measures from the moment it was asked for', async () => {
    const { runs } = createWorld();
    const run = await runs.start(setupOf(['fault/500']), visitor);
    await ended(run);
    await vi.advanceTimersByTimeAsync(5000);
    await runs.retry(run.id, visitor);
    await ended(run);
    expect(run.fold().replies.a).toMatchObject({ askedAt: 5000, sentAt: 5000 });
  });

  test('goes on while other columns are still at work', async () => {
    const { runs } = createWorld();
    const run = await runs.start(setupOf(['fault/500', 'demo/steady']), visitor);
    await passUntil(() => statesIn(run).a === 'failed');
    await runs.retry(run.id, visitor);
    await ended(run);
    expect(runEnds(run)).toHaveLength(1);
    expect(statesIn(run)).toEqual({ a: 'failed', b: 'done' });
  });

  test('of a column stopped a moment ago mixes nothing of the old attempt in', async () => {
    const world = createWorld();
    const run = await world.runs.start(setupOf(['demo/steady']), visitor);
    await passUntil(hasText(run, 'a'));
    await world.runs.stop(run.id, visitor, 'a');
    await world.runs.retry(run.id, visitor, ['a']);
    await ended(run);
    const types = typesIn(run, 'a');
    expect(types.slice(types.indexOf('reply-stopped') + 1)).toEqual([
      'reply-start',
      'reply-headers',
      'text-delta',
      'reply-served',
      'reply-end',
    ]);
    expect(run.fold().replies.a).toMatchObject({ attempt: 2, answer });
    expect(runEnds(run)).toHaveLength(2);
    expect(world.upstream.requests().map(({ cancelled }) => cancelled)).toEqual([true, false]);
    await isKept(world, run);
  });

  test('that comes twice at the same moment is carried out once', async () => {
    const world = createWorld();
    const run = await world.runs.start(setupOf(['fault/500', 'fault/cut']), visitor);
    await ended(run);
    const both = await Promise.allSettled([
      world.runs.retry(run.id, visitor),
      world.runs.retry(run.id, visitor),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const rejected = both.find((each) => each.status === 'rejected');
    expect(rejected?.reason).toMatchObject({ kind: 'conflict' });
    await ended(run);
    expect(world.upstream.requests()).toHaveLength(4);
    expect(runEnds(run)).toHaveLength(2);
  });

  test('takes a column named twice for one', async () => {
    const { runs, upstream } = createWorld();
    const run = await runs.start(setupOf(['fault/500']), visitor);
    await ended(run);
    await runs.retry(run.id, visitor, ['a', 'a']);
    await ended(run);
    expect(upstream.requests()).toHaveLength(2);
  });

  test.each([
    ['nothing has failed', 'demo/steady', undefined, 'conflict', 'No column of this run has failed.'],
    ['no column is named', 'fault/500', [], 'conflict', 'No column of this run has failed.'],
    ['there is no such column', 'fault/500', ['z'], 'not-found', 'This run has no such column.'],
    ['one of several is not there', 'fault/500', ['a', 'z'], 'not-found', 'This run has no such column.'],
  ])('is refused and changes nothing when %s', async (_, model, columns, kind, message) => {
    const { runs } = createWorld();
    const run = await runs.start(setupOf([model]), visitor);
    await ended(run);
    const length = run.log.events.length;
    expect(await complaintOf(runs.retry(run.id, visitor, columns))).toMatchObject({ kind, message });
    expect(run.log.events).toHaveLength(length);
  });

  test('is refused while the column is at work or waits', async () => {
    const { runs } = createWorld();
    const run = await runs.start(setupOf(['demo/steady', 'fault/429-minute']), visitor);
    await passUntil(() => hasText(run, 'a')() && statesIn(run).b === 'queued');
    for (const column of ['a', 'b']) {
      expect(await complaintOf(runs.retry(run.id, visitor, [column]))).toMatchObject({
        kind: 'conflict',
        message: 'A column is still at work.',
      });
    }
    await runs.stop(run.id, visitor);
  });

  test('of a run that is not there says so', async () => {
    const { runs } = createWorld();
    expect((await complaintOf(runs.retry('nobody', visitor))).kind).toBe('not-found');
  });
});

describe('a run that was forgotten', () => {
  /** A settled run that is no longer in memory. */
  async function forgotten(models: readonly string[]) {
    const world = createWorld();
    const run = await world.runs.start(setupOf(models), visitor);
    await ended(run);
    await vi.advanceTimersByTimeAsync(lingerMs);
    return { ...world, world, run };
  }

  test('stays in memory for a while, then is read from the store with every event', async () => {
    const { runs } = createWorld();
    const run = await runs.start(setupOf(['demo/steady']), visitor);
    await ended(run);
    await vi.advanceTimersByTimeAsync(lingerMs - 1);
    expect(await runs.get(run.id, visitor)).toBe(run);
    await vi.advanceTimersByTimeAsync(1);
    const again = await runs.get(run.id, visitor);
    expect(again).not.toBe(run);
    expect(again.log.events).toEqual(run.log.events);
    expect(again.log.ended()).toBe(true);
    expect(publicRun(again.fold())).toEqual(publicRun(run.fold()));
  });

  test('is not forgotten while it is still at work', async () => {
    const { runs } = createWorld();
    const run = await runs.start(setupOf(['fault/comments-only']), visitor);
    await vi.advanceTimersByTimeAsync(90_000);
    expect(await runs.get(run.id, visitor)).toBe(run);
    await runs.stop(run.id, visitor);
  });

  test('is read anew each time, and held by nobody who only reads it', async () => {
    const { runs, run } = await forgotten(['demo/steady']);
    const [first, second] = await Promise.all([runs.get(run.id, visitor), runs.get(run.id, visitor)]);
    expect(first).not.toBe(second);
    expect(first.log.events).toEqual(second.log.events);
  });

  test('can be retried: the log goes on, in number and in time', async () => {
    const { runs, run, world } = await forgotten(['fault/cut', 'demo/steady']);
    const last = run.log.events.at(-1);
    const after = await runs.retry(run.id, visitor);
    expect(after).toBe(last?.seq);
    const again = await runs.get(run.id, visitor);
    await ended(again);
    expect(again.fold().replies.a?.attempt).toBe(2);
    expect(again.log.events[after]?.at).toBeGreaterThanOrEqual((last?.at ?? 0) + lingerMs);
    expect(runEnds(again)).toHaveLength(2);
    await isKept(world, again);
  });

  test('is not forgotten in the middle of a retry', async () => {
    const world = createWorld();
    const run = await world.runs.start(setupOf(['fault/500', 'fault/comments-only']), visitor);
    await passUntil(() => statesIn(run).a === 'failed');
    await world.runs.stop(run.id, visitor);
    await vi.advanceTimersByTimeAsync(lingerMs - 1000);
    await world.runs.retry(run.id, visitor, ['b']);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await world.runs.get(run.id, visitor)).toBe(run);
    await world.runs.stop(run.id, visitor);
    await isKept(world, run);
  });

  test('can be stopped, which changes nothing', async () => {
    const { runs, run } = await forgotten(['demo/steady']);
    await runs.stop(run.id, visitor);
    expect((await runs.get(run.id, visitor)).log.events).toEqual(run.log.events);
  });
});

describe('remove', () => {
  test('takes a settled run out of memory and store', async () => {
    const { runs, store } = createWorld();
    const run = await runs.start(setupOf(['demo/steady']), visitor);
    await ended(run);
    await runs.remove(run.id, visitor);
    expect(await store.load(run.id)).toBeNull();
    expect((await runs.list({ limit: 10 }, visitor)).runs).toEqual([]);
    for (const call of [
      runs.get(run.id, visitor),
      runs.stop(run.id, visitor),
      runs.retry(run.id, visitor, ['a']),
      runs.remove(run.id, visitor),
    ]) {
      expect((await complaintOf(call)).kind).toBe('not-found');
    }
  });

  test('stops what is at work, and nothing of it comes back', async () => {
    const { runs, store, upstream } = createWorld();
    const run = await runs.start(setupOf(['demo/steady', 'fault/stall-start', 'fault/429-minute']), visitor);
    await passUntil(hasText(run, 'a'));
    const append = vi.spyOn(store, 'append');
    await runs.remove(run.id, visitor);
    await vi.advanceTimersByTimeAsync(240_000);
    expect(append).not.toHaveBeenCalled();
    expect(await store.load(run.id)).toBeNull();
    expect((await runs.list({ limit: 10 }, visitor)).runs).toEqual([]);
    expect(
      upstream
        .requests()
        .slice(0, 2)
        .every(({ cancelled }) => cancelled),
    ).toBe(true);
    expect(upstream.requests()).toHaveLength(3);
    // Who still reads it hears why, and is let go.
    expect(run.log.ended()).toBe(true);
    for (const column of ['a', 'b', 'c']) {
      expect(saidIn(run.log.events, column).at(-1)).toEqual({ type: 'reply-stopped', by: 'user' });
    }
  });

  test('of a run that is not there says so', async () => {
    const { runs } = createWorld();
    expect((await complaintOf(runs.remove('nobody', visitor))).kind).toBe('not-found');
  });
});

describe('the end of the process', () => {
  test('stops every run, says so to who reads it, and reaches upstream', async () => {
    const world = createWorld();
    const one = await world.runs.start(setupOf(['demo/steady', 'fault/stall-start']), visitor);
    const other = await world.runs.start(setupOf(['demo/steady']), visitor);
    const settled = await world.runs.start(setupOf(['fault/500']), visitor);
    await ended(settled);
    await passUntil(hasText(one, 'a'));
    const before = settled.log.events.length;
    world.runs.shutDown();
    for (const run of [one, other]) {
      expect(run.log.ended()).toBe(true);
      expect(saidIn(run.log.events, 'a').at(-1)).toEqual({ type: 'reply-stopped', by: 'shutdown' });
      await isKept(world, run);
    }
    expect(settled.log.events).toHaveLength(before);
    await vi.advanceTimersByTimeAsync(2 * lingerMs);
    expect(runEnds(one)).toHaveLength(1);
    expect(world.upstream.requests().filter(({ cancelled }) => cancelled)).toHaveLength(3);
  });

  test('leaves columns that the next process asks again with those that failed', async () => {
    const world = createWorld();
    const run = await world.runs.start(setupOf(['demo/steady', 'fault/500', 'demo/swift']), visitor);
    await passUntil(() => statesIn(run).b === 'failed');
    await world.runs.stop(run.id, visitor, 'c');
    await world.runs.shutDown();
    expect(statesIn(run)).toEqual({ a: 'stopped', b: 'failed', c: 'stopped' });
    const { runs } = createWorld({}, undefined, undefined, world.store);
    const after = await runs.retry(run.id, visitor);
    const again = await runs.get(run.id, visitor);
    await ended(again);
    const asked = again.log.events.slice(after).filter(({ type }) => type === 'reply-start');
    expect(new Set(asked.map((event) => 'column' in event && event.column))).toEqual(new Set(['a', 'b']));
  });

  test('begins nothing new', async () => {
    const { runs, upstream } = createWorld();
    runs.shutDown();
    const complaint = await complaintOf(runs.start(setupOf(['demo/steady']), visitor));
    expect(complaint).toMatchObject({ kind: 'unavailable', message: 'The server is shutting down.' });
    expect(upstream.requests()).toHaveLength(0);
  });
});

describe('a fault of our own', () => {
  test('ends its column with an error and the run with it, and leaves the others alone', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const fault = new TypeError('a slip');
    const world = createWorld({}, undefined, {
      admit: async ({ model }) => {
        if (model.id === 'openrouter:demo/steady') throw fault;
        return null;
      },
      hear: () => {},
      refused: () => false,
    });
    const run = await world.runs.start(setupOf(['demo/steady', 'demo/swift']), visitor);
    await ended(run);
    expect(statesIn(run)).toEqual({ a: 'failed', b: 'done' });
    expect(run.fold().replies.a?.trouble).toEqual({
      kind: 'internal',
      message: 'Something went wrong on our side.',
      action: 'Retry; if it stays, report it.',
    });
    expect(log.mock.calls).toEqual([[fault]]);
    await isKept(world, run);
    log.mockRestore();
  });
});

describe('a conversation', () => {
  const ask = (
    content: string,
    parent: string | undefined,
    models: readonly string[],
    changes: Partial<Setup> = {},
  ) =>
    setupOf(models, {
      messages: [{ role: 'user', content }],
      ...(parent === undefined ? {} : { parent }),
      ...changes,
    });
  /** What upstream was sent, as `role: text`, request by request. */
  const heard = ({ upstream }: ReturnType<typeof createWorld>) =>
    upstream.requests().map(({ body }) => {
      const { messages } = body as { messages: { role: string; content: string | { text: string }[] }[] };
      return messages.map(
        ({ role, content }) =>
          `${role}: ${typeof content === 'string' ? content : content.map(({ text }) => text).join('')}`,
      );
    });
  async function talk(
    world: ReturnType<typeof createWorld>,
    setups: ((parent: string | undefined) => Setup)[],
  ) {
    let parent: string | undefined;
    for (const setup of setups) {
      const run = await world.runs.start(setup(parent), visitor);
      await ended(run);
      parent = run.id;
    }
  }
  /** The voice of a model: so that a column can be told by what it said. */
  const voices: SimulatorOptions = {
    compose: ({ persona, prompt }) => ({ answer: `${persona} on ${prompt}` }),
  };

  test('gives each column its own line through the runs before, oldest first', async () => {
    const world = createWorld(voices);
    const models = ['demo/steady', 'demo/swift'];
    await talk(world, [
      (parent) => ask('one', parent, models),
      (parent) => ask('two', parent, models),
      (parent) => ask('three', parent, models),
    ]);
    expect(heard(world).slice(4)).toEqual([
      ['user: one', 'assistant: steady on one', 'user: two', 'assistant: steady on two', 'user: three'],
      ['user: one', 'assistant: swift on one', 'user: two', 'assistant: swift on two', 'user: three'],
    ]);
  });

  test('gives a new column no history, and an old one its own when its model changed', async () => {
    const world = createWorld(voices);
    await talk(world, [
      (parent) => ask('one', parent, ['demo/steady']),
      (parent) => ask('two', parent, ['demo/swift', 'demo/scribe']),
    ]);
    expect(heard(world).slice(1)).toEqual([
      ['user: one', 'assistant: steady on one', 'user: two'],
      ['user: two'],
    ]);
  });

  test('leaves out a turn that a column gave no answer in', async () => {
    const world = createWorld(voices);
    await talk(world, [
      (parent) => ask('one', parent, ['demo/steady']),
      (parent) => ask('two', parent, ['fault/500']),
      (parent) => ask('three', parent, ['demo/steady']),
    ]);
    expect(heard(world)[2]).toEqual(['user: one', 'assistant: steady on one', 'user: three']);
  });

  test('is replaced by the messages a column brings', async () => {
    const world = createWorld(voices);
    const own = { messages: [{ role: 'user' as const, content: 'mine' }] };
    await talk(world, [
      (parent) => ask('one', parent, ['demo/steady']),
      (parent) => ({
        ...ask('two', parent, ['demo/steady']),
        columns: [{ id: 'a', model: 'openrouter:demo/steady', ...own }],
      }),
    ]);
    expect(heard(world)[1]).toEqual(['user: mine']);
  });

  test('goes on from a run that was forgotten', async () => {
    const world = createWorld(voices);
    const first = await world.runs.start(ask('one', undefined, ['demo/steady']), visitor);
    await ended(first);
    await vi.advanceTimersByTimeAsync(lingerMs);
    await ended(await world.runs.start(ask('two', first.id, ['demo/steady']), visitor));
    expect(heard(world)[1]).toEqual(['user: one', 'assistant: steady on one', 'user: two']);
  });

  test('holds for a retry as well', async () => {
    const world = createWorld(voices);
    const first = await world.runs.start(ask('one', undefined, ['demo/steady']), visitor);
    await ended(first);
    const second = await world.runs.start(ask('two', first.id, ['demo/steady']), visitor);
    await ended(second);
    await world.runs.retry(second.id, visitor, ['a']);
    await ended(second);
    expect(heard(world)[2]).toEqual(heard(world)[1]);
  });

  test('cannot go on from a run that was removed', async () => {
    const world = createWorld(voices);
    const first = await world.runs.start(ask('one', undefined, ['demo/steady']), visitor);
    await ended(first);
    await world.runs.remove(first.id, visitor);
    expect((await complaintOf(world.runs.start(ask('two', first.id, ['demo/steady']), visitor))).kind).toBe(
      'not-found',
    );
  });
});

describe('the list', () => {
  test('has the newest first, in pages', async () => {
    const { runs } = createWorld();
    for (const content of ['one', 'two', 'three']) {
      await ended(
        await runs.start(setupOf(['fault/500'], { messages: [{ role: 'user', content }] }), visitor),
      );
    }
    await vi.advanceTimersByTimeAsync(0);
    const first = await runs.list({ limit: 2 }, visitor);
    expect(first.runs.map(({ prompt }) => prompt)).toEqual(['three', 'two']);
    const second = await runs.list({ limit: 2, cursor: first.next ?? '' }, visitor);
    expect(second.runs.map(({ prompt }) => prompt)).toEqual(['one']);
    expect(second.next).toBeNull();
    expect((await runs.list({ limit: 1 }, visitor)).runs[0]).toEqual({
      id: 'run-3',
      started: start,
      prompt: 'three',
      models: ['openrouter:fault/500'],
      ended: true,
      title: null,
      pinned: false,
      parent: null,
      turn: 1,
      excerpt: null,
    });
  });

  test('says which run is still at work', async () => {
    const { runs } = createWorld();
    const run = await runs.start(setupOf(['fault/stall-start']), visitor);
    await vi.advanceTimersByTimeAsync(0);
    expect((await runs.list({ limit: 1 }, visitor)).runs[0]?.ended).toBe(false);
    await runs.stop(run.id, visitor);
    await vi.advanceTimersByTimeAsync(0);
    expect((await runs.list({ limit: 1 }, visitor)).runs[0]?.ended).toBe(true);
  });
});

describe('a key', () => {
  test('is in no event, no kept log, no list, no folded run and no error', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const echoing = (provider: Provider): Provider => ({
      ...provider,
      async fetch(input, init) {
        const request = new Request(input, init);
        const key = request.headers.get('authorization') ?? '';
        const model = (JSON.parse(await request.clone().text()) as { model: string }).model;
        if (model !== 'fault/500') return provider.fetch(request);
        const metadata = { raw: key, provider_name: key, reasons: [key], headers: { 'Retry-After': key } };
        return Response.json({ error: { code: 403, message: `flagged ${key}`, metadata } }, { status: 403 });
      },
    });
    const { runs, store } = createWorld({}, echoing);
    const models = [
      'demo/steady',
      'fault/500',
      'fault/403-moderation',
      'fault/429-upstream-brief',
      'fault/502-html',
    ];
    const seen: unknown[] = [];
    for (const own of [visitor, visitorWith({ openrouter: ownKey })]) {
      const run = await runs.start(setupOf(models), own);
      await ended(run);
      await runs.retry(run.id, own, ['b']);
      await ended(run);
      expect(run.fold().replies.b?.trouble?.kind).toBe('moderation');
      seen.push(run.log.events, run.fold(), publicRun(run.fold()), await store.load(run.id));
    }
    seen.push(await runs.list({ limit: 10 }, visitor));
    for (const call of [
      runs.start(setupOf(['demo/nobody']), visitorWith({ openrouter: ownKey })),
      runs.retry('run-1', visitorWith({ openrouter: ownKey }), ['z']),
    ]) {
      const error = await complaintOf(call);
      seen.push(error.message, error.action, error.stack, await error.toResponse().text());
    }
    seen.push(log.mock.calls);
    expect(JSON.stringify(seen)).not.toContain('nobody-may-see');
    expect(JSON.stringify(seen)).toContain(answer.slice(0, 20));
  });
});
