import type { Measure, Metric } from '#lib/metrics/metrics.ts';
import { isSettled, type Reply } from '#lib/run/reply.ts';

/** Figures that are final as soon as they are there, even while the reply runs. */
const early = new Set(['queued', 'first-byte', 'first-token', 'first-answer']);

/** Those that grow with the text of a reply, and can be told of what there is of it. */
const growing = new Set(['speed', 'tokens-in', 'tokens-out']);

const unknown: Measure = { value: null, kind: 'none' };

/** A metric of a reply that may still run: what is not final yet is not shown as if it were. */
export function measureOf(metric: Metric, reply: Reply | null): Measure {
  if (!reply) return unknown;
  return isSettled(reply.state) || early.has(metric.key) ? metric.of(reply) : unknown;
}

/** It is estimated again and again while the reply streams. */
export function grows(metric: Metric, reply: Reply | null): boolean {
  return reply?.state === 'streaming' && growing.has(metric.key);
}

/** The total so far, in seconds to a tenth: a counter of milliseconds cannot be read. */
export function secondsSoFar(reply: Reply, now: number): string {
  if (reply.sentAt === null) return '–';
  return (Math.max(0, (reply.endedAt ?? now) - reply.sentAt) / 1000).toFixed(1);
}
