import type { Column } from '#lib/prompt/setup.ts';
import type { KeptFork } from '#lib/run/conversation.ts';

/** Enough of `sessionStorage`. */
export type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A column as far as its replies must find it again. */
type KeptColumn = Pick<Column, 'id' | 'model'>;

const runsKey = 'abreast.runs';
const columnsKey = 'abreast.columns';

/** This tab's; null where a browser's settings forbid it: merely reading the property throws there. */
export function tabStorage(): Keeper | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

/** Keeps for this tab where its conversation is found again; one without turns is forgotten. */
export function keepRuns(kept: KeptFork, keeper = tabStorage()): void {
  if (kept.next.length === 0) keeper?.removeItem(runsKey);
  else put(runsKey, kept, keeper);
}

export function keepColumns(columns: readonly KeptColumn[], keeper = tabStorage()): void {
  const kept = columns.map(({ id, model }) => ({ id, model }));
  put(columnsKey, kept, keeper);
}

function put(key: string, value: unknown, keeper: Keeper | null): void {
  try {
    keeper?.setItem(key, JSON.stringify(value));
  } catch {
    // The store is full: a reload will begin anew, and nothing else is lost.
  }
}

/** What was kept; null when there is nothing of use. */
export function keptConversation(keeper = tabStorage()): { runs: KeptFork; columns: KeptColumn[] } | null {
  try {
    const runs: unknown = JSON.parse(keeper?.getItem(runsKey) ?? 'null');
    const columns: unknown = JSON.parse(keeper?.getItem(columnsKey) ?? 'null');
    if (!isFork(runs)) return null;
    return { runs, columns: Array.isArray(columns) ? columns.filter(isColumn) : [] };
  } catch {
    return null;
  }
}

function isFork(value: unknown): value is KeptFork {
  if (!(value instanceof Object && 'next' in value && 'shown' in value)) return false;
  if (typeof value.shown !== 'number' || !Array.isArray(value.next)) return false;
  return value.next.every((branch: unknown) => isFork(branch) && 'runs' in branch && areIds(branch.runs));
}

const areIds = (value: unknown): boolean =>
  Array.isArray(value) && value.every((id) => typeof id === 'string');

function isColumn(value: unknown): value is KeptColumn {
  if (!(value instanceof Object && 'id' in value && 'model' in value)) return false;
  return typeof value.id === 'string' && typeof value.model === 'string';
}

/**
 * The columns under the ids they had before, each found by its model: a column's replies hang on its id. One that was
 * not there gets an id that none of them has.
 */
export function withKeptIds(
  columns: readonly Column[],
  kept: readonly KeptColumn[],
  newId: () => string,
): Column[] {
  const left = [...kept];
  const taken = new Set(kept.map(({ id }) => id));
  return columns.map((column) => {
    const place = left.findIndex(({ model }) => model === column.model);
    const [before] = place < 0 ? [] : left.splice(place, 1);
    if (before) return { ...column, id: before.id };
    return taken.has(column.id) ? { ...column, id: newId() } : column;
  });
}
