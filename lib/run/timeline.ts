import { isSettled, type Reply } from './reply.ts';

/** A stretch of a reply's life, in ms since it was asked for. */
export interface Stretch {
  kind: 'queued' | 'waiting' | 'thinking' | 'answer';
  from: number;
  to: number;
}

/** A silence longer than this, in ms, is drawn as waiting: a stall should be seen, the beat between two tokens not. */
const lull = 1000;

/**
 * What a reply did with its time: stretches without gaps or overlaps, from 0 (the moment it was asked for, so that a
 * retry a minute later is measured like the rest) to its end, or to `now` (ms since the run began) while it runs.
 */
export function timeline(reply: Reply, now: number): Stretch[] {
  const end = endOf(reply, now);
  const sent = reply.sentAt ?? end;
  const marks: [kind: Stretch['kind'], from: number][] = [
    ['queued', reply.askedAt],
    ['waiting', sent],
  ];
  for (const { kind, from } of reply.segments) marks.push([kind, from]);
  const last = reply.segments.at(-1);
  if (last && end - last.to > lull) marks.push(['waiting', last.to]);
  return join(marks, end, reply.askedAt);
}

/** How long a reply took, or has taken until `now`, in ms since it was asked for. */
export function span(reply: Reply, now: number): number {
  return endOf(reply, now) - reply.askedAt;
}

function endOf(reply: Reply, now: number): number {
  const end = isSettled(reply.state) ? (reply.endedAt ?? reply.lastTokenAt ?? reply.askedAt) : now;
  return Math.max(end, reply.askedAt);
}

/** Each mark lasts until the next; marks out of order (clocks were joined) are pushed forward, empty ones dropped. */
function join(marks: [Stretch['kind'], number][], end: number, zero: number): Stretch[] {
  const stretches: Stretch[] = [];
  let from = zero;
  for (const [index, [kind]] of marks.entries()) {
    const to = Math.min(Math.max(marks[index + 1]?.[1] ?? end, from), end);
    if (to <= from) continue;
    const previous = stretches.at(-1);
    if (previous?.kind === kind) previous.to = to - zero;
    else stretches.push({ kind, from: from - zero, to: to - zero });
    from = to;
  }
  return stretches;
}

/** Time spent in one kind of stretch, in ms. */
export function timeIn(stretches: readonly Stretch[], kind: Stretch['kind']): number {
  let sum = 0;
  for (const stretch of stretches) if (stretch.kind === kind) sum += stretch.to - stretch.from;
  return sum;
}
