'use client';

import { MetricsRow } from '#components/metrics/metrics-row.tsx';
import { TimingStrip } from '#components/timing/timing-strip.tsx';
import { laneStyle } from '#components/ui/lane.ts';
import type { Model } from '#lib/catalog/model.ts';
import type { Column } from '#lib/prompt/setup.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { stateIn } from '#lib/run/running.ts';
import { useRun } from '#lib/run/use-run.ts';
import type { ColumnActions, SharedSettings } from './column-actions.ts';
import { ColumnBody } from './column-body.tsx';
import { ColumnHeader } from './column-header.tsx';

interface ColumnLaneProps {
  column: Column;
  name: string;
  /** Its place in the line-up, and the last place there is. */
  lane: number;
  last: number;
  turns: readonly RunStore[];
  /** The newest turn's. */
  store: RunStore;
  models: ReadonlyMap<string, Model>;
  actions: ColumnActions;
  shared: SharedSettings;
  axis: number;
  best: readonly string[];
  onlyReasoning: boolean;
  allMetrics: boolean;
  onAllMetrics: () => void;
}

/** One column, from its header down to its figures. */
export function ColumnLane(props: ColumnLaneProps) {
  const { column, name, lane, last, turns, store, models, actions, shared, axis } = props;
  const state = useRun(store, (run) => stateIn(run, column.id));
  return (
    <section
      id={`column-${column.id}`}
      aria-label={name}
      data-column={column.id}
      data-state={state}
      tabIndex={-1}
      style={laneStyle(lane)}
      className="lane"
    >
      <ColumnHeader
        column={column}
        name={name}
        place={lane}
        last={last}
        model={models.get(column.model)}
        store={store}
        actions={actions}
        shared={shared}
      />
      <TimingStrip store={store} column={column.id} axis={axis} />
      <ColumnBody
        column={column}
        turns={turns}
        models={models}
        actions={actions}
        onlyReasoning={props.onlyReasoning}
        alone={last === 0}
      />
      <MetricsRow
        store={store}
        column={column.id}
        best={props.best}
        open={props.allMetrics}
        onToggle={props.onAllMetrics}
      />
    </section>
  );
}
