'use client';

import { memo, type ReactNode } from 'react';
import { MetricsRow } from '#components/metrics/metrics-row.tsx';
import { TimingStrip } from '#components/timing/timing-strip.tsx';
import { laneStyle } from '#components/ui/lane.ts';
import type { Model } from '#lib/catalog/model.ts';
import { modelIn } from '#lib/catalog/model-id.ts';
import type { Column } from '#lib/prompt/setup.ts';
import type { Place } from '#lib/run/conversation.ts';
import { stateIn } from '#lib/run/running.ts';
import type { Turn } from '#lib/run/turn.ts';
import { useRun } from '#lib/run/use-run.ts';
import type { ColumnActions, SharedSettings } from './column-actions.ts';
import { ColumnBody } from './column-body.tsx';
import { ColumnHeader } from './column-header.tsx';
import { idleRun } from './idle-run.ts';
import { LaneFold } from './lane-fold.tsx';
import type { LaneLook } from './lane-look.ts';
import { useLaneAxis } from './use-lane-axis.ts';
import { useSiblings } from './use-siblings.ts';
import { useStanding } from './use-standing.ts';

interface ColumnLaneProps {
  column: Column;
  name: string;
  /** Its place in the line-up, which gives it its colour. */
  lane: number;
  look: LaneLook;
  turns: readonly Turn[];
  places: readonly Place[];
  models: ReadonlyMap<string, Model>;
  actions: ColumnActions;
  shared: SharedSettings;
  axis: number;
  overStrip: ((column: string) => ReactNode) | undefined;
  best: readonly string[];
  onlyReasoning: boolean;
  allMetrics: boolean;
  onAllMetrics: () => void;
}

const nothingBest: readonly string[] = [];

/** One column, from its header down to its figures. What changes among the columns seldom changes it, and there are many. */
export const ColumnLane = memo(function ColumnLane(props: ColumnLaneProps) {
  const { column, name, lane, look, turns, places, models, actions, shared } = props;
  const newest = turns.at(-1) ?? idleRun;
  const { current, turn, store: standing } = useStanding(turns, column.id);
  const state = useRun(standing, (run) => stateIn(run, column.id));
  const siblings = useSiblings(turn, column.id);
  const { store } = siblings;
  const compared = turn === newest && store === standing;
  const axis = useLaneAxis(store, column.id, compared ? null : props.axis) ?? props.axis;
  return (
    <section
      id={`column-${column.id}`}
      aria-label={name}
      data-column={column.id}
      data-state={state}
      data-pinned={look.pinned ? '' : undefined}
      data-stuck={look.left === undefined ? undefined : ''}
      data-collapsed={look.collapsed ? '' : undefined}
      tabIndex={-1}
      style={{ ...laneStyle(lane), left: look.left }}
      className="lane"
    >
      {look.collapsed && <LaneFold name={name} state={state} onExpand={look.onExpand} />}
      <ColumnHeader
        column={column}
        name={name}
        look={look}
        model={modelIn(models, column.model)}
        store={standing}
        shown={store}
        hasTurns={turns.length > 0}
        actions={actions}
        shared={shared}
      />
      <TimingStrip store={store} column={column.id} axis={axis}>
        {compared && props.overStrip?.(column.id)}
      </TimingStrip>
      <ColumnBody
        column={column}
        turns={turns}
        places={places}
        current={current}
        siblings={siblings}
        models={models}
        actions={actions}
        onlyReasoning={compared && props.onlyReasoning}
        alone={look.alone}
      />
      <MetricsRow
        store={store}
        column={column.id}
        best={compared ? props.best : nothingBest}
        open={props.allMetrics}
        onToggle={props.onAllMetrics}
      />
    </section>
  );
});
