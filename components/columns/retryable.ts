import type { Column } from '#lib/prompt/setup.ts';
import { isSettled } from '#lib/run/reply.ts';
import type { RunView } from '#lib/run/run-store.ts';
import { stateIn } from '#lib/run/running.ts';

/** Whether a column's reply can be asked for again: it has ended, and the model that gave it stands there still. */
export function isRetryable(run: RunView, { id, model }: Pick<Column, 'id' | 'model'>): boolean {
  const asked = run.setup.columns.find((column) => column.id === id)?.model;
  return isSettled(stateIn(run, id)) && asked === model;
}
