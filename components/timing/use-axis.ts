import { useSyncExternalStore } from 'react';
import { isRunning } from '#lib/run/running.ts';
import { span } from '#lib/run/timeline.ts';
import type { Turn } from '#lib/run/turn.ts';
import { useRun } from '#lib/run/use-run.ts';
import { axisEnd } from './axis.ts';
import { ticker } from './ticker.ts';

/** Each reply by the clock of the run it came in. */
function longest(turn: Turn): number {
  let most = 0;
  for (const reply of Object.values(turn.get().replies))
    most = Math.max(most, span(reply, turn.of(reply.column).now()));
  return most;
}

/** The end of the time axis common to all columns of a turn, in ms; renders again only when it moves a step. */
export function useAxis(turn: Turn): number {
  const running = useRun(turn, isRunning);
  const subscribe = running ? ticker.add : turn.subscribe;
  const read = () => axisEnd(longest(turn));
  return useSyncExternalStore(subscribe, read, read);
}
