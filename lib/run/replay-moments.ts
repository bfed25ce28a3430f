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
  const place = createPlacing();
  return inOrder(events.flatMap((event) => momentsIn(event, place)));
}

/** When each column was last heard: nothing of it is played before what the log has before it. */
export function createPlacing(): (event: RunEvent, at: number) => number {
  const heard = new Map<string, number>();
  /** Nor is anything played before a `run-end` that the log has before it. */
  let ended = 0;
  let last = 0;
  return (event, time) => {
    const before = 'column' in event ? Math.max(heard.get(event.column) ?? 0, ended) : last;
    const at = Math.max(time, before);
    if ('column' in event) heard.set(event.column, at);
    else ended = at;
    last = Math.max(last, at);
    return at;
  };
}

/** The moments of the next event of a log. */
export function momentsIn(event: RunEvent, place: ReturnType<typeof createPlacing>): Moment[] {
  return takenApart(event).map((part) => ({ at: place(part, part.at), event: part }));
}

/** All moments of a log, as they are played: sorts and numbers them where they stand. */
export function inOrder(moments: Moment[]): Moment[] {
  moments.sort((one, other) => one.at - other.at);
  for (const [index, moment] of moments.entries()) moment.event = { ...moment.event, seq: index + 1 };
  return moments;
}

/** When the moments of a log are played, in order: what `momentsOf` says of it, at a fraction of the price. */
export function timesOf(events: readonly RunEvent[]): number[] {
  const place = createPlacing();
  const times = events.flatMap((event) =>
    'pieces' in event && event.pieces !== undefined
      ? event.pieces.map(([after]) => place(event, event.at + after))
      : place(event, event.at),
  );
  return times.sort((one, other) => one - other);
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

/** `times` in order. */
export function waitsIn(times: readonly number[]): Wait[] {
  return times.flatMap((at, index) => {
    const next = times[index + 1] ?? at;
    return next - at > longWait ? [{ from: at + shownOfWait, to: next - shownOfWait }] : [];
  });
}

/** How long those are together, in ms. */
export function waitingIn(waits: readonly Wait[]): number {
  return waits.reduce((sum, { from, to }) => sum + to - from, 0);
}
