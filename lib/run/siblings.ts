import type { Reply } from './reply.ts';
import { saidSomething } from './reply.ts';
import type { RunStore, RunView } from './run-store.ts';
import { stateIn } from './running.ts';
import type { Turn } from './turn.ts';

/** How many replies a column has given to a turn's prompt: those one can read, and the one that stands or is to come. */
export function countSiblings(turn: Turn, column: string): number {
  let count = 0;
  for (const { replies } of turn.runsOf(column).map((run) => run.get())) {
    const reply = replies[column];
    if (reply) count += reply.earlier.length + Number(saidSomething(reply));
  }
  const standing = turn.of(column).get();
  const said = standing.replies[column];
  return count + Number(stateIn(standing, column) !== 'idle' && !(said && saidSomething(said)));
}

/**
 * A run in which that reply is what stands: the newest is the run itself, an earlier one is shown by a store that
 * changes no more. `index` counts from 0, oldest first.
 */
export function siblingRun(turn: Turn, column: string, index: number): RunStore {
  const replies = turn.runsOf(column).flatMap((run): [RunStore, Reply][] => {
    const reply = run.get().replies[column];
    return reply ? [...reply.earlier, reply].filter(saidSomething).map((each) => [run, each]) : [];
  });
  const [run, reply] = replies[index] ?? [];
  const standing = turn.of(column);
  return !run || !reply || reply === standing.get().replies[column] ? standing : keptRun(run, reply);
}

const kept = new WeakMap<Reply, RunStore>();

/** A run as it stood when it held that reply. Retry still asks the real one. */
function keptRun(run: RunStore, reply: Reply): RunStore {
  const known = kept.get(reply);
  if (known) return known;
  const view: RunView = {
    ...run.get(),
    phase: 'ended',
    problem: null,
    replies: { [reply.column]: reply },
  };
  const store: RunStore = {
    get: () => view,
    subscribe: () => () => {},
    now: () => reply.endedAt ?? 0,
    stop: async () => {},
    retry: run.retry,
  };
  kept.set(reply, store);
  return store;
}
