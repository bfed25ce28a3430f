import { isSettled, type ReplyState } from './reply.ts';
import type { RunView } from './run-store.ts';

/** Something of the run is still to come. */
export function isRunning(run: RunView): boolean {
  if (run.phase === 'starting') return true;
  for (const reply of Object.values(run.replies)) if (!isSettled(reply.state)) return true;
  return false;
}

/** Where a column stands in a run: `idle` when it takes no part in it or the run was refused. */
export function stateIn(run: RunView, column: string): ReplyState {
  const reply = run.replies[column];
  if (reply) return reply.state;
  const asked = run.phase === 'starting' && run.setup.columns.some(({ id }) => id === column);
  return asked ? 'queued' : 'idle';
}
