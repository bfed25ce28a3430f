import { useState } from 'react';
import type { Reply } from '#lib/run/reply.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';
import { createMilestones } from './milestones.ts';

/**
 * A column's reply as of its last milestone (its text may be older than what has come); null when it has none.
 * `column` must stay the same for the component's life.
 */
export function useMilestones(store: RunStore, column: string): Reply | null {
  const [select] = useState(() => createMilestones(column));
  return useRun(store, select);
}
