import type { ColumnView } from '#components/columns/column-view.ts';
import type { Column } from '#lib/prompt/setup.ts';
import { type Keeper, tabStorage } from './kept-conversation.ts';

const key = 'abreast.view';

/** A column as far as it is found again: their ids may be others in the next visit. */
interface KeptColumn {
  model: string;
  pinned: boolean;
  collapsed: boolean;
  focused: boolean;
  lane: number;
}

type Known = Pick<Column, 'id' | 'model'>;

/** Keeps for this tab how the columns are looked at. */
export function keepView(view: ColumnView, columns: readonly Known[], keeper = tabStorage()): void {
  const kept = columns.map(
    ({ id, model }): KeptColumn => ({
      model,
      pinned: view.pinned.has(id),
      collapsed: view.collapsed.has(id),
      focused: view.focused === id,
      lane: view.lanes.get(id) ?? -1,
    }),
  );
  try {
    keeper?.setItem(key, JSON.stringify({ columns: kept, synced: view.synced, table: view.table }));
  } catch {
    // The store is full: a reload shows the columns plainly.
  }
}

export function forgetView(keeper = tabStorage()): void {
  keeper?.removeItem(key);
}

/** What was kept, for the columns that stand now, each found by its model; null when there is nothing of use. */
export function keptView(columns: readonly Known[], keeper = tabStorage()): ColumnView | null {
  const kept = read(keeper);
  if (!kept) return null;
  const left = [...kept.columns];
  const found = columns.map(({ id, model }) => {
    const place = left.findIndex((column) => column.model === model);
    const [column] = place < 0 ? [] : left.splice(place, 1);
    return { id, column };
  });
  const idsWith = (mark: 'pinned' | 'collapsed' | 'focused') =>
    found.filter(({ column }) => column?.[mark]).map(({ id }) => id);
  return {
    pinned: new Set(idsWith('pinned')),
    collapsed: new Set(idsWith('collapsed')),
    focused: idsWith('focused')[0] ?? null,
    synced: kept.synced,
    table: kept.table,
    lanes: new Map(
      found.flatMap(({ id, column }) => (column && column.lane >= 0 ? [[id, column.lane]] : [])),
    ),
  };
}

function read(keeper: Keeper | null): { columns: KeptColumn[]; synced: boolean; table: boolean } | null {
  try {
    const value: unknown = JSON.parse(keeper?.getItem(key) ?? 'null');
    if (!(value instanceof Object && 'columns' in value && Array.isArray(value.columns))) return null;
    return {
      columns: value.columns.filter(isColumn),
      synced: 'synced' in value && value.synced === true,
      table: 'table' in value && value.table === true,
    };
  } catch {
    return null;
  }
}

const isColumn = (value: unknown): value is KeptColumn =>
  value instanceof Object &&
  'model' in value &&
  typeof value.model === 'string' &&
  'lane' in value &&
  typeof value.lane === 'number';
