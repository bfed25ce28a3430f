import { useSyncExternalStore } from 'react';
import type { RunStore, RunView } from '#lib/run/run-store.ts';
import { isRunning } from '#lib/run/running.ts';
import { span } from '#lib/run/timeline.ts';
import { useRun } from '#lib/run/use-run.ts';
import { axisEnd } from './axis.ts';
import { ticker } from './ticker.ts';

function longest(run: RunView, now: number): number {
  let most = 0;
  for (const reply of Object.values(run.replies)) most = Math.max(most, span(reply, now));
  return most;
}

/** The end of the time axis common to all columns of a run, in ms; renders again only when it moves a step. */
export function useAxis(store: RunStore): number {
  const running = useRun(store, isRunning);
  const subscribe = running ? ticker.add : store.subscribe;
  const read = () => axisEnd(longest(store.get(), store.now()));
  return useSyncExternalStore(subscribe, read, read);
}
