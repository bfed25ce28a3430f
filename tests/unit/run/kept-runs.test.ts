import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '#lib/errors.ts';
import { followLog } from '#lib/run/follow.ts';
import { importRun } from '#lib/run/import-run.ts';
import type { Visitor } from '#lib/run/runs.ts';
import { createShares } from '#lib/run/shares.ts';
import { parseRunDocument } from '#lib/share/run-document.ts';
import { runDocument } from '#lib/share/write-run-document.ts';
import { visitor } from '../../support/visitor.ts';
import { delay, passUntil, start } from '../providers/world.ts';
import { createProcess, ended, hasText, setupOf, statesIn } from './processes.ts';
import { eventsOf, fold } from './support.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const stranger: Visitor = { id: 'somebody else', keys: {} };
const second = () => vi.advanceTimersByTimeAsync(1000);

function createWorld() {
  const process = createProcess('run');
  const { runs, store } = process;
  let count = 0;
  const newId = () => `secret-${++count}`;
  const shares = createShares({ store, runs, wallClock: Date.now, newId });
  const kept = async (id: string) => (await store.load(id))?.events ?? null;
  const listed = async (who: Visitor = visitor) =>
    (await runs.list({ limit: 10 }, who)).runs.map(({ id }) => id);
  return { ...process, shares, kept, listed };
}

async function complaintOf(promise: Promise<unknown>): Promise<Record<string, unknown>> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (AppError.is(error)) return { kind: error.kind, message: error.message, action: error.action };
  throw new Error(`Expected an AppError, got ${String(error)}.`);
}

describe('another visitor', () => {
  test.each(['at work', 'at rest', 'read from the store', 'not kept'])(
    'is told of a run %s the same as of one that never was',
    async (how) => {
      const { runs, shares, listed } = createWorld();
      const models = how === 'at work' ? ['fault/stall-start'] : ['fault/500'];
      const run = await runs.start(setupOf(models, { keep: how !== 'not kept' }), visitor);
      await second();
      if (how === 'read from the store') await vi.advanceTimersByTimeAsync(70_000);
      const asks = (id: string) => [
        () => runs.get(id, stranger),
        () => runs.stop(id, stranger),
        () => runs.retry(id, stranger, ['a']),
        () => runs.describe(id, stranger, { title: 'mine' }),
        () => runs.remove(id, stranger),
        () => runs.start(setupOf(['demo/steady'], { parent: id }), stranger),
        () => shares.make(id, stranger, {}),
        () => shares.of(id, stranger),
        () => shares.revoke(id, stranger),
      ];
      for (const [index, ask] of asks(run.id).entries()) {
        expect(await complaintOf(ask())).toEqual(
          await complaintOf(asks('never-was')[index]?.() ?? Promise.resolve()),
        );
      }
      await runs.removeAll(stranger);
      expect(await listed(stranger)).toEqual([]);
      expect((await runs.get(run.id, visitor)).fold().replies.a?.attempt).toBe(1);
      await runs.stop(run.id, visitor);
    },
  );
});

describe('what its owner does with a run', () => {
  test('names and pins it, and finds it so', async () => {
    const { runs } = createWorld();
    const run = await runs.start(setupOf(['fault/500']), visitor);
    await second();
    await runs.describe(run.id, visitor, { title: 'Blue', pinned: true });
    expect(await run.about()).toEqual({ title: 'Blue', pinned: true });
    const page = await runs.list({ limit: 10, pinned: true }, visitor);
    expect(page.runs).toMatchObject([{ id: run.id, title: 'Blue', pinned: true }]);
    await runs.describe(run.id, visitor, { pinned: false });
    expect(await run.about()).toEqual({ title: 'Blue', pinned: false });
  });

  test('removes them all, those at work and those not kept among them', async () => {
    const { runs, listed } = createWorld();
    const theirs = await runs.start(setupOf(['fault/500']), stranger);
    const all = [
      await runs.start(setupOf(['fault/500']), visitor),
      await runs.start(setupOf(['fault/stall-start']), visitor),
      await runs.start(setupOf(['fault/stall-start'], { keep: false }), visitor),
    ];
    await second();
    await runs.removeAll(visitor);
    await second();
    expect(await listed()).toEqual([]);
    expect(await listed(stranger)).toEqual([theirs.id]);
    for (const run of all) {
      expect(run.log.ended()).toBe(true);
      expect((await complaintOf(runs.get(run.id, visitor))).kind).toBe('not-found');
    }
  });
});

describe('a run that shall not be kept', () => {
  test('is followed, stopped and retried like any, and never reaches the store', async () => {
    const { runs, kept, listed } = createWorld();
    const run = await runs.start(setupOf(['fault/500', 'demo/steady'], { keep: false }), visitor);
    expect(run.kept).toBe(false);
    await ended(run);
    await vi.advanceTimersByTimeAsync(70_000);
    const again = await runs.get(run.id, visitor);
    expect(again.kept).toBe(false);
    expect(await eventsOf(followLog(again.log, 0))).toEqual(run.log.events);
    await runs.retry(run.id, visitor);
    const held = await runs.get(run.id, visitor);
    await ended(held);
    expect(held.fold().replies.a?.attempt).toBe(2);
    await second();
    expect(await kept(run.id)).toBeNull();
    expect(await listed()).toEqual([]);
  });

  test('is gone on with by one that is kept, and the other way round', async () => {
    const { runs, upstream, listed } = createWorld();
    const first = await runs.start(setupOf(['demo/steady'], { keep: false }), visitor);
    await ended(first);
    await vi.advanceTimersByTimeAsync(70_000);
    const next = await runs.start(setupOf(['demo/steady'], { parent: first.id }), visitor);
    await ended(next);
    const last = await runs.start(setupOf(['demo/steady'], { parent: next.id, keep: false }), visitor);
    await ended(last);
    const lengths = upstream.requests().map(({ body }) => (body as { messages: unknown[] }).messages.length);
    expect(lengths).toEqual([1, 3, 5]);
    expect(await listed()).toEqual([next.id]);
  });

  test('has no result link', async () => {
    const { runs, shares } = createWorld();
    const run = await runs.start(setupOf(['fault/500'], { keep: false }), visitor);
    await ended(run);
    expect(await complaintOf(shares.make(run.id, visitor, {}))).toMatchObject({ kind: 'conflict' });
    expect(await shares.of(run.id, visitor)).toEqual([]);
  });
});

describe('a store that takes nothing', () => {
  test('lets runs go on, is told once, and has everything when it is back', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const told = vi.spyOn(console, 'log').mockImplementation(() => {});
    const { runs, state, kept } = createWorld();
    expect(await runs.trouble()).toBeNull();
    state.works = false;
    const all = [
      await runs.start(setupOf(['demo/swift', 'demo/steady']), visitor),
      await runs.start(setupOf(['demo/steady']), visitor),
    ];
    for (const run of all) await ended(run);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(all.map(statesIn)).toEqual([{ a: 'done', b: 'done' }, { a: 'done' }]);
    expect(log).toHaveBeenCalledTimes(1);
    expect(await runs.trouble()).toMatchObject({ message: 'Runs can’t be kept now.' });
    for (const run of all) expect(await runs.get(run.id, visitor)).toBe(run);
    await expect(runs.list({ limit: 1 }, visitor)).rejects.toThrow('The disk is full.');
    state.works = true;
    await vi.advanceTimersByTimeAsync(10_000);
    for (const run of all) expect(await kept(run.id)).toEqual(run.log.events);
    expect(await runs.trouble()).toBeNull();
    expect(told.mock.calls).toEqual([['Runs are kept again.']]);
  });

  test('is told in one line at the start, and what it never took at the end', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { runs, store } = createWorld();
    const full = new AppError('unavailable', 'The disk is full.', 'Make room.', {
      cause: new Error('ENOSPC'),
    });
    for (const each of ['check', 'append'] as const) vi.spyOn(store, each).mockRejectedValue(full);
    await runs.open();
    const run = await runs.start(setupOf(['demo/steady']), visitor);
    await ended(run);
    await runs.shutDown();
    expect(log.mock.calls).toEqual([
      ['Runs cannot be kept now; what is running goes on. The disk is full. Make room. (ENOSPC)'],
      [`Not kept, or not to the end: ${run.id}.`],
    ]);
  });

  test('is no reason to list a run as at work that has ended here', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { runs, state, store } = createWorld();
    const run = await runs.start(setupOf(['demo/steady']), visitor);
    await passUntil(hasText(run, 'a'));
    state.works = false;
    await ended(run);
    state.works = true;
    const query = { owner: visitor.id, limit: 1 };
    expect((await store.list(query)).runs).toMatchObject([{ id: run.id, ended: false }]);
    expect((await runs.list(query, visitor)).runs).toMatchObject([{ id: run.id, ended: true }]);
  });

  test('lets a run in memory be retried', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    vi.spyOn(console, 'log').mockImplementation(() => {});
    const { runs, state, kept } = createWorld();
    const run = await runs.start(setupOf(['fault/500']), visitor);
    await ended(run);
    await second();
    state.works = false;
    await runs.retry(run.id, visitor);
    await ended(run);
    state.works = true;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(run.fold().replies.a?.attempt).toBe(2);
    expect(await kept(run.id)).toEqual(run.log.events);
  });

  test('has nothing brought back that was removed before it came', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { runs, state, kept } = createWorld();
    state.works = false;
    const run = await runs.start(setupOf(['fault/500']), visitor);
    await ended(run);
    await second();
    await expect(runs.remove(run.id, visitor)).rejects.toThrow('The disk is full.');
    state.works = true;
    await runs.remove(run.id, visitor);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await kept(run.id)).toBeNull();
  });
});

test('a run removed while its first write is on its way stays removed', async () => {
  const { runs, store, kept } = createWorld();
  const { append } = store;
  vi.spyOn(store, 'append').mockImplementationOnce(async (...given) => {
    await delay(500);
    return append(...given);
  });
  const run = await runs.start(setupOf(['fault/stall-start']), visitor);
  await vi.advanceTimersByTimeAsync(100);
  const removed = runs.remove(run.id, visitor);
  await second();
  await removed;
  await second();
  expect(await kept(run.id)).toBeNull();
});

describe('the end of the process', () => {
  test('waits until what was said is kept, and leaves', async () => {
    const { runs, store, kept } = createWorld();
    await runs.open();
    const run = await runs.start(setupOf(['demo/steady', 'fault/stall-start']), visitor);
    await passUntil(hasText(run, 'a'));
    await runs.shutDown();
    expect(await kept(run.id)).toEqual(run.log.events);
    expect(fold(run.log.events).replies.b).toMatchObject({ state: 'stopped', stoppedBy: 'shutdown' });
    expect(run.fold().replies.a?.answer).not.toBe('');
    expect(await store.adopt('another')).toEqual([]);
  });

  test('soon after its start is no trouble with the store', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { runs, store } = createWorld();
    const check = vi.spyOn(store, 'check').mockImplementation(async () => {
      await delay(500);
      throw new AppError('unavailable', 'The store is closed.', 'Start Abreast again.');
    });
    const opened = runs.open();
    await vi.waitFor(() => expect(check).toHaveBeenCalled());
    await runs.shutDown();
    await vi.advanceTimersByTimeAsync(500);
    await opened;
    expect(log).not.toHaveBeenCalled();
  });

  test('does not wait for a store that does not answer', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { runs, state } = createWorld();
    await runs.start(setupOf(['fault/stall-start']), visitor);
    state.dead = true;
    const gone = runs.shutDown();
    state.dead = false;
    await vi.advanceTimersByTimeAsync(3000);
    await gone;
  });
});

describe('a result link', () => {
  test('shows the run as it was, to anybody, under its own id', async () => {
    const { runs, shares } = createWorld();
    const run = await runs.start(setupOf(['fault/500']), visitor);
    await ended(run);
    const link = await shares.make(run.id, visitor, { title: 'Blue' });
    expect(link).toEqual({
      id: 's_secret-1',
      url: '/runs/s_secret-1',
      title: 'Blue',
      created: Date.now(),
      expires: null,
      withPrompt: true,
    });
    const before = [...run.log.events];
    await runs.retry(run.id, visitor);
    const { events } = await shares.open(link.id);
    expect(events.slice(1)).toEqual(before.slice(1));
    expect(fold(events)).toMatchObject({ id: link.id, setup: run.fold().setup });
    expect((await complaintOf(runs.get(link.id, visitor))).kind).toBe('not-found');
  });

  test('without the prompt tells nothing of what was asked', async () => {
    const { runs, shares } = createWorld();
    const parent = await runs.start(setupOf(['fault/500']), visitor);
    await ended(parent);
    const [column] = setupOf(['demo/steady']).columns;
    const secret = { role: 'user' as const, content: 'a secret' };
    const run = await runs.start(
      {
        messages: [secret],
        parent: parent.id,
        system: 'a secret',
        tools: [{ name: 'tell', description: 'a secret', parameters: {}, result: 'a secret' }],
        schema: null,
        parameters: { temperature: 0 },
        columns: column ? [{ ...column, system: 'a secret', messages: [secret] }] : [],
      },
      visitor,
    );
    await ended(run);
    const link = await shares.make(run.id, visitor, { withPrompt: false });
    const { events } = await shares.open(link.id);
    const [first] = events;
    expect(JSON.stringify(first)).not.toContain('a secret');
    expect(JSON.stringify(first)).not.toContain(parent.id);
    expect(fold(events).setup).toEqual({
      messages: [{ role: 'user', content: '' }],
      parameters: { temperature: 0 },
      columns: [column],
    });
    expect(events.slice(1)).toEqual(run.log.events.slice(1));
  });

  test('is not made of a run at work, nor with an end in the past', async () => {
    const { runs, shares } = createWorld();
    const run = await runs.start(setupOf(['fault/stall-start']), visitor);
    await second();
    expect(await complaintOf(shares.make(run.id, visitor, {}))).toMatchObject({
      kind: 'conflict',
      message: 'This run is still at work.',
    });
    await runs.stop(run.id, visitor);
    expect(await complaintOf(shares.make(run.id, visitor, { expires: Date.now() }))).toMatchObject({
      kind: 'invalid-request',
    });
  });

  test('says whether it was taken back, has expired, or never was', async () => {
    const { runs, shares } = createWorld();
    const run = await runs.start(setupOf(['fault/500']), visitor);
    await ended(run);
    const one = await shares.make(run.id, visitor, {});
    const brief = await shares.make(run.id, visitor, { expires: Date.now() + 5000 });
    expect((await shares.of(run.id, visitor)).map(({ id }) => id).sort()).toEqual([one.id, brief.id].sort());
    await vi.advanceTimersByTimeAsync(5000);
    await shares.revoke(run.id, visitor, one.id);
    expect(await complaintOf(shares.open(one.id))).toMatchObject({
      kind: 'gone',
      message: expect.stringMatching(/taken back/),
    });
    expect(await complaintOf(shares.open(brief.id))).toMatchObject({
      kind: 'gone',
      message: expect.stringMatching(/expired/),
    });
    expect((await complaintOf(shares.open('s_nothing'))).kind).toBe('not-found');
    expect(await shares.of(run.id, visitor)).toEqual([]);
  });
});

describe('an imported run', () => {
  const importOf = ({ runs, store }: ReturnType<typeof createWorld>, document: unknown) =>
    importRun(parseRunDocument(document), visitor, {
      runs,
      store,
      instance: 'run',
      wallClock: Date.now,
      newId: () => 'imported',
    });

  test('is kept as a new one of who imports it, and can be retried', async () => {
    const world = createWorld();
    const { runs } = world;
    const run = await runs.start(setupOf(['fault/500'], { keep: false }), stranger);
    await ended(run);
    const document = JSON.parse(JSON.stringify(runDocument(run.log.events, 'Blue', Date.now())));
    const id = await importOf(world, document);
    const imported = await runs.get(id, visitor);
    expect(imported.kept).toBe(true);
    expect(await imported.about()).toEqual({ title: 'Blue', pinned: false });
    expect(imported.log.events.slice(1)).toEqual(run.log.events.slice(1));
    expect(imported.fold().id).toBe('imported');
    await runs.retry(id, visitor);
    await ended(await runs.get(id, visitor));
  });

  test('follows its parent only where that is there too', async () => {
    const world = createWorld();
    const parent = await world.runs.start(setupOf(['fault/500']), visitor);
    await ended(parent);
    const run = await world.runs.start(setupOf(['fault/500'], { parent: parent.id }), visitor);
    await ended(run);
    await second();
    const document = JSON.parse(JSON.stringify(runDocument(run.log.events, null, Date.now())));
    const elsewhere = createWorld();
    await importOf(elsewhere, document);
    expect((await elsewhere.runs.get('imported', visitor)).fold().setup.parent).toBeUndefined();
    await importOf(world, document);
    expect((await world.runs.get('imported', visitor)).fold().setup.parent).toBe(parent.id);
  });
});
