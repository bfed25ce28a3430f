'use client';

import { type KeyboardEvent, useRef } from 'react';
import type { Column } from '#lib/prompt/setup.ts';
import type { Turn } from '#lib/run/turn.ts';
import { ColumnTab } from './column-tab.tsx';
import { useTabInView } from './use-tab-in-view.ts';

export interface ColumnTabsProps {
  columns: readonly Column[];
  names: ReadonlyMap<string, string>;
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

/** On a phone one column is seen at a time: tabs, which follow the swipe. */
export function ColumnTabs({ columns, names, turns, visible, onShow }: ColumnTabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const active = columns.find(({ id }) => visible.has(id))?.id ?? columns[0]?.id;

  useTabInView(list, active);

  function step(event: KeyboardEvent) {
    const index = columns.findIndex(({ id }) => id === active);
    const to = columns[steps[event.key]?.(index, columns.length - 1) ?? -1];
    if (!to) return;
    event.preventDefault();
    onShow(to.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${to.id}"]`)?.focus();
  }

  return (
    <div
      ref={list}
      role="tablist"
      aria-label="Columns"
      onKeyDown={step}
      className="no-scrollbar relative flex shrink-0 gap-1 overflow-x-auto border-hairline border-b px-2.5 py-[7px] md:hidden"
    >
      {columns.map(({ id }, lane) => (
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
          lane={lane}
          current={id === active}
          onClick={() => onShow(id)}
          className="h-8 px-2.5 text-[13.5px] aria-selected:font-medium"
        />
      ))}
    </div>
  );
}
