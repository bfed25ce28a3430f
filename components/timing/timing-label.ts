import { isSettled, type Reply, type ReplyState } from '#lib/run/reply.ts';
import type { Stretch } from '#lib/run/timeline.ts';

const running: Partial<Record<ReplyState, string>> = {
  queued: 'queued',
  waiting: 'waiting for the first token',
  streaming: 'streaming',
};

/** The strip in words: its figures once they are final, the state alone before (nothing is announced per token). */
export function timingLabel(reply: Reply | null, stretches: readonly Stretch[]): string {
  if (!reply) return 'Timing: not run yet';
  if (!isSettled(reply.state)) return `Timing: ${running[reply.state] ?? 'starting'}`;
  const parts = stretches.map(({ kind, from, to }) => `${kind} ${seconds(to - from)}`);
  return `Timing: ${[...parts, `${seconds(stretches.at(-1)?.to ?? 0)} in all`].join(', ')}`;
}

function seconds(ms: number): string {
  return ms < 100 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
