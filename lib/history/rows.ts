import type { RunSummary } from '#lib/store/store.ts';
import { dayName, dayStarts } from './days.ts';

export type HistoryRow =
  | { kind: 'heading'; key: string; label: string }
  | { kind: 'run'; key: string; run: RunSummary; pinned: boolean };

/** The pinned runs, then the others under their days; both newest first. */
export function historyRows(runs: readonly RunSummary[], now: number): HistoryRow[] {
  const rowOf = (run: RunSummary) => ({ kind: 'run', key: run.id, run, pinned: run.pinned }) as const;
  const pinned = runs.filter((run) => run.pinned);
  const others = runs.filter((run) => !run.pinned);
  const starts = dayStarts(others.map(({ started }) => started));
  const days = starts.flatMap((start, index): HistoryRow[] => {
    const day = others.slice(start, starts[index + 1]);
    const label = dayName(day[0]?.started ?? now, now);
    return [{ kind: 'heading', key: `day ${label}`, label }, ...day.map(rowOf)];
  });
  if (pinned.length === 0) return days;
  return [{ kind: 'heading', key: 'pinned', label: 'Pinned' }, ...pinned.map(rowOf), ...days];
}
