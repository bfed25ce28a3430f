import type { RunEvent } from '#lib/stream/events.ts';
import { foldEvents } from './fold-events.ts';
import { isSettled } from './reply.ts';

/**
 * What ends the log of a run whose process is gone: every open reply is marked and keeps its text. When that really was
 * nobody has measured, so it is the last that was heard.
 */
export function interruptionOf(log: readonly RunEvent[]): RunEvent[] {
  const at = lastHeard(log);
  const open = Object.values(foldEvents(log).replies).filter(({ state }) => !isSettled(state));
  const seq = log.length + 1;
  return [
    ...open.map(
      ({ column }, index): RunEvent => ({
        seq: seq + index,
        at,
        column,
        type: 'reply-stopped',
        by: 'interrupted',
      }),
    ),
    { seq: seq + open.length, at, type: 'run-end' },
  ];
}

/** Ms since the run began. */
function lastHeard(log: readonly RunEvent[]): number {
  const last = log.at(-1);
  if (!last) return 0;
  return last.at + ('pieces' in last ? (last.pieces?.at(-1)?.[0] ?? 0) : 0);
}
