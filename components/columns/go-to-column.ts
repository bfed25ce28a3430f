import { flushSync } from 'react-dom';
import type { ColumnViewStore } from './column-view.ts';

/** Moves the focus to a column, and so the line-up to where it can be seen. */
export function goToColumn(view: ColumnViewStore, column: string): void {
  // What lies under the table cannot take the focus.
  if (view.get().table) flushSync(view.toggleTable);
  document.getElementById(`column-${column}`)?.focus();
}
