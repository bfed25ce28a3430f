import { useSyncExternalStore } from 'react';
import type { ColumnView, ColumnViewStore } from './column-view.ts';

export function useColumnView(view: ColumnViewStore): ColumnView {
  return useSyncExternalStore(view.subscribe, view.get, view.get);
}
