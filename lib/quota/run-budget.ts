import type { Model } from '#lib/catalog/model.ts';
import { modelIn } from '#lib/catalog/model-id.ts';
import type { Column } from '#lib/prompt/setup.ts';
import type { Allowance, Quota } from './quota.ts';

/** What a run would take of the day's free requests, known before it starts. */
export interface RunBudget {
  minute: Allowance;
  day: Allowance;
  /** Free requests it would use: one for each column with a free model of OpenRouter. */
  uses: number;
  /** How many of the columns there is room for; those that cost no free request always fit. */
  fits: number;
}

/** Null while the account is not known, and without one. */
export function runBudget(
  columns: readonly Column[],
  models: ReadonlyMap<string, Model>,
  quota: Quota | undefined,
): RunBudget | null {
  if (!quota || quota.key === 'none') return null;
  const { minute, day } = quota;
  const uses = columns.filter((column) => {
    const model = modelIn(models, column.model);
    return model?.provider === 'openrouter' && model.free;
  }).length;
  return { minute, day, uses, fits: columns.length - Math.max(0, uses - day.remaining) };
}
