import type { DeltaEvent, RunEvent } from '#lib/stream/events.ts';

/** An event that happens at one time only, and when it is played, in ms since the run began. */
export interface Moment {
  at: number;
  event: RunEvent;
}

/** A stretch in which nothing at all happens, but for its first and last moments. */
export interface Wait {
  from: number;
  to: number;
}

/**
 * A log as it happened: a delta that several pieces were joined into is taken apart again, and what the columns did at
 * the same time stands side by side. Numbered anew from 1. Folding these gives the same replies as folding the log.
 */
export function momentsOf(events: readonly RunEvent[]): Moment[] {
  /** When each column was last heard: nothing of it is played before what the log has before it. */
  const heard = new Map<string, number>();
  /** Nor is anything played before a `run-end` that the log has before it. */
  let ended = 0;
  let last = 0;
  const moments: Moment[] = [];
  for (const event of events.flatMap(takenApart)) {
    const before = 'column' in event ? Math.max(heard.get(event.column) ?? 0, ended) : last;
    const at = Math.max(event.at, before);
    if ('column' in event) heard.set(event.column, at);
    else ended = at;
    last = Math.max(last, at);
    moments.push({ at, event });
  }
  moments.sort((one, other) => one.at - other.at);
  return moments.map(({ at, event }, index) => ({ at, event: { ...event, seq: index + 1 } }));
}

/** Pieces that came at the same time stay together: they are one step for the eye, and for the arithmetic. */
function takenApart(event: RunEvent): RunEvent[] {
  if (!('pieces' in event) || event.pieces === undefined) return [event];
  const { pieces, text, ...rest } = event;
  const parts: (DeltaEvent & { pieces: [number, number][] })[] = [];
  let start = 0;
  for (const [after, length] of pieces) {
    const at = event.at + after;
    const last = parts.at(-1);
    const piece = text.slice(start, start + length);
    start += length;
    if (last?.at === at) {
      last.text += piece;
      last.pieces.push([0, length]);
    } else {
      parts.push({ ...rest, at, text: piece, pieces: [[0, length]] });
    }
  }
  return parts;
}

/** A stretch longer than this, in ms, may be skipped, but for this much at either end, so that it is seen. */
const longWait = 2_000;
const shownOfWait = 500;

export function waitsIn(moments: readonly Moment[]): Wait[] {
  return moments.flatMap(({ at }, index) => {
    const next = moments[index + 1]?.at ?? at;
    return next - at > longWait ? [{ from: at + shownOfWait, to: next - shownOfWait }] : [];
  });
}
