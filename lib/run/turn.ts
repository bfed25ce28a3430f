import { emptyReply, isUnfinished, type Reply } from './reply.ts';
import type { RunStore, RunView } from './run-store.ts';
import { isRunning } from './running.ts';

/**
 * One prompt of a conversation. Most of the time it is one run; where a column was asked anew by itself, that run's
 * reply stands in the place of the column's first. As a store it shows what stands, each column as of its newest run.
 */
export interface Turn extends RunStore {
  /** The run that asked the whole line-up. */
  readonly main: RunStore;
  /** The run that holds what stands in a column; its clock is the one that the reply's times are of. */
  of(column: string): RunStore;
  /** Every run that asked this column, oldest first; none that was refused. */
  runsOf(column: string): readonly RunStore[];
}

export interface OpenTurn extends Turn {
  /** All of its runs, oldest first. */
  readonly runs: readonly RunStore[];
  /** A run that asks some of the columns anew. */
  add(run: RunStore): void;
}

/** Nothing came of it and nothing will: the server did not take it, or was not there. */
export const wasRefused = ({ id, phase }: RunView): boolean => id === null && phase === 'ended';

const asks = (run: RunStore, column: string) => run.get().setup.columns.some(({ id }) => id === column);

export function createTurn(main: RunStore): OpenTurn {
  const runs: RunStore[] = [];
  const listeners = new Set<() => void>();
  let views: readonly RunView[] = [];
  let view = main.get();

  const notify = () => {
    for (const listener of listeners) listener();
  };

  function add(run: RunStore): void {
    runs.push(run);
    run.subscribe(notify);
    notify();
  }

  function get(): RunView {
    const now = runs.map((run) => run.get());
    if (now.length !== views.length || now.some((one, index) => one !== views[index])) {
      const [first = main.get(), ...later] = now;
      view = later.reduce(overlay, first);
      if (now.length > 1) view = { ...view, connection: connectionOf(now, view) };
      views = now;
    }
    return view;
  }

  const runsOf = (column: string) => runs.filter((run) => asks(run, column) && !wasRefused(run.get()));
  const of = (column: string) => runsOf(column).at(-1) ?? main;

  add(main);

  return {
    main,
    runs,
    add,
    get,
    of,
    runsOf,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: main.now,
    async stop(column) {
      if (column !== undefined) return of(column).stop(column);
      await Promise.all(runs.filter((run) => isRunning(run.get())).map((run) => run.stop()));
    },
    async retry(columns) {
      const wanted = columns ?? unfinished(get());
      const retries = runs.map((run) => {
        const own = wanted.filter((column) => of(column) === run);
        return own.length > 0 ? run.retry(own) : null;
      });
      await Promise.all(retries);
    },
  };
}

/** The columns that came to no end of their own: failed, cut off with the server, or never heard of before that. */
export function unfinished({ setup, replies, connection }: RunView): string[] {
  const ids = setup.columns.map(({ id }) => id);
  return ids.filter((id) => {
    const reply = replies[id];
    return reply ? isUnfinished(reply) : connection === 'lost';
  });
}

/** A lost run is no matter any more once nothing that stands was cut off with it. */
function connectionOf(views: readonly RunView[], whole: RunView): RunView['connection'] {
  if (views.some(({ connection }) => connection === 'reconnecting')) return 'reconnecting';
  const lost = views.some(({ connection }) => connection === 'lost');
  const standing = { ...whole, connection: 'lost' } as const;
  const open = unfinished(standing).map((id) => whole.replies[id]);
  return lost && open.some((reply) => !reply || reply.stoppedBy === 'interrupted') ? 'lost' : 'live';
}

const blanks = new WeakMap<RunView['setup'], Record<string, Reply>>();

/** Replies of a run that has just been sent: the same objects as long as it is the same run. */
function blanksOf({ setup }: RunView): Record<string, Reply> {
  const made = blanks.get(setup) ?? Object.fromEntries(setup.columns.map(({ id }) => [id, emptyReply(id)]));
  blanks.set(setup, made);
  return made;
}

/** What stands once `above` has asked some of the columns of `below` anew. */
function overlay(below: RunView, above: RunView): RunView {
  if (wasRefused(above)) return { ...below, problem: above.problem };
  const own = new Map(above.setup.columns.map((column) => [column.id, column]));
  const kept = below.setup.columns.map((column) => own.get(column.id) ?? column);
  const added = above.setup.columns.filter(({ id }) => !below.setup.columns.some((other) => other.id === id));
  const replies = { ...below.replies, ...blanksOf(above), ...above.replies };
  const open = [below, above].some(({ phase }) => phase === 'starting' || phase === 'running');
  return {
    ...below,
    phase: open ? 'running' : 'ended',
    setup: { ...below.setup, columns: [...kept, ...added] },
    problem: above.problem ?? below.problem,
    replies,
  };
}
