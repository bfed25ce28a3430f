import { useCallback, useSyncExternalStore } from 'react';
import { idleRun } from '#components/columns/idle-run.ts';
import { promptIndex } from '#lib/run/continuation.ts';
import type { RunView } from '#lib/run/run-store.ts';
import { type Turn, unfinished } from '#lib/run/turn.ts';

const isRunning = (run: RunView): boolean => run.phase === 'starting' || run.phase === 'running';

/**
 * The newest turn, or one that never runs while there is none; and what the composer needs of it and of those before
 * it up to the newest prompt, for a column may go on alone from its calls. Changes with states, never with text.
 */
export function useNewest(turns: readonly Turn[]) {
  const place = promptIndex(turns);
  const prompt = turns[place] ?? null;
  const open = () => turns.slice(Math.max(place, 0));
  const subscribe = useCallback(
    (listener: () => void) => {
      const leave = turns.map((turn) => turn.subscribe(listener));
      return () => {
        for (const each of leave) each();
      };
    },
    [turns],
  );
  const count = (of: (run: RunView) => number) => () => open().reduce((sum, turn) => sum + of(turn.get()), 0);
  const countRunning = count((run) => Number(isRunning(run)));
  const countFailed = count((run) => unfinished(run).length);
  return {
    turn: turns.at(-1) ?? idleRun,
    /** The turn that asked the newest prompt, and its place. */
    prompt,
    place,
    running: useSyncExternalStore(subscribe, countRunning, countRunning) > 0,
    failed: useSyncExternalStore(subscribe, countFailed, countFailed),
    stop: () => {
      for (const turn of open()) void turn.stop();
    },
    retry: () => {
      for (const turn of open()) void turn.retry();
    },
  };
}
