import type { Model } from '#lib/catalog/model.ts';
import { modelIn } from '#lib/catalog/model-id.ts';
import type { Column, Setup } from '#lib/prompt/setup.ts';
import { canRun } from '#lib/run/can-run.ts';
import type { Allowance, Quota } from './quota.ts';

/** What a run would take of the day's free requests, known before it starts. */
export interface RunBudget {
  minute: Allowance;
  day: Allowance;
  /** Free requests it would use: one for each column with a free model of OpenRouter that can run. */
  uses: number;
  /** It may use more: with tools, each round of calls is a request of its own. */
  mayUseMore: boolean;
  /** How many of the columns there is room for; those that cost no free request always fit, those that can't run never. */
  fits: number;
}

type Budgeted = Pick<Setup, 'columns' | 'routing' | 'tools' | 'toolChoice'>;

/** Null while the account is not known, and without one. `isLent`: its key is the server's, lent to visitors. */
export function runBudget(
  { columns, routing, tools, toolChoice }: Budgeted,
  models: ReadonlyMap<string, Model>,
  quota: Quota | undefined,
  isLent = false,
): RunBudget | null {
  if (!quota || quota.key === 'none') return null;
  const { minute, day } = quota;
  const modelOf = (column: Column) => modelIn(models, column.model);
  const able = columns.filter((column) => {
    const model = modelOf(column);
    return model === undefined || canRun(model, column, { isLent, routing });
  });
  const uses = able.filter((column) => {
    const model = modelOf(column);
    return model?.provider === 'openrouter' && model.free;
  }).length;
  const mayUseMore = uses > 0 && Boolean(tools?.length) && toolChoice !== 'none';
  return { minute, day, uses, mayUseMore, fits: able.length - Math.max(0, uses - day.remaining) };
}
