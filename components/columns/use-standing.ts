import type { RunStore } from '#lib/run/run-store.ts';
import type { Turn } from '#lib/run/turn.ts';
import { useRun } from '#lib/run/use-run.ts';
import { idleRun } from './idle-run.ts';

export interface Standing {
  /** Index of the last turn that the column took part in; -1: of none. */
  current: number;
  /** That turn, or the newest. */
  turn: Turn;
  /** The run that holds what stands in the column. */
  store: RunStore;
}

const takesPart = (column: string) => (turn: Turn) => turn.runsOf(column).length > 0;

/** The run that holds what stands in a column now; one that never runs where the column was not asked yet. */
export function standingRun(turns: readonly Turn[], column: string): RunStore {
  const turn = turns.findLast(takesPart(column)) ?? turns.at(-1) ?? idleRun;
  return turn.of(column);
}

/** Where a column stands: the newest prompt may have gone to others only. */
export function useStanding(turns: readonly Turn[], column: string): Standing {
  const newest = turns.at(-1) ?? idleRun;
  const current = useRun(newest, () => turns.findLastIndex(takesPart(column)));
  const turn = turns[current] ?? newest;
  const store = useRun(turn, () => turn.of(column));
  return { current, turn, store };
}
