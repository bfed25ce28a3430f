import { columnsOf, type Draft, emptyDraft, mostColumns, type NewId, variablesOf } from './draft.ts';
import type { Parameters } from './parameters.ts';
import { readEntry, readRouting, writeEntry, writeRouting } from './routing.ts';
import { readSetting, withSetting, writeSetting } from './setting-value.ts';
import { settings } from './settings.ts';
import type { Column, Routing, Tool } from './setup.ts';
import { choiceAmong, readToolChoice, writeToolChoice } from './tool-choice.ts';
import { isVariableName, variableValue } from './variables.ts';

/** What a link says. Only what it names is there; `ignored` lists what could not be understood, as it was written. */
export interface Link {
  found: Partial<Draft>;
  ignored: string[];
}

/** Longer ones are left out: a link that a chat program cuts in two helps nobody. */
const longestPrompt = 4_000;
const longestQuery = 8_000;

const settingOf = new Map<string, (typeof settings)[number]>(
  settings.map((setting) => [setting.key, setting]),
);

const variablePrefix = 'var.';
const routingPrefix = 'routing.';

const quote = (key: string, value: string) =>
  `${key}=${value.length > 40 ? `${value.slice(0, 40)}…` : value}`;

/**
 * `?models=a,b&prompt=…&system=…&temperature=0.7&tools=[…]&toolChoice=none&schema={…}`, and with a 1-based prefix what differs in one
 * column: `2.temperature=0&2.system=…`. A list has its key once for each entry. `routing.sort=price` and
 * `2.routing.only=a,b` say which endpoints may answer; `var.city=Oslo` is the value of `{{city}}`.
 */
export function readQuery(params: URLSearchParams, newId: NewId): Link {
  const found: Partial<Draft> = {};
  const ignored: string[] = [];

  const models = params.get('models')?.split(',').map(readEntry).filter(Boolean);
  if (models) found.columns = columnsOf(models, newId);
  if (models && models.length > mostColumns) ignored.push(`models after the ${mostColumns}th`);

  for (const key of new Set(params.keys())) {
    const values = params.getAll(key);
    if (key === 'models' || key.startsWith('utm_')) continue;
    if (!readShared(found, key, values) && !readDifference(found.columns ?? [], key, values)) {
      ignored.push(quote(key, values[0] ?? ''));
    }
  }
  return { found, ignored };
}

/** True when it was understood. */
function readShared(found: Partial<Draft>, key: string, values: readonly string[]): boolean {
  const [value = ''] = values;
  if (key === 'prompt' || key === 'system') {
    found[key] = value;
    return true;
  }
  if (key === 'tools') {
    const tools = parse(value);
    if (!Array.isArray(tools) || !tools.every(isTool)) return false;
    found.tools = tools;
    return true;
  }
  if (key === 'toolChoice') {
    const choice = readToolChoice(value);
    if (choice) found.toolChoice = choice;
    return choice !== null;
  }
  if (key === 'schema') {
    const schema = parse(value);
    if (!isRecord(schema)) return false;
    found.schema = schema;
    return true;
  }
  if (key.startsWith(variablePrefix)) {
    const name = key.slice(variablePrefix.length);
    if (isVariableName(name)) found.variables = { ...found.variables, [name]: value };
    return isVariableName(name);
  }
  if (key.startsWith(routingPrefix)) {
    const routing = readRouting(found.routing ?? {}, key.slice(routingPrefix.length), value);
    if (routing) found.routing = routing;
    return routing !== null;
  }
  const parameters = readParameter(found.parameters ?? {}, key, values);
  if (parameters) found.parameters = parameters;
  return parameters !== null;
}

function readDifference(columns: Column[], key: string, values: readonly string[]): boolean {
  const [, place = '', field = ''] = /^([1-9]\d?)\.([\w.]+)$/.exec(key) ?? [];
  const index = Number(place) - 1;
  const column = columns[index];
  if (!column) return false;
  if (field === 'system') {
    columns[index] = { ...column, system: values[0] ?? '' };
    return true;
  }
  if (field.startsWith(routingPrefix)) {
    const routing = readRouting(column.routing ?? {}, field.slice(routingPrefix.length), values[0] ?? '');
    if (routing) columns[index] = { ...column, routing };
    return routing !== null;
  }
  const parameters = readParameter(column.parameters ?? {}, field, values);
  if (parameters) columns[index] = { ...column, parameters };
  return parameters !== null;
}

function readParameter(parameters: Parameters, key: string, values: readonly string[]): Parameters | null {
  const setting = settingOf.get(key);
  const value = setting && readSetting(setting, values);
  return setting && value !== undefined ? withSetting(parameters, setting, value) : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const toolFields = new Set([
  'name',
  'description',
  'parameters',
  'result',
] satisfies (keyof Tool)[] as string[]);

function isTool(value: unknown): value is Tool {
  if (!isRecord(value)) return false;
  const { name, description, parameters, result } = value;
  return (
    typeof name === 'string' &&
    /^[A-Za-z0-9_-]{1,64}$/.test(name) &&
    (description === undefined || typeof description === 'string') &&
    (result === undefined || typeof result === 'string') &&
    isRecord(parameters) &&
    Object.keys(value).every((key) => toolFields.has(key))
  );
}

/** The query that `readQuery` reads back, `?` included; empty for an empty draft. */
export function writeQuery(draft: Draft): string {
  const prompt = draft.prompt.length > longestPrompt ? '' : draft.prompt;
  const whole = query({ ...draft, prompt });
  if (whole.length <= longestQuery) return whole;
  const columns = draft.columns.map(({ id, model }) => ({ id, model }));
  return query({ ...emptyDraft, parameters: draft.parameters, routing: draft.routing, columns });
}

function query(draft: Draft): string {
  // These may stand as they are in a query, and a link with them can be read by people.
  const text = paramsOf(draft)
    .toString()
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/')
    .replaceAll('%2C', ',');
  return text && `?${text}`;
}

/** All of the draft, however long, as `readQuery` reads it back. */
export function paramsOf(draft: Draft): URLSearchParams {
  const params = new URLSearchParams();
  if (draft.columns.length > 0)
    params.set('models', draft.columns.map(({ model }) => writeEntry(model)).join(','));
  if (draft.prompt !== '') params.set('prompt', draft.prompt);
  if (draft.system !== '') params.set('system', draft.system);
  writeParameters(params, '', draft.parameters);
  writeFields(params, routingPrefix, draft.routing);
  if (draft.tools.length > 0) params.set('tools', JSON.stringify(draft.tools));
  const choice = choiceAmong(draft.tools, draft.toolChoice);
  if (choice !== 'auto') params.set('toolChoice', writeToolChoice(choice));
  if (draft.schema) params.set('schema', JSON.stringify(draft.schema));
  for (const name of variablesOf(draft)) {
    const value = variableValue(draft.variables, name);
    if (value !== '') params.set(variablePrefix + name, value);
  }
  for (const [index, column] of draft.columns.entries()) {
    const prefix = `${index + 1}.`;
    if (column.system !== undefined) params.set(`${prefix}system`, column.system);
    writeParameters(params, prefix, column.parameters ?? {});
    writeFields(params, prefix + routingPrefix, column.routing ?? {});
  }
  return params;
}

function writeParameters(params: URLSearchParams, prefix: string, parameters: Parameters): void {
  for (const { key } of settings) {
    const value = parameters[key];
    if (value === undefined) continue;
    for (const text of writeSetting(value)) params.append(prefix + key, text);
  }
}

function writeFields(params: URLSearchParams, prefix: string, routing: Routing): void {
  for (const [field, text] of writeRouting(routing)) params.set(prefix + field, text);
}
