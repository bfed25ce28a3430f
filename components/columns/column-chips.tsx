'use client';

import { useRef } from 'react';
import { ColumnTab } from './column-tab.tsx';
import type { ColumnTabsProps } from './column-tabs.tsx';
import { useTabInView } from './use-tab-in-view.ts';

/** More columns than fit: a thin map of all of them, those in view marked; a click goes there. */
export function ColumnChips({ columns, names, laneOf, turns, visible, onShow }: ColumnTabsProps) {
  const row = useRef<HTMLElement>(null);
  useTabInView(row, columns.find(({ id }) => visible.has(id))?.id);
  return (
    <nav
      ref={row}
      aria-label="Columns"
      className="no-scrollbar fading-ends relative hidden shrink-0 gap-0.5 overflow-x-auto border-hairline border-b px-2 py-1 md:flex print:hidden"
    >
      {columns.map(({ id }) => (
        <ColumnTab
          key={id}
          data-tab={id}
          turns={turns}
          column={id}
          name={names.get(id) ?? id}
          lane={laneOf(id)}
          current={visible.has(id)}
          onClick={() => onShow(id)}
          className="h-6 px-2 text-[12px] hover:text-ink"
        />
      ))}
    </nav>
  );
}
