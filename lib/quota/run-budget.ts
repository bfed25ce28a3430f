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
  /** The columns that fit into what is left, in their order; those that cost no free request always do. */
  fits: readonly Column[];
}

/** Null while the account is not known, and without one. */
export function runBudget(
  columns: readonly Column[],
  models: ReadonlyMap<string, Model>,
  quota: Quota | undefined,
): RunBudget | null {
  if (!quota || quota.key === 'none') return null;
  const { minute, day } = quota;
  let uses = 0;
  const fits = columns.filter((column) => {
    const model = modelIn(models, column.model);
    if (model?.provider !== 'openrouter' || !model.free) return true;
    uses += 1;
    return uses <= day.remaining;
  });
  return { minute, day, uses, fits };
}
