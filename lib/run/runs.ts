import { AppError } from '#lib/errors.ts';
import type { Column, Setup } from '#lib/prompt/setup.ts';
import type { RunSummary, Store } from '#lib/store/store.ts';
import type { ReplyEvent, RunEvent } from '#lib/stream/events.ts';
import { checkSetup } from './check-setup.ts';
import { historyOf } from './history.ts';
import { type Prepare, prepareReply } from './prepare-reply.ts';
import { reduceRun } from './reducer.ts';
import { isSettled } from './reply.ts';
import { type ReplyContext, type ReplyTask, runReply } from './reply-task.ts';
import type { Run } from './run.ts';
import { createRunLog, type RunLog } from './run-log.ts';

/** How long a settled run stays in memory for those who still read it, in ms; later it is read from the store. */
const lingerMs = 60_000;

/** The visitor's own keys by provider. */
export type OwnKeys = Readonly<Record<string, string>>;

/** Every run of this process: what starts, follows, stops and retries them. They belong to nobody's request. */
export interface Runs {
  /** Throws an AppError for a set-up that cannot run; a column that cannot run fails alone, as an event. */
  start(setup: Setup, own: OwnKeys): Promise<LiveRun>;
  /** Throws an AppError when there is no such run. */
  get(id: string): Promise<LiveRun>;
  list(limit: number, before?: string): Promise<RunSummary[]>;
  /** Stops a column, or all. */
  stop(id: string, column?: string): Promise<void>;
  /** Asks those columns again, or every failed one; answers the last seq before what follows. */
  retry(id: string, columns: readonly string[] | undefined, own: OwnKeys): Promise<number>;
  remove(id: string): Promise<void>;
  /** Stops every run for good: the process is about to end. */
  shutDown(): void;
}

export interface LiveRun {
  readonly id: string;
  readonly log: RunLog;
  fold(): Run;
}

interface HeldRun extends LiveRun {
  readonly setup: Setup;
  /** Columns at work, and what stops each. */
  readonly running: Map<string, AbortController>;
  /** Ms since the run began, monotonic. */
  now(): number;
  /** What follows in the log is kept no more. */
  unkeep(): void;
}

export interface RunsOptions extends Omit<ReplyContext, 'log' | 'signal' | 'now'> {
  store: Store;
  prepare: Prepare;
  /** Monotonic ms. */
  now(): number;
  newId(): string;
}

export function createRuns(options: RunsOptions): Runs {
  const { store, prepare } = options;
  const held = new Map<string, HeldRun>();
  let isShutDown = false;

  function hold(id: string, setup: Setup, kept: readonly RunEvent[], origin: number): HeldRun {
    const log = createRunLog(kept);
    let saved = kept.length;
    const unkeep = log.subscribe(() => {
      const events = log.events.slice(saved);
      saved = log.events.length;
      store.append(id, events).catch((error: unknown) => {
        console.error(`Events of the run ${id} could not be kept.`, error);
      });
      if (log.ended()) forgetLater(id);
    });
    const run = {
      id,
      setup,
      log,
      running: new Map(),
      now: () => options.now() - origin,
      fold: () => foldEvents(log.events),
      unkeep,
    };
    held.set(id, run);
    return run;
  }

  function forgetLater(id: string): void {
    setTimeout(() => {
      if (held.get(id)?.log.ended()) held.delete(id);
    }, lingerMs).unref?.();
  }

  async function find(id: string): Promise<HeldRun> {
    const run = held.get(id);
    if (run) return run;
    const kept = await store.load(id);
    const first = kept?.[0];
    if (first?.type !== 'run-start') {
      throw new AppError(
        'not-found',
        'There is no such run.',
        'It may have been deleted, or the server restarted: run the prompt again.',
      );
    }
    // Its clock goes on from its wall-clock start, so that later events come later.
    const age = Math.max(options.wallClock() - first.started, kept?.at(-1)?.at ?? 0);
    const meanwhile = held.get(id);
    if (meanwhile) return meanwhile;
    forgetLater(id);
    return hold(id, first.setup, kept ?? [], options.now() - age);
  }

  async function ancestors(parent: string | undefined): Promise<Run[]> {
    const runs: Run[] = [];
    for (let id = parent; id !== undefined; ) {
      const run: Run = (await find(id)).fold();
      runs.unshift(run);
      id = run.setup.parent;
    }
    return runs;
  }

  /** Everything is made ready first, then all requests leave in one go. */
  async function launch(run: HeldRun, columns: readonly Column[], own: OwnKeys): Promise<void> {
    const earlier = await ancestors(run.setup.parent);
    const state = run.log.events.length > 0 ? run.fold() : null;
    const prepared = await Promise.all(
      columns.map((column) =>
        prepareReply(prepare, run.setup, column, {
          own,
          history: historyOf(earlier, column, run.setup.messages),
          attempt: (state?.replies[column.id]?.attempt ?? 0) + 1,
        }),
      ),
    );
    // Another retry may have come first while this one was made ready.
    if (columns.some(({ id }) => run.running.has(id))) throw stillAtWork();
    if (isShutDown) {
      throw new AppError('unavailable', 'The server is shutting down.', 'Run again when it is back.');
    }
    if (state === null) {
      run.log.start({ type: 'run-start', run: run.id, setup: run.setup, started: options.wallClock() });
    }
    for (const reply of prepared) begin(run, reply);
    if (run.running.size === 0) run.log.end(run.now());
  }

  function begin(run: HeldRun, reply: ReplyTask | { column: string; refusal: ReplyEvent }): void {
    if ('refusal' in reply) {
      run.log.append(reply.column, reply.refusal, run.now());
      return;
    }
    const { column } = reply;
    const abort = new AbortController();
    run.running.set(column, abort);
    const context = { ...options, log: run.log, signal: abort.signal, now: run.now };
    void runReply(reply, context)
      .catch((error: unknown) => {
        console.error(error);
        if (!abort.signal.aborted) run.log.append(column, ourFault, run.now());
      })
      .then(() => settle(run, column, abort));
  }

  /** Says so in the log first: of what comes to rest later, nothing is heard. */
  function halt(run: HeldRun, by: 'user' | 'shutdown', column?: string): void {
    for (const [each, abort] of [...run.running]) {
      if (column !== undefined && each !== column) continue;
      run.log.append(each, { type: 'reply-stopped', by }, run.now());
      abort.abort();
      settle(run, each, abort);
    }
  }

  /** A stopped column may have been begun anew before its old attempt came to rest. */
  function settle(run: HeldRun, column: string, abort: AbortController): void {
    if (run.running.get(column) !== abort) return;
    run.running.delete(column);
    if (run.running.size === 0) run.log.end(run.now());
  }

  return {
    async start(setup, own) {
      checkSetup(setup);
      await prepare.checkModels(
        setup.columns.map((column) => column.model),
        own,
      );
      const run = hold(options.newId(), setup, [], options.now());
      try {
        await launch(run, setup.columns, own);
      } catch (error) {
        held.delete(run.id);
        throw error;
      }
      return run;
    },
    get: find,
    list: (limit, before) => store.list(limit, before),
    async stop(id, column) {
      const run = await find(id);
      const known = column === undefined || run.setup.columns.some((each) => each.id === column);
      if (!known)
        throw new AppError('not-found', 'This run has no such column.', 'Use one of its column ids.');
      halt(run, 'user', column);
    },
    async retry(id, columns, own) {
      const run = await find(id);
      const { replies } = run.fold();
      const failed = Object.values(replies).filter((reply) => reply.state === 'failed');
      const wanted = new Set(columns ?? failed.map((reply) => reply.column));
      const again = run.setup.columns.filter((column) => wanted.has(column.id));
      if (again.length < wanted.size) {
        throw new AppError('not-found', 'This run has no such column.', 'Use one of its column ids.');
      }
      if (again.length === 0) {
        throw new AppError('conflict', 'No column of this run has failed.', 'Name the columns to ask again.');
      }
      if (again.some(({ id: column }) => !isSettled(replies[column]?.state ?? 'queued'))) {
        throw stillAtWork();
      }
      const after = run.log.events.length;
      await launch(run, again, own);
      return after;
    },
    async remove(id) {
      const run = await find(id);
      run.unkeep();
      halt(run, 'user');
      held.delete(id);
      await store.remove(id);
    },
    shutDown() {
      isShutDown = true;
      for (const run of held.values()) halt(run, 'shutdown');
    },
  };
}

const ourFault: ReplyEvent = {
  type: 'reply-error',
  kind: 'internal',
  message: 'Something went wrong on our side.',
  action: 'Retry; if it stays, report it.',
};

const stillAtWork = () =>
  new AppError('conflict', 'A column is still at work.', 'Stop it first, or wait for its end.');

/** A whole log folded; there is always a `run-start` at its head. */
function foldEvents(events: readonly RunEvent[]): Run {
  const run = events.reduce<Run | null>(reduceRun, null);
  if (run === null) throw new Error('A log without run-start cannot be folded.');
  return run;
}
