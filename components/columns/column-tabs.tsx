'use client';

import { clsx } from 'clsx';
import { Table2 } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import type { Column } from '#lib/prompt/setup.ts';
import type { Turn } from '#lib/run/turn.ts';
import { ColumnTab } from './column-tab.tsx';
import { useTabInView } from './use-tab-in-view.ts';

export interface ColumnTabsProps {
  columns: readonly Column[];
  names: ReadonlyMap<string, string>;
  /** The number of a column's lane, which gives it its colour. */
  laneOf: (column: string) => number;
  turns: readonly Turn[];
  /** The columns that can be seen, in their order. */
  visible: ReadonlySet<string>;
  onShow: (column: string) => void;
}

const steps: Record<string, (index: number, last: number) => number> = {
  ArrowRight: (index, last) => (index === last ? 0 : index + 1),
  ArrowLeft: (index, last) => (index === 0 ? last : index - 1),
  Home: () => 0,
  End: (_index, last) => last,
};

interface FocusTabsProps extends ColumnTabsProps {
  /** One column at a time on a wide screen, too. */
  focusing: boolean;
  /** The table stands in the place of the columns. */
  table: boolean;
  onTable: () => void;
}

/** The last tab: no column has that id. */
const table = 'table';

/** One column is seen at a time, on a phone or in the focus view: tabs, which follow the swipe; the last, always in sight, is a table. */
export function ColumnTabs({ columns, names, laneOf, turns, visible, onShow, ...props }: FocusTabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const row = useRef<HTMLDivElement>(null);
  const tabs = [...columns.map(({ id }) => id), table];
  const seen = tabs.find((id) => visible.has(id)) ?? tabs[0];
  const active = props.table ? table : seen;

  useTabInView(row, active === table ? undefined : active);

  function step(event: KeyboardEvent) {
    const index = tabs.indexOf(active ?? '');
    const to = tabs[steps[event.key]?.(index, tabs.length - 1) ?? -1];
    if (to === undefined) return;
    event.preventDefault();
    if (to === table) props.onTable();
    else onShow(to);
    list.current?.querySelector<HTMLElement>(`[data-tab="${to}"]`)?.focus();
  }

  return (
    <div
      ref={list}
      role="tablist"
      aria-label="Columns"
      onKeyDown={step}
      className={clsx(
        'flex shrink-0 items-center gap-1 border-hairline border-b pr-2.5 print:hidden',
        !props.focusing && 'md:hidden',
      )}
    >
      <div
        ref={row}
        className="no-scrollbar fading-ends relative flex gap-1 overflow-x-auto py-[7px] pl-2.5 short:py-px"
      >
        {columns.map(({ id }) => (
          <ColumnTab
            key={id}
            role="tab"
            data-tab={id}
            aria-selected={id === active}
            aria-controls={`column-${id}`}
            tabIndex={id === active ? 0 : -1}
            turns={turns}
            column={id}
            name={names.get(id) ?? id}
            lane={laneOf(id)}
            current={id === active}
            onClick={() => onShow(id)}
            className="h-8 px-2.5 text-[13.5px] aria-selected:font-medium"
          />
        ))}
      </div>
      <button
        type="button"
        role="tab"
        data-tab={table}
        aria-selected={active === table}
        aria-controls={active === table ? 'columns-table' : undefined}
        tabIndex={active === table ? 0 : -1}
        onClick={props.onTable}
        className="flex h-8 shrink-0 items-center gap-2 rounded-control px-2.5 text-[13.5px] text-soft aria-selected:bg-fill aria-selected:font-medium aria-selected:text-ink"
      >
        <Table2 size={14} strokeWidth={1.75} aria-hidden="true" />
        Table
      </button>
    </div>
  );
}
