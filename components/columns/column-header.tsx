'use client';

import { Pin } from 'lucide-react';
import type { Model } from '#lib/catalog/model.ts';
import type { Column } from '#lib/prompt/setup.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import type { ColumnActions, SharedSettings } from './column-actions.ts';
import { ColumnBadges } from './column-badges.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { ColumnSettings } from './column-settings.tsx';
import { useFreedom } from './freedom.ts';
import type { LaneLook } from './lane-look.ts';
import { StopOrRetry } from './stop-or-retry.tsx';

interface ColumnHeaderProps {
  column: Column;
  name: string;
  look: LaneLook;
  model: Model | undefined;
  /** What stands in the column, and what is shown there: an earlier reply may be looked at. */
  store: RunStore;
  shown: RunStore;
  hasTurns: boolean;
  actions: ColumnActions;
  shared: SharedSettings;
}

export function ColumnHeader(props: ColumnHeaderProps) {
  const { column, name, model, store, actions } = props;
  const free = useFreedom() === 'all';
  return (
    <header
      data-drag-handle={free ? '' : undefined}
      className="flex h-header shrink-0 items-center gap-2 pr-2 pl-3.5"
    >
      <span aria-hidden="true" className="size-2 shrink-0 rounded-full bg-lane forced-color-adjust-none" />
      <h2 title={column.model} className="min-w-0 truncate text-title">
        {name}
      </h2>
      {props.look.pinned && <PinnedMark />}
      <ColumnBadges column={column} model={model} shared={props.shared} />
      <div className="ml-auto flex shrink-0 items-center gap-1 print:hidden">
        <StopOrRetry store={store} column={column} />
        {free && <ColumnSettings column={column} model={model} shared={props.shared} actions={actions} />}
        <ColumnMenu
          column={column}
          name={name}
          look={props.look}
          store={store}
          shown={props.shown}
          hasTurns={props.hasTurns}
          actions={actions}
        />
      </div>
    </header>
  );
}

function PinnedMark() {
  return (
    <span className="shrink-0 text-mute" data-tooltip="Pinned left">
      <Pin size={12} strokeWidth={1.75} aria-hidden="true" />
      <span className="sr-only">Pinned left</span>
    </span>
  );
}
