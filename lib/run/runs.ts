import { AppError } from '#lib/errors.ts';
import type { Column, Setup } from '#lib/prompt/setup.ts';
import type { KeptRun, RunPage, RunQuery, RunSummary, Store, StoreMessage } from '#lib/store/store.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import { checkSetup } from './check-setup.ts';
import { type HeldRun, holdRun } from './held-run.ts';
import { historyOf } from './history.ts';
import { createInstance } from './instance.ts';
import { interruptionOf } from './interruption.ts';
import { type About, type KnownRun, restingLog, storedRun } from './known-run.ts';
import { type Prepare, prepareReply } from './prepare-reply.ts';
import { isSettled, isUnfinished } from './reply.ts';
import type { ReplyContext } from './reply-task.ts';
import type { Run } from './run.ts';
import { createStoreTrouble } from './store-trouble.ts';
import { createTail, type Tail } from './tail.ts';

/** How long a settled run stays in memory for those who still read it, in ms; later it is read from the store. */
const lingerMs = 60_000;
/** How long the end of the process may wait for the store, in ms. */
const lastWriteMs = 3000;

/** The visitor's own keys by provider. */
export type OwnKeys = Readonly<Record<string, string>>;

/** Who asks. */
export interface Visitor {
  /** Runs belong to it. */
  id: string;
  keys: OwnKeys;
}

/**
 * Every run of this process and, through the store, of all: what starts, follows, stops and retries them. They hang on
 * nobody's request. Another visitor's run is to everybody else one that never was.
 */
export interface Runs {
  /**
   * Begins to share the store with other instances; what died with an earlier process is marked. Never throws: where
   * nothing can be kept the log says why.
   */
  open(): Promise<void>;
  /** Throws an AppError for a set-up that cannot run; a column that cannot run fails alone, as an event. */
  start(setup: Setup, visitor: Visitor): Promise<KnownRun>;
  /** Throws an AppError when there is no such run, as every method below does. */
  get(id: string, visitor: Visitor): Promise<KnownRun>;
  /** Those that are kept. */
  list(query: Omit<RunQuery, 'owner'>, visitor: Visitor): Promise<RunPage>;
  /** Stops a column, or all, whichever instance is at work on it. */
  stop(id: string, visitor: Visitor, column?: string): Promise<void>;
  /**
   * Asks those columns again, or every one that failed or was cut off with the server; answers the last seq before what
   * follows.
   */
  retry(id: string, visitor: Visitor, columns?: readonly string[]): Promise<number>;
  describe(id: string, visitor: Visitor, change: Partial<About>): Promise<void>;
  remove(id: string, visitor: Visitor): Promise<void>;
  removeAll(visitor: Visitor): Promise<void>;
  /** Why runs can't be kept now; null when they can. */
  trouble(): Promise<{ message: string; action: string } | null>;
  /** Stops every run for good and brings it to the store: the process is about to end. Takes at most a few seconds. */
  shutDown(): Promise<void>;
}

export interface RunsOptions extends Omit<ReplyContext, 'log' | 'signal'> {
  store: Store;
  /** For runs that shall not be kept: of this process alone, and bounded. */
  passing: Store;
  prepare: Prepare;
  /** Monotonic ms. */
  now(): number;
  /** Calls back after `ms`, unless what it answers is called before. */
  after(ms: number, callback: () => void): () => void;
  /** Of a run. */
  newId(): string;
  /** This process among those that share the store. */
  instance: string;
}

export function createRuns(options: RunsOptions): Runs {
  const { store, passing, prepare, after, wallClock } = options;
  const held = new Map<string, HeldRun>();
  /** Logs of runs that other instances write and somebody here reads. */
  const tails = new Map<string, Tail>();
  const trouble = createStoreTrouble(held, store);
  const instance = createInstance({ id: options.instance, store, after, interrupt });
  let isShutDown = false;

  function hold(
    id: string,
    { owner, setup }: { owner: string; setup: Setup },
    events: readonly RunEvent[],
    origin: number,
  ) {
    const its = setup.keep === false ? passing : store;
    const run: HeldRun = holdRun({
      id,
      owner,
      setup,
      events,
      origin,
      store: its,
      after,
      context: options,
      async write(batch) {
        await its.append(id, batch, { owner, instance: instance.id });
        if (its === store) trouble.tellRecovery();
        its.publish({ type: 'appended', run: id }).catch(() => {});
      },
      isOurs: (saved) => isOurs(run, run.log.events.slice(saved)),
      onTrouble: trouble.tell,
      onSaved: () => forgetLater(run),
      onLost: () => lose(run),
    });
    held.set(id, run);
    return run;
  }

  function forgetLater(run: HeldRun): void {
    if (!run.log.ended()) return;
    after(lingerMs, () => {
      if (held.get(run.id) === run && run.log.ended() && run.writer.isSaved()) held.delete(run.id);
    });
  }

  /** Whether the store knows nothing of a run that this process has not said, and lets it go on writing. */
  async function isOurs({ id, store: its }: HeldRun, unsaved: readonly RunEvent[]): Promise<boolean> {
    const from = (unsaved[0]?.seq ?? 1) - 1;
    const there = await its.after(id, from);
    if (from === 0 && there.length === 0) return true;
    const isSaid = there.every((event, index) => JSON.stringify(event) === JSON.stringify(unsaved[index]));
    return isSaid && its.claim(id, instance.id);
  }

  /** Others held this process for dead and have gone on with the run: here it ends, and is written no more. */
  function lose(run: HeldRun): void {
    console.warn(`The run ${run.id} was taken over by another instance.`);
    discard(run, 'interrupted');
  }

  function discard(run: HeldRun, by: 'user' | 'interrupted'): void {
    void run.writer.stop();
    held.delete(run.id);
    run.halt(by);
  }

  /** Marks what the process that wrote it can't mark any more. */
  async function interrupt(id: string): Promise<void> {
    const run = await store.load(id);
    if (!run || held.has(id)) return;
    await store.append(id, interruptionOf(run.events), { owner: run.owner, instance: instance.id });
    await store.publish({ type: 'appended', run: id });
  }

  /** The run as it is held here, unless another instance has gone on with it since it ended. */
  async function heldHere(id: string): Promise<HeldRun | undefined> {
    const run = held.get(id);
    if (!run?.log.ended() || !run.writer.isSaved()) return run;
    const { length } = run.log.events;
    const since = await run.store.after(id, length).catch(() => []);
    const isStale = since.length > 0 && run.log.events.length === length;
    if (isStale && held.get(id) === run) held.delete(id);
    return held.get(id);
  }

  async function find(id: string, visitor: Visitor): Promise<KnownRun> {
    const mine = await heldHere(id);
    if (mine) return owned(mine, visitor) ? mine : unknownRun();
    for (const its of [passing, store]) {
      const kept = await its.load(id);
      if (!kept) continue;
      const meanwhile = held.get(id);
      if (!owned(kept, visitor)) return unknownRun();
      return meanwhile ?? storedRun(kept, feedOf(kept), its === store);
    }
    return unknownRun();
  }

  function feedOf({ id, events }: KeptRun) {
    if (events.at(-1)?.type === 'run-end') return restingLog(events);
    const known = tails.get(id);
    known?.take(events);
    if (known) return known;
    const tail = createTail(events, {
      read: (seq) => store.after(id, seq),
      after,
      onRead(isRead) {
        if (isRead) tails.set(id, tail);
        else if (tails.get(id) === tail) tails.delete(id);
      },
    });
    return tail;
  }

  /** A run at rest, to be gone on with here. */
  async function takeUp(id: string, visitor: Visitor): Promise<HeldRun> {
    const run = await find(id, visitor);
    const mine = held.get(id);
    if (mine) return mine;
    if (!run.log.ended()) throw atWorkElsewhere();
    const { setup, started } = run.fold();
    // Its clock goes on from its wall-clock start, so that later events come later.
    const age = Math.max(wallClock() - started, run.log.events.at(-1)?.at ?? 0);
    const taken = hold(id, { owner: visitor.id, setup }, run.log.events, options.now() - age);
    forgetLater(taken);
    return taken;
  }

  /** Makes a run at rest this instance's again; false when another has gone on with it since it was read. */
  async function claim(run: HeldRun): Promise<boolean> {
    // What the store has not taken yet was never let go of.
    if (!run.log.ended() || !(await run.writer.flush())) return true;
    const { length } = run.log.events;
    let isFree = true;
    let since: readonly RunEvent[] = [];
    try {
      isFree = await run.store.claim(run.id, instance.id);
      since = await run.store.after(run.id, length);
    } catch {
      // The store is out of reach: the run goes on, and whose it is will be settled when it is back.
      run.writer.doubt();
    }
    if (!isFree) throw atWorkElsewhere();
    return since.length === 0 || run.log.events.length > length;
  }

  async function ancestors(parent: string | undefined, visitor: Visitor): Promise<Run[]> {
    const runs: Run[] = [];
    for (let id = parent; id !== undefined; ) {
      const run: Run = (await find(id, visitor)).fold();
      runs.unshift(run);
      id = run.setup.parent;
    }
    return runs;
  }

  /** Everything is made ready first, then all requests leave in one go. False when the run was another by then. */
  async function launch(run: HeldRun, columns: readonly Column[], visitor: Visitor): Promise<boolean> {
    const earlier = await ancestors(run.setup.parent, visitor);
    const state = run.log.events.length > 0 ? run.fold() : null;
    const prepared = await Promise.all(
      columns.map((column) =>
        prepareReply(prepare, run.setup, column, {
          visitor,
          history: historyOf(earlier, column, run.setup.messages),
          attempt: (state?.replies[column.id]?.attempt ?? 0) + 1,
        }),
      ),
    );
    if (state !== null && !(await claim(run))) {
      if (held.get(run.id) === run) held.delete(run.id);
      return false;
    }
    // Another retry may have come first while this one was made ready.
    const holder = held.get(run.id) ?? run;
    if (holder !== run || columns.some(({ id }) => run.isAtWork(id))) throw stillAtWork();
    if (isShutDown) {
      throw new AppError('unavailable', 'The server is shutting down.', 'Run again when it is back.');
    }
    held.set(run.id, run);
    if (state === null) {
      run.log.start({ type: 'run-start', run: run.id, setup: run.setup, started: wallClock() });
    }
    for (const reply of prepared) run.begin(reply);
    run.rest();
    return true;
  }

  async function retry(id: string, visitor: Visitor, columns?: readonly string[]): Promise<number> {
    const run = await takeUp(id, visitor);
    const again = toAskAgain(run, columns);
    const before = run.log.events.length;
    return (await launch(run, again, visitor)) ? before : retry(id, visitor, columns);
  }

  function hear(message: StoreMessage): void {
    const run = held.get(message.run);
    if (message.type === 'stop') run?.halt('user', message.column);
    if (message.type === 'appended') tails.get(message.run)?.wake();
    if (message.type !== 'removed') return;
    if (run) discard(run, 'user');
    tails.get(message.run)?.end();
  }
  store.listen(hear);

  return {
    async open() {
      await instance.begin();
      await store.check().catch(trouble.tell);
    },
    async start(setup, visitor) {
      checkSetup(setup);
      await prepare.checkModels(
        setup.columns.map((column) => column.model),
        visitor.keys,
      );
      const run = hold(options.newId(), { owner: visitor.id, setup }, [], options.now());
      try {
        await launch(run, setup.columns, visitor);
      } catch (error) {
        held.delete(run.id);
        throw error;
      }
      return run;
    },
    get: find,
    async list(query, visitor) {
      // What the store does not have yet, this process knows better.
      const unsaved = new Map([...held].filter(([, { writer }]) => !writer.isSaved()));
      const { runs, next } = await store.list({ ...query, owner: visitor.id });
      const ended = (run: RunSummary) => unsaved.get(run.id)?.log.ended() ?? run.ended;
      return { runs: runs.map((run) => ({ ...run, ended: ended(run) })), next };
    },
    async stop(id, visitor, column) {
      const run = await find(id, visitor);
      if (column !== undefined && !setupIn(run).columns.some((each) => each.id === column)) {
        throw unknownColumn();
      }
      const mine = held.get(id);
      if (mine) return mine.halt('user', column);
      if (!run.log.ended()) await store.publish({ type: 'stop', run: id, ...(column && { column }) });
    },
    retry,
    async describe(id, visitor, change) {
      const run = await find(id, visitor);
      const its = run.kept ? store : passing;
      if (await its.describe(id, change)) return;
      throw new AppError('conflict', 'This run is not kept yet.', 'Try again in a moment.');
    },
    async remove(id, visitor) {
      const run = await find(id, visitor);
      const its = run.kept ? store : passing;
      const mine = held.get(id);
      // A write on its way would bring back what is removed before it arrives.
      await mine?.writer.stop();
      try {
        await its.remove(id);
      } catch (error) {
        mine?.writer.resume();
        throw error;
      }
      if (mine) discard(mine, 'user');
      tails.get(id)?.end();
      its.publish({ type: 'removed', run: id }).catch(() => {});
    },
    async removeAll(visitor) {
      const mine = [...held.values()].filter((run) => owned(run, visitor));
      await Promise.all(mine.map(({ writer }) => writer.stop()));
      try {
        await passing.removeAll(visitor.id);
        for (const run of await store.removeAll(visitor.id)) {
          tails.get(run)?.end();
          store.publish({ type: 'removed', run }).catch(() => {});
        }
      } catch (error) {
        for (const { writer } of mine) writer.resume();
        throw error;
      }
      for (const run of mine) discard(run, 'user');
    },
    trouble: trouble.now,
    async shutDown() {
      isShutDown = true;
      trouble.beginShutDown();
      for (const run of held.values()) run.halt('shutdown');
      const written = Promise.all([...held.values()].map(({ writer }) => writer.flush()));
      const closed = written.then(() => instance.leave()).then(() => store.close());
      let cancel = () => {};
      const late = new Promise<void>((resolve) => {
        cancel = after(lastWriteMs, resolve);
      });
      // What the store did not take is told by name.
      await Promise.race([closed.catch(() => {}), late]);
      cancel();
      trouble.tellUnkept();
    },
  };
}

const owned = ({ owner }: { owner: string }, visitor: Visitor) => owner === visitor.id;

function setupIn({ log }: KnownRun): Setup {
  const first = log.events[0];
  return first?.type === 'run-start' ? first.setup : { messages: [], columns: [] };
}

/** Those columns, or every one that failed or was cut off with the server. */
function toAskAgain(run: HeldRun, columns: readonly string[] | undefined): Column[] {
  const { replies } = run.fold();
  const open = Object.values(replies).filter(isUnfinished);
  const wanted = new Set(columns ?? open.map((reply) => reply.column));
  const again = run.setup.columns.filter((column) => wanted.has(column.id));
  if (again.length < wanted.size) throw unknownColumn();
  if (again.length === 0) {
    throw new AppError('conflict', 'No column of this run has failed.', 'Name the columns to ask again.');
  }
  if (again.some(({ id }) => !isSettled(replies[id]?.state ?? 'queued'))) throw stillAtWork();
  return again;
}

const unknownColumn = () =>
  new AppError('not-found', 'This run has no such column.', 'Use one of its column ids.');

function unknownRun(): never {
  throw new AppError(
    'not-found',
    'There is no such run.',
    'It may have been deleted, or it was not kept: run the prompt again.',
  );
}

const stillAtWork = () =>
  new AppError('conflict', 'A column is still at work.', 'Stop it first, or wait for its end.');

const atWorkElsewhere = () =>
  new AppError(
    'conflict',
    'Another instance of the server is at work on this run.',
    'Stop the run first, or wait for its end.',
  );
