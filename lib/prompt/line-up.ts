import { type Draft, mostColumns, type NewId } from './draft.ts';
import type { Column } from './setup.ts';

/** A column as a line-up keeps it: a model and what differs there. */
export type Standing = Omit<Column, 'id' | 'messages'>;

export function standingOf({ id: _, messages: __, ...standing }: Column): Standing {
  return standing;
}

/**
 * The line-up becomes these; prompt and shared settings stay. A column whose model stays keeps its id, and with it what
 * it has heard, wherever it stands now.
 */
export function loadLineUp(draft: Draft, line: readonly Standing[], newId: NewId): Draft {
  const left = [...draft.columns];
  const columns = line.slice(0, mostColumns).map((standing) => {
    const index = left.findIndex(({ model }) => model === standing.model);
    const [kept] = index < 0 ? [] : left.splice(index, 1);
    return { ...standing, id: kept?.id ?? newId() };
  });
  return { ...draft, columns };
}

/** `to` is the place it has afterwards; beyond the ends is at the end. */
export function moveColumnTo(draft: Draft, id: string, to: number): Draft {
  const column = draft.columns.find((each) => each.id === id);
  if (!column) return draft;
  const columns = draft.columns.filter((each) => each !== column);
  columns.splice(Math.max(0, to), 0, column);
  return { ...draft, columns };
}

/** Puts back what was taken out, in its old place as far as there still is one. */
export function restoreColumn(draft: Draft, column: Column, place: number): Draft {
  if (draft.columns.length >= mostColumns || draft.columns.some(({ id }) => id === column.id)) return draft;
  const columns = [...draft.columns];
  columns.splice(place, 0, column);
  return { ...draft, columns };
}
