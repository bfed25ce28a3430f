import { useEffect } from 'react';
import type { ColumnMenuProps } from './column-menu.tsx';
import { type Freedom, useFreedom } from './freedom.ts';

export interface OfferedColumn {
  menu: ColumnMenuProps;
  freedom: Freedom;
}

const standing = new Map<string, OfferedColumn>();

/** What the menu of a column offers is in the command menu too, for as long as the column is on the page. */
export function useOfferedColumn(menu: ColumnMenuProps): void {
  const freedom = useFreedom();
  const { id } = menu.column;
  useEffect(() => {
    const own = { menu, freedom };
    standing.set(id, own);
    return () => {
      if (standing.get(id) === own) standing.delete(id);
    };
  }, [id, menu, freedom]);
}

/** The columns of the page as they stand now, in their order there. */
export function offeredColumns(): OfferedColumn[] {
  const lanes = [...document.querySelectorAll('[data-column]')];
  return lanes.flatMap((lane) => standing.get(lane.getAttribute('data-column') ?? '') ?? []);
}
