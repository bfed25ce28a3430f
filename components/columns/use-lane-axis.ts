import { axisEnd } from '#components/timing/axis.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { span } from '#lib/run/timeline.ts';
import { useRun } from '#lib/run/use-run.ts';

/** The end of the axis for a reply that is not compared: the common one, or one that it fits on. Null: compared. */
export function useLaneAxis(store: RunStore, column: string, common: number | null): number | null {
  return useRun(store, (run) => {
    const reply = run.replies[column];
    if (common === null || !reply) return common;
    return Math.max(common, axisEnd(span(reply, 0)));
  });
}
