import type { RunEvent } from '#lib/stream/events.ts';
import { reduceRun } from './reducer.ts';
import { createPlacing, inOrder, type Moment, momentsIn, type Wait, waitsIn } from './replay-moments.ts';
import type { Run } from './run.ts';

/** A log that can be looked at as of any moment. Times are ms since the run began. */
export interface Tape {
  readonly duration: number;
  readonly waits: readonly Wait[];
  /** The run as it ended. */
  readonly whole: Run;
  /** The run as it was then; the same object for as long as nothing happened. */
  at(ms: number): Run;
}

/** Moments between two states that are kept, so that going back is as quick as a frame. */
const spacing = 256;

/** Throws when the events begin no run. */
export function createTape(events: readonly RunEvent[]): Tape {
  const steps = tapeSteps(events);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The longest that a step may keep the page from its frames, in ms. */
const longestStep = 6;

/** The same in short steps, for a page that is looked at meanwhile. `rest` resolves when the next one may come. */
export async function createTapeInSteps(
  events: readonly RunEvent[],
  rest: () => Promise<void>,
  now: () => number = () => performance.now(),
): Promise<Tape> {
  const steps = tapeSteps(events);
  for (let begun = now(); ; ) {
    const { done, value } = steps.next();
    if (done) return value;
    if (now() - begun < longestStep) continue;
    await rest();
    begun = now();
  }
}

/** Events or moments that are so few that nobody notices them. */
const fewAtOnce = 64;

function* tapeSteps(events: readonly RunEvent[]): Generator<void, Tape> {
  const place = createPlacing();
  const moments: Moment[] = [];
  for (const [index, event] of events.entries()) {
    moments.push(...momentsIn(event, place));
    if (index % fewAtOnce === 0) yield;
  }
  inOrder(moments);
  yield;
  /** The state after the first moment, after the first `spacing` moments, after twice as many … */
  const checkpoints: Run[] = [];
  let run: Run | null = null;
  for (const [index, { event }] of moments.entries()) {
    run = reduceRun(run, event);
    if (run && (index === 0 || (index + 1) % spacing === 0)) checkpoints.push(run);
    if (index % fewAtOnce === 0) yield;
  }
  return tapeOf(moments, checkpoints, run);
}

function tapeOf(moments: readonly Moment[], checkpoints: readonly Run[], run: Run | null): Tape {
  const [start] = checkpoints;
  if (!run || !start || moments[0]?.event.type !== 'run-start') throw new Error('These events begin no run.');

  const whole = run;
  let current = whole;
  /** How many moments are folded into it. */
  let folded = moments.length;

  /** How many moments there are up to then; the run's start is always one. */
  function countUntil(ms: number): number {
    let [low, high] = [1, moments.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((moments[middle]?.at ?? 0) <= ms) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function goTo(count: number): void {
    if (count === moments.length) {
      current = whole;
      folded = count;
      return;
    }
    const checkpoint = Math.floor(count / spacing);
    if (count < folded || checkpoint * spacing > folded) {
      current = checkpoints[checkpoint] ?? current;
      folded = Math.max(1, checkpoint * spacing);
    }
    for (; folded < count; folded++) {
      const moment = moments[folded];
      if (moment) current = reduceRun(current, moment.event) ?? current;
    }
  }

  return {
    duration: moments.at(-1)?.at ?? 0,
    waits: waitsIn(moments.map(({ at }) => at)),
    whole,
    at(ms) {
      goTo(countUntil(ms));
      return current;
    },
  };
}
