'use client';

import { Maximize2, MoveVertical, Table2 } from 'lucide-react';
import { keyHints } from '#components/command/shortcuts.ts';
import { useSingleKeys } from '#components/command/single-keys.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { ColumnViewStore } from './column-view.ts';
import { useColumnView } from './use-column-view.ts';

const look = 'aria-pressed:bg-fill aria-pressed:text-ink';

/** How the columns are looked at: one large, scrolled together, their figures in a table. Nothing for a single one. */
export function ViewTools({ view, count }: { view: ColumnViewStore; count: number }) {
  const { focused, synced, table } = useColumnView(view);
  const singleKeys = useSingleKeys();
  if (count < 2) return null;
  return (
    <div className="flex shrink-0 items-center gap-0.5">
      <IconButton
        label="Focus view"
        icon={Maximize2}
        iconSize={15}
        aria-pressed={focused !== null}
        onClick={view.toggleFocus}
        className={look}
        {...keyHints('focus', singleKeys)}
      />
      <IconButton
        label="Scroll columns together"
        icon={MoveVertical}
        iconSize={15}
        aria-pressed={synced}
        onClick={view.toggleSync}
        className={look}
        {...keyHints('sync', singleKeys)}
      />
      <IconButton
        label="Metrics table"
        icon={Table2}
        iconSize={15}
        aria-pressed={table}
        onClick={view.toggleTable}
        className={look}
      />
    </div>
  );
}
