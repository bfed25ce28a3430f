'use client';

import { type CSSProperties, type ReactNode, useRef, useState } from 'react';
import { useComparison } from '#components/metrics/use-comparison.ts';
import { useAxis } from '#components/timing/use-axis.ts';
import { lazily } from '#components/ui/lazily.tsx';
import type { Model } from '#lib/catalog/model.ts';
import type { Column } from '#lib/prompt/setup.ts';
import { type ShownConversation, useConversation } from '#lib/run/use-run.ts';
import { tracksOf } from './arrangement.ts';
import type { LineUpActions, SharedSettings } from './column-actions.ts';
import { ColumnChips } from './column-chips.tsx';
import { ColumnLane } from './column-lane.tsx';
import { columnNames } from './column-names.ts';
import { ColumnTabs } from './column-tabs.tsx';
import { type ColumnViewStore, createColumnView } from './column-view.ts';
import { idleRun } from './idle-run.ts';
import { NoColumns } from './no-columns.tsx';
import { RunNotice } from './run-notice.tsx';
import { useColumnKeys } from './use-column-keys.ts';
import { useFocusView } from './use-focus-view.ts';
import { useInNextTask } from './use-in-next-task.ts';
import { useKeptScroll } from './use-kept-scroll.ts';
import { useLaneDrag } from './use-lane-drag.ts';
import { type LaneLayout, useLaneLayout } from './use-lane-layout.ts';
import { useLaneLooks } from './use-lane-looks.ts';
import { useLanes } from './use-lanes.ts';
import { useSyncScroll } from './use-sync-scroll.ts';
import { useVisibleColumns } from './use-visible-columns.ts';

const ColumnsTable = lazily(() => import('./columns-table.tsx').then((module) => module.ColumnsTable));

interface ColumnsProps {
  columns: readonly Column[];
  conversation: ShownConversation;
  models: ReadonlyMap<string, Model>;
  actions: LineUpActions;
  /** How they are looked at, where more than the columns themselves have to do with it. */
  view?: ColumnViewStore;
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
  const { columns, conversation, models } = props;
  // A prompt that is sent stands in the band and leaves the composer at once; all the lanes together would hold that up.
  const { turns, places } = useInNextTask(useConversation(conversation));
  const newest = turns.at(-1) ?? idleRun;
  const grown = useAxis(newest);
  const axis = props.axis ?? grown;
  const { best, onlyReasoning } = useComparison(newest);
  const [allMetrics, setAllMetrics] = useState(false);
  const [ownView] = useState(createColumnView);
  const view = props.view ?? ownView;
  const scroller = useRef<HTMLDivElement>(null);
  const layout = useLaneLayout(scroller, columns, view);
  const { arranged, collapsed, stuck, focused, table } = layout;
  const ids = arranged.map(({ id }) => id).join(' ');
  const uncovered = useVisibleColumns(scroller, ids, stuck.width);
  const visible = new Set([...stuck.left.keys(), ...uncovered]);

  const { looks, actions } = useLaneLooks(columns, layout, view, props.actions);

  useKeptScroll(scroller, ids, collapsed);
  useColumnKeys(scroller, columns, turns, view, actions.move);
  useLaneDrag(scroller, actions.moveTo);
  useSyncScroll(scroller, layout.synced);
  const show = useFocusView(scroller, view, layout, uncovered);

  const names = columnNames(columns, models);
  const lanes = useLanes(view, columns);
  const laneOf = (id: string) => lanes.get(id) ?? 0;
  const toggleMetrics = () => setAllMetrics(!allMetrics);
  const strip = { columns: arranged, names, laneOf, turns, visible, onShow: show };
  const overflows = focused === null && uncovered.size > 0 && visible.size < columns.length;

  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col short:min-h-fit print:block">
      <RunNotice store={newest} />
      {columns.length > 1 && (
        <ColumnTabs
          {...strip}
          focusing={focused !== null}
          table={table}
          onTable={() => view.set({ table: true })}
        />
      )}
      {overflows && <ColumnChips {...strip} />}
      <div className="relative min-h-0 flex-1 bg-surface short:min-h-fit">
        <div
          ref={scroller}
          inert={table}
          data-focus={focused === null ? undefined : ''}
          className="lanes no-scrollbar"
          style={lanesStyle(layout)}
        >
          {arranged.map((column) => {
            const look = looks.get(column.id);
            return (
              look && (
                <ColumnLane
                  key={column.id}
                  column={column}
                  name={names.get(column.id) ?? column.id}
                  lane={laneOf(column.id)}
                  look={look}
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
              )
            );
          })}
        </div>
        {columns.length === 0 && <NoColumns onChoose={actions.choose} />}
        {overflows && <EdgeFades layout={layout} visible={visible} />}
        {table && <ColumnsTable columns={arranged} names={names} laneOf={laneOf} turn={newest} best={best} />}
      </div>
    </div>
  );
}

function lanesStyle({
  arranged,
  collapsed,
  stuck,
}: LaneLayout): CSSProperties & Record<`--${string}`, string | number> {
  return {
    '--lanes': arranged.length,
    '--tracks': tracksOf(arranged, collapsed),
    scrollPaddingLeft: stuck.width,
  };
}

/** More lies beyond an edge that fades. */
function EdgeFades({ layout, visible }: { layout: LaneLayout; visible: ReadonlySet<string> }) {
  const { arranged, stuck } = layout;
  const [first, last] = [arranged[stuck.left.size], arranged.at(-1)];
  return (
    <>
      {first && !visible.has(first.id) && (
        <div aria-hidden="true" className="edge-fade" style={{ left: stuck.width }} />
      )}
      {last && !visible.has(last.id) && <div aria-hidden="true" className="edge-fade right-0 rotate-180" />}
    </>
  );
}
