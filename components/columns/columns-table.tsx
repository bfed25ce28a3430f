'use client';

import { type CSSProperties, useMemo } from 'react';
import type { Comparison } from '#components/metrics/comparison.ts';
import { Best, Figure } from '#components/metrics/metrics-row.tsx';
import { createMilestonesOf } from '#components/metrics/milestones.ts';
import { laneStyle } from '#components/ui/lane.ts';
import { metrics } from '#lib/metrics/metrics.ts';
import type { Column } from '#lib/prompt/setup.ts';
import type { Turn } from '#lib/run/turn.ts';
import { useRun } from '#lib/run/use-run.ts';
import { StateDot } from './state-dot.tsx';

interface ColumnsTableProps {
  columns: readonly Column[];
  /** By column id. */
  names: ReadonlyMap<string, string>;
  laneOf: (column: string) => number;
  turn: Turn;
  best: Comparison['best'];
}

function tableStyle(columns: number): CSSProperties & Record<'--columns', number> {
  return { '--columns': columns };
}

/** All figures of the newest turn side by side: a metric in a row, a column in a column. */
export function ColumnsTable({ columns, names, laneOf, turn, best }: ColumnsTableProps) {
  const ids = columns.map(({ id }) => id).join(' ');
  const select = useMemo(() => createMilestonesOf(ids.split(' ')), [ids]);
  const replies = useRun(turn, select);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section id="columns-table" aria-label="All metrics" tabIndex={0} className="columns-table">
      <table style={tableStyle(columns.length)}>
        <thead>
          <tr>
            <td />
            {columns.map(({ id }) => (
              <th key={id} scope="col" style={laneStyle(laneOf(id))}>
                <span className="flex flex-row-reverse items-center justify-start gap-2 max-md:gap-1.5">
                  <span className="columns-table-name">{names.get(id) ?? id}</span>
                  <StateDot state={replies[id]?.state ?? 'idle'} />
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {metrics.map((metric) => (
            <tr key={metric.key}>
              <th scope="row" title={metric.definition}>
                {metric.term}
              </th>
              {columns.map(({ id }) => (
                <td
                  key={id}
                  style={laneStyle(laneOf(id))}
                  data-best={best[id]?.includes(metric.key) ? '' : undefined}
                >
                  {best[id]?.includes(metric.key) && <Best />}
                  <Figure metric={metric} reply={replies[id] ?? null} store={turn.of(id)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
