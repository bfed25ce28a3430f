import { useRef } from 'react';
import type { Model } from '#lib/catalog/model.ts';
import type { Setup } from '#lib/prompt/setup.ts';
import type { Quota } from '#lib/quota/quota.ts';
import { runBudget } from '#lib/quota/run-budget.ts';

/**
 * What this run would take of the day's free requests, and whether that has to be asked about first. No columns: no run
 * is about to start. `isPublic`: whoever has no key of his own has the server's lent.
 */
export function useBudget(
  setup: Pick<Setup, 'columns' | 'routing' | 'tools' | 'toolChoice'>,
  models: ReadonlyMap<string, Model>,
  quota: Quota | undefined,
  isPublic: boolean,
) {
  const isLent = isPublic && quota?.key === 'server';
  const budget = runBudget(setup, models, quota, isLent);
  const wayOn = useRef<HTMLButtonElement>(null);
  const exceeds = budget !== null && budget.uses > budget.day.remaining;
  return {
    budget,
    isLent,
    exceeds,
    wayOn,
    /** True: it is too much, and the way on has been pointed out. */
    asks(): boolean {
      wayOn.current?.focus();
      return exceeds;
    },
  };
}
