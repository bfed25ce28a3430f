import { bestOf, formatMeasure, type Metric, metrics } from '#lib/metrics/metrics.ts';
import type { Reply } from '#lib/run/reply.ts';
import type { RunView } from '#lib/run/run-store.ts';
import { isRunning } from '#lib/run/running.ts';

/** What only the columns together can tell. */
export interface Comparison {
  /** Keys of the metrics that each column is best in, by column id. */
  best: Readonly<Record<string, readonly string[]>>;
  /** The column that alone used reasoning, which makes its times hard to compare. */
  onlyReasoning: string | null;
}

const nothing: Comparison = { best: {}, onlyReasoning: null };

/** Our own waiting is no merit of a model's. */
const ours = new Set(['queued']);
/** A reply that was cut wins here by having said less. */
const lessIsLess = new Set(['total', 'cost']);

/** Who may win a metric: a cached reply's figures are the cache's, and a cut one's total is not a total. */
function rivals(metric: Metric, replies: readonly Reply[]): Reply[] {
  return replies.filter((reply) => {
    if (reply.state !== 'done' || reply.served?.cached) return false;
    return reply.finishReason !== 'length' || !lessIsLess.has(metric.key);
  });
}

/** The winners of a metric; figures that read the same share it, and where all read the same nobody wins. */
function winners(metric: Metric, replies: readonly Reply[]): string[] {
  const able = rivals(metric, replies);
  const best = bestOf(metric, able);
  const textOf = (reply: Reply) => formatMeasure(metric, metric.of(reply)).text;
  const texts = new Set(able.filter(({ column }) => best.has(column)).map(textOf));
  const equal = able.filter((reply) => texts.has(textOf(reply)));
  const measured = able.filter((reply) => metric.of(reply).value !== null);
  return equal.length < measured.length ? equal.map(({ column }) => column) : [];
}

export function compare(replies: readonly Reply[]): Comparison {
  const best: Record<string, string[]> = {};
  for (const metric of metrics) {
    if (metric.better === null || ours.has(metric.key)) continue;
    for (const column of winners(metric, replies)) {
      best[column] ??= [];
      best[column].push(metric.key);
    }
  }
  return { best, onlyReasoning: onlyReasoning(replies) };
}

function onlyReasoning(replies: readonly Reply[]): string | null {
  const done = replies.filter(({ state }) => state === 'done');
  const reasoned = done.filter(({ thinking, usage }) => thinking !== '' || (usage.reasoning?.value ?? 0) > 0);
  return done.length > 1 && reasoned.length === 1 ? (reasoned[0]?.column ?? null) : null;
}

/** A selector of the comparison: nothing until every column is settled. Keeps state: one per place of use. */
export function createComparison(): (run: RunView) => Comparison {
  let of: RunView['replies'] | null = null;
  let kept = nothing;
  return (run) => {
    if (isRunning(run)) return nothing;
    if (of !== run.replies) kept = compare(Object.values(run.replies));
    of = run.replies;
    return kept;
  };
}
