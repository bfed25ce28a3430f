import type { RunEvent } from '#lib/stream/events.ts';
import { reduceRun } from './reducer.ts';
import type { Run } from './run.ts';

/** A whole log folded; there is always a `run-start` at its head. */
export function foldEvents(events: readonly RunEvent[]): Run {
  const run = events.reduce<Run | null>(reduceRun, null);
  if (run === null) throw new Error('A log without run-start cannot be folded.');
  return run;
}
