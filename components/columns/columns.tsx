'use client';

import './columns.css';
import { type CSSProperties, type ReactNode, useRef, useState } from 'react';
import { useComparison } from '#components/metrics/use-comparison.ts';
import { useAxis } from '#components/timing/use-axis.ts';
import type { Model } from '#lib/catalog/model.ts';
import type { Column } from '#lib/prompt/setup.ts';
import { type ShownConversation, useConversation } from '#lib/run/use-run.ts';
import type { ColumnActions, SharedSettings } from './column-actions.ts';
import { ColumnChips } from './column-chips.tsx';
import { ColumnLane } from './column-lane.tsx';
import { columnNames } from './column-names.ts';
import { ColumnTabs } from './column-tabs.tsx';
import { idleRun } from './idle-run.ts';
import { NoColumns } from './no-columns.tsx';
import { RunNotice } from './run-notice.tsx';
import { useColumnKeys } from './use-column-keys.ts';
import { useKeptScroll } from './use-kept-scroll.ts';
import { useLaneDrag } from './use-lane-drag.ts';
import { useVisibleColumns } from './use-visible-columns.ts';

interface ColumnsProps {
  columns: readonly Column[];
  conversation: ShownConversation;
  models: ReadonlyMap<string, Model>;
  actions: ColumnActions;
  shared?: SharedSettings;
  /** The end of the common time axis, in ms, where it does not follow the run. */
  axis?: number;
  /** Drawn over a column's timing strip. */
  overStrip?: (column: string) => ReactNode;
}

const nothingShared: SharedSettings = { system: '', parameters: {}, routing: {} };
const nothingBest: readonly string[] = [];

/** The lanes: one per column, side by side, each with its own replies through the conversation. */
export function Columns({ shared = nothingShared, ...props }: ColumnsProps) {
  const { columns, conversation, models, actions } = props;
  const { turns, places } = useConversation(conversation);
  const newest = turns.at(-1) ?? idleRun;
  const grown = useAxis(newest);
  const axis = props.axis ?? grown;
  const { best, onlyReasoning } = useComparison(newest);
  const [allMetrics, setAllMetrics] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);
  const ids = columns.map(({ id }) => id).join(' ');
  const visible = useVisibleColumns(scroller, ids);
  useKeptScroll(scroller, ids);
  useColumnKeys(scroller, newest, actions.move);
  useLaneDrag(scroller, actions.moveTo);

  const names = columnNames(columns, models);
  const show = (id: string) => {
    const lane = scroller.current?.querySelector<HTMLElement>(`[data-column="${id}"]`);
    if (scroller.current && lane) scroller.current.scrollLeft = lane.offsetLeft;
  };
  const toggleMetrics = () => setAllMetrics(!allMetrics);
  const strip = { columns, names, turns, visible, onShow: show };
  const overflows = visible.size > 0 && visible.size < columns.length;

  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <RunNotice store={newest} />
      {columns.length > 1 && <ColumnTabs {...strip} />}
      {overflows && <ColumnChips {...strip} />}
      <div className="relative min-h-0 flex-1 bg-surface">
        <div ref={scroller} className="lanes no-scrollbar" style={laneCount(columns.length)}>
          {columns.map((column, index) => (
            <ColumnLane
              key={column.id}
              column={column}
              name={names.get(column.id) ?? column.id}
              lane={index}
              last={columns.length - 1}
              turns={turns}
              places={places}
              models={models}
              actions={actions}
              shared={shared}
              axis={axis}
              overStrip={props.overStrip}
              best={best[column.id] ?? nothingBest}
              onlyReasoning={onlyReasoning === column.id}
              allMetrics={allMetrics}
              onAllMetrics={toggleMetrics}
            />
          ))}
        </div>
        {columns.length === 0 && <NoColumns onChoose={actions.choose} />}
        {overflows && <EdgeFades columns={columns} visible={visible} />}
      </div>
    </div>
  );
}

function laneCount(count: number): CSSProperties & Record<'--lanes', number> {
  return { '--lanes': count };
}

/** More lies beyond an edge that fades. */
function EdgeFades({ columns, visible }: { columns: readonly Column[]; visible: ReadonlySet<string> }) {
  const [first, last] = [columns[0], columns.at(-1)];
  return (
    <>
      {first && !visible.has(first.id) && <div aria-hidden="true" className="edge-fade left-0" />}
      {last && !visible.has(last.id) && <div aria-hidden="true" className="edge-fade right-0 rotate-180" />}
    </>
  );
}
