import type { RunEvent } from '#lib/stream/events.ts';
import { openReplay, type Replay, type ReplayOptions, viewOf } from './replay.ts';
import { waitingIn } from './replay-moments.ts';
import { createTape } from './replay-tape.ts';

/** A run played again from a log that is all there. Throws when the events begin no run. */
export function createReplay(events: readonly RunEvent[], options: ReplayOptions = {}): Replay {
  const tape = createTape(events);
  const { whole, duration, waits } = tape;
  return openReplay({ whole: viewOf(whole), duration, waiting: waitingIn(waits) }, tape, options);
}
