import type { Metric } from '#lib/metrics/metrics.ts';
import { metrics } from '#lib/metrics/metrics.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import { foldEvents } from './fold-events.ts';
import { type Standing, viewOf } from './replay.ts';
import { timesOf, waitingIn, waitsIn } from './replay-moments.ts';
import type { Gap, Reply } from './reply.ts';

/** How a log that has ended left its run: all that is seen of it, without the times of the single chunks. */
export function standingOf(events: readonly RunEvent[]): Standing {
  const whole = viewOf(foldEvents(events));
  const times = timesOf(events);
  const replies = Object.fromEntries(
    Object.entries(whole.replies).map(([column, reply]) => [column, withFewGaps(reply)]),
  );
  return {
    whole: { ...whole, replies },
    events: events.length,
    duration: times.at(-1) ?? 0,
    waiting: waitingIn(waitsIn(times)),
  };
}

const jitter: Metric | undefined = metrics.find(({ key }) => key === 'jitter');

/** Thousands of gaps are there for one figure: two that read the same give the same. */
function withFewGaps(reply: Reply): Reply {
  const ms = jitter?.of(reply).value ?? null;
  const gaps: Gap | null = ms === null ? null : { ms, previous: { ms, previous: null } };
  return { ...reply, gaps, earlier: reply.earlier.map(withFewGaps) };
}
