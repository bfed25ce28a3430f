import type { Column } from '#lib/prompt/setup.ts';
import type { ColumnViewStore } from './column-view.ts';
import type { Lanes } from './lanes.ts';
import { useColumnView } from './use-column-view.ts';

/** The lanes that columns have in a view, as long as they are in it. */
export function useLanes(view: ColumnViewStore, columns: readonly Column[]): Lanes {
  const { lanes } = useColumnView(view);
  return view.lanesOf(columns, lanes);
}
