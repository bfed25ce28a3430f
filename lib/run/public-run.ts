import { type Measure, metrics } from '#lib/metrics/metrics.ts';
import type { Reply } from './reply.ts';
import type { Run } from './run.ts';

/** A folded run as the API gives it: every reply with its metrics by key, without what only the arithmetic needs. */
export function publicRun({ replies, ...run }: Run) {
  return {
    ...run,
    // In the order of the line-up: an object would give columns named by numbers first.
    replies: run.setup.columns.flatMap(({ id }) => (replies[id] ? [publicReply(replies[id])] : [])),
  };
}

interface PublicReply extends Omit<Reply, 'gaps' | 'earlier'> {
  earlier: PublicReply[];
  metrics: Record<string, Measure>;
}

function publicReply(reply: Reply): PublicReply {
  const { gaps: _, earlier, ...shown } = reply;
  return {
    ...shown,
    earlier: earlier.map(publicReply),
    metrics: Object.fromEntries(metrics.map((metric) => [metric.key, metric.of(reply)])),
  };
}
