import type { Parameters } from './parameters.ts';
import type { Column, Setup, Tool } from './setup.ts';

/** The set-up while it is being written: all of it can stand in a URL (url.ts), and `toSetup` makes what is sent. */
export interface Draft {
  prompt: string;
  /** Empty: none. */
  system: string;
  parameters: Parameters;
  tools: Tool[];
  /** JSON Schema the answer must satisfy. */
  schema: Record<string, unknown> | null;
  columns: Column[];
}

export type ColumnChange = Partial<Pick<Column, 'system' | 'parameters' | 'model'>>;

/** Makes column ids. An id must never come twice in a conversation: a column's history hangs on it. */
export type NewId = () => string;

export const mostColumns = 24;

export const emptyDraft: Draft = {
  prompt: '',
  system: '',
  parameters: {},
  tools: [],
  schema: null,
  columns: [],
};

/** `c1`, `c2`, …: the same on the server and in the browser, for the columns a page begins with. */
export function countedIds(): NewId {
  let last = 0;
  return () => {
    last += 1;
    return `c${last}`;
  };
}

export function columnsOf(models: readonly string[], newId: NewId): Column[] {
  return models.slice(0, mostColumns).map((model) => ({ id: newId(), model }));
}

/** The line-up becomes `models`; a column whose model stays keeps its id and what differs there. */
export function chooseModels(draft: Draft, models: readonly string[], newId: NewId): Draft {
  const left = [...draft.columns];
  const columns = models.slice(0, mostColumns).map((model) => {
    const index = left.findIndex((column) => column.model === model);
    const [kept] = index < 0 ? [] : left.splice(index, 1);
    return kept ?? { id: newId(), model };
  });
  return { ...draft, columns };
}

/**
 * What choosing `models` for one column means: the first takes its place, further ones stand after it. A choice that
 * still holds the column's own model leaves it as it is.
 */
export function replaceModel(draft: Draft, id: string, models: readonly string[], newId: NewId): Draft {
  const current = draft.columns.find((column) => column.id === id);
  if (!current || models.length === 0) return draft;
  const stays = models.includes(current.model);
  const others = models.filter((model) => model !== current.model);
  const model = stays ? current.model : (others[0] ?? current.model);
  const added = columnsOf(stays ? others : others.slice(1), newId);
  const columns = draft.columns.flatMap((column) =>
    column.id === id ? [{ ...column, model }, ...added] : [column],
  );
  return { ...draft, columns: columns.slice(0, mostColumns) };
}

export function removeColumn(draft: Draft, id: string): Draft {
  return { ...draft, columns: draft.columns.filter((column) => column.id !== id) };
}

/** The copy stands right after the original, with the same differences. */
export function duplicateColumn(draft: Draft, id: string, newId: NewId): Draft {
  if (draft.columns.length >= mostColumns) return draft;
  const columns = draft.columns.flatMap((column) =>
    column.id === id ? [column, { ...column, id: newId() }] : [column],
  );
  return { ...draft, columns };
}

export function moveColumn(draft: Draft, id: string, by: -1 | 1): Draft {
  const from = draft.columns.findIndex((column) => column.id === id);
  const to = from + by;
  const [column, other] = [draft.columns[from], draft.columns[to]];
  if (!column || !other) return draft;
  const columns = [...draft.columns];
  columns[from] = other;
  columns[to] = column;
  return { ...draft, columns };
}

/** A field set to `undefined` is taken out: the shared value counts there again. */
export function setColumn(draft: Draft, id: string, change: ColumnChange): Draft {
  const columns = draft.columns.map((column) => (column.id === id ? tidy({ ...column, ...change }) : column));
  return { ...draft, columns };
}

function tidy(column: Column): Column {
  const { system, parameters, ...rest } = column;
  return {
    ...rest,
    ...(system !== undefined && { system }),
    ...(parameters && Object.keys(parameters).length > 0 && { parameters }),
  };
}

/** The body of `POST /api/runs`, without what is empty. */
export function toSetup(draft: Draft): Setup {
  const { prompt, system, parameters, tools, schema, columns } = draft;
  return {
    messages: [{ role: 'user', content: prompt }],
    ...(system.trim() !== '' && { system }),
    ...(Object.keys(parameters).length > 0 && { parameters }),
    ...(tools.length > 0 && { tools }),
    ...(schema && { schema }),
    columns,
  };
}
