import type { RunEvent } from '#lib/stream/events.ts';

/** What an event costs beside its text, in bytes: about that. */
const envelope = 64;

/** About how many bytes an event takes; counted for every delta of every run, so it is quick rather than exact. */
export function sizeOf(event: RunEvent): number {
  if (event.type === 'run-start') return JSON.stringify(event).length;
  return 'text' in event ? envelope + Buffer.byteLength(event.text) : envelope;
}
