import { metrics } from '#lib/metrics/metrics.ts';
import type { Run } from './run.ts';

/** A folded run as the API gives it: every reply with its metrics by key, without what only the arithmetic needs. */
export function publicRun({ replies, ...run }: Run) {
  return {
    ...run,
    replies: Object.values(replies).map(({ gaps: _, ...reply }) => ({
      ...reply,
      metrics: Object.fromEntries(metrics.map((metric) => [metric.key, metric.of({ ...reply, gaps: _ })])),
    })),
  };
}
