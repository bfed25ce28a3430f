import { useRef } from 'react';
import type { Model } from '#lib/catalog/model.ts';
import type { Column } from '#lib/prompt/setup.ts';
import { runBudget } from '#lib/quota/run-budget.ts';
import { useQuota } from '#lib/quota/use-quota.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';

/**
 * What running these columns would take of the day's free requests, and whether that has to be asked about first. No
 * columns: no run is about to start.
 */
export function useBudget(columns: readonly Column[], models: ReadonlyMap<string, Model>, newest: RunStore) {
  const quota = useQuota(useRun(newest, (run) => run.phase));
  const budget = runBudget(columns, models, quota);
  const wayOn = useRef<HTMLButtonElement>(null);
  const exceeds = budget !== null && budget.uses > budget.day.remaining;
  return {
    budget,
    exceeds,
    wayOn,
    /** True: it is too much, and the way on has been pointed out. */
    asks(): boolean {
      wayOn.current?.focus();
      return exceeds;
    },
  };
}
