import { withoutSuffix } from '#lib/catalog/model-id.ts';
import { type Attachment, contentOf } from './attachment.ts';
import type { Parameters } from './parameters.ts';
import { withoutEndpoints } from './routing.ts';
import type { Column, Routing, Setup, Tool, ToolChoice } from './setup.ts';
import { choiceAmong } from './tool-choice.ts';
import { fillIn, missingIn, type Variables, variablesIn } from './variables.ts';

/** The set-up while it is being written: all of it can stand in a URL (url.ts), and `toSetup` makes what is sent. */
export interface Draft {
  prompt: string;
  /** Empty: none. */
  system: string;
  parameters: Parameters;
  /** Which endpoints OpenRouter may use. */
  routing: Routing;
  tools: Tool[];
  toolChoice: ToolChoice;
  /** JSON Schema the answer must satisfy. */
  schema: Record<string, unknown> | null;
  /** Values of the variables in the prompt and the system prompts; also of those that stand there no more. */
  variables: Variables;
  columns: Column[];
}

export type ColumnChange = Partial<Pick<Column, 'system' | 'parameters' | 'routing' | 'model'>>;

/** Makes column ids. An id must never come twice in a conversation: a column's history hangs on it. */
export type NewId = () => string;

export const mostColumns = 24;

export const emptyDraft: Draft = {
  prompt: '',
  system: '',
  parameters: {},
  routing: {},
  tools: [],
  toolChoice: 'auto',
  schema: null,
  variables: {},
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
    column.id === id ? [changed(column, { model }), ...added] : [column],
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

/** A field set to `undefined` is taken out: the shared value counts there again. */
export function setColumn(draft: Draft, id: string, change: ColumnChange): Draft {
  const columns = draft.columns.map((column) => (column.id === id ? changed(column, change) : column));
  return { ...draft, columns };
}

/** Endpoints named for a column's old model go with it; another variant of the same model keeps them. */
function changed(column: Column, change: ColumnChange): Column {
  const { model = column.model } = change;
  const stays = withoutSuffix(model) === withoutSuffix(column.model);
  const routing = column.routing && (stays ? column.routing : withoutEndpoints(column.routing));
  return tidy({ ...column, routing, ...change });
}

function tidy(column: Partial<Column> & Pick<Column, 'id' | 'model'>): Column {
  const { system, parameters, routing, ...rest } = column;
  return {
    ...rest,
    ...(system !== undefined && { system }),
    ...(parameters && Object.keys(parameters).length > 0 && { parameters }),
    ...(routing && Object.keys(routing).length > 0 && { routing }),
  };
}

/** The variables of the prompt and of every system prompt, in that order. */
export function variablesOf({ prompt, system, columns }: Draft): string[] {
  return variablesIn([prompt, system, ...columns.map((column) => column.system ?? '')]);
}

/** The variables that keep the draft from being sent. */
export function missingVariables(draft: Draft): string[] {
  return missingIn(variablesOf(draft), draft.variables);
}

/** The body of `POST /api/runs`, variables filled in, without what is empty. */
export function toSetup(draft: Draft, attachments: readonly Attachment[] = []): Setup {
  const { parameters, routing, tools, schema, variables } = draft;
  const toolChoice = choiceAmong(tools, draft.toolChoice);
  const prompt = fillIn(draft.prompt, variables);
  const system = fillIn(draft.system, variables);
  const columns = draft.columns.map((column) =>
    column.system === undefined ? column : { ...column, system: fillIn(column.system, variables) },
  );
  return {
    messages: [{ role: 'user', content: contentOf(prompt, attachments) }],
    ...(system.trim() !== '' && { system }),
    ...(Object.keys(parameters).length > 0 && { parameters }),
    ...(Object.keys(routing).length > 0 && { routing }),
    ...(tools.length > 0 && { tools }),
    ...(toolChoice !== 'auto' && { toolChoice }),
    ...(schema && { schema }),
    columns,
  };
}
