import type { CatalogAnswer, Model } from './model.ts';

/**
 * The list that is shipped, for the first start without a network: facts only, one row per model, newest first.
 * Parameters are numbers into `parameters`, `null` stands for unknown.
 */
interface Snapshot {
  /** ISO 8601: when the list was taken from the provider. */
  taken: string;
  parameters: string[];
  models: Row[];
}

/** id, name, aliases, created, expires, free, context, most output, inputs, outputs, prices, parameters, defaults, reasoning */
type Row = [
  id: string,
  name: string,
  aliases: string[],
  /** Epoch seconds. */
  created: number | null,
  /** Epoch seconds. */
  expires: number | null,
  free: 0 | 1,
  contextLength: number | null,
  maxOutput: number | null,
  inputs: string,
  outputs: string,
  /** USD per unit: input, output, cache read, request, image. */
  pricing: (number | null)[],
  parameters: number[],
  defaults: Record<string, number>,
  reasoning: [mandatory: 0 | 1, efforts: string | null, defaultEffort: string | null, budget: 0 | 1] | null,
];

const PROVIDER = 'openrouter';
const PREFIX = `${PROVIDER}:`;

const toSeconds = (ms: number | null): number | null => (ms === null ? null : ms / 1000);
const toMs = (seconds: number | null): number | null => (seconds === null ? null : seconds * 1000);
const toBit = (value: boolean): 0 | 1 => (value ? 1 : 0);
const join = (list: readonly string[]): string => list.join(' ');
const split = (text: string): string[] => (text === '' ? [] : text.split(' '));

function packReasoning(reasoning: Model['reasoning']): Row[13] {
  if (reasoning === null) return null;
  const { mandatory, efforts, defaultEffort, budget } = reasoning;
  return [toBit(mandatory), efforts && join(efforts), defaultEffort, toBit(budget)];
}

function packModel(model: Model, numberOf: ReadonlyMap<string, number>): Row {
  const { input, output, cacheRead, request, image } = model.pricing;
  return [
    model.id.slice(PREFIX.length),
    model.name,
    model.aliases,
    toSeconds(model.created),
    toSeconds(model.expires),
    toBit(model.free),
    model.contextLength,
    model.maxOutput,
    join(model.inputs),
    join(model.outputs),
    [input, output, cacheRead, request, image],
    model.parameters.map((name) => numberOf.get(name)).filter((index) => index !== undefined),
    model.defaults,
    packReasoning(model.reasoning),
  ];
}

/** OpenRouter models → the snapshot. Descriptions are left out: they are somebody's text, not facts. */
export function packSnapshot(models: readonly Model[], taken: string): Snapshot {
  const parameters = [...new Set(models.flatMap((model) => model.parameters))].sort();
  const numberOf = new Map(parameters.map((name, index) => [name, index]));
  return { taken, parameters, models: models.map((model) => packModel(model, numberOf)) };
}

function unpackModel(row: Row, parameterNames: readonly string[]): Model {
  const [name, title, aliases, created, expires, free, contextLength, maxOutput] = row;
  const [, , , , , , , , inputs, outputs, prices, parameters, defaults, reasoning] = row;
  const [input = null, output = null, cacheRead = null, request = null, image = null] = prices;
  const batchOnly = name.endsWith(':batch');
  return {
    id: PREFIX + name,
    name: title,
    provider: PROVIDER,
    free: free === 1,
    available: !batchOnly,
    unavailable: batchOnly ? 'batch-only' : null,
    contextLength,
    maxOutput,
    inputs: split(inputs),
    outputs: split(outputs),
    parameters: parameters.flatMap((index) => parameterNames[index] ?? []),
    defaults,
    reasoning: reasoning && {
      mandatory: reasoning[0] === 1,
      efforts: reasoning[1] === null ? null : split(reasoning[1]),
      defaultEffort: reasoning[2],
      budget: reasoning[3] === 1,
    },
    pricing: { input, output, cacheRead, request, image },
    created: toMs(created),
    expires: toMs(expires),
    description: null,
    aliases,
  };
}

export function unpackSnapshot(snapshot: Snapshot): CatalogAnswer {
  const models = snapshot.models.map((row) => unpackModel(row, snapshot.parameters));
  return { source: 'snapshot', fetchedAt: Date.parse(snapshot.taken), models };
}

/** The shipped list. Loaded when first needed: a server that reaches OpenRouter never pays for it. */
export async function readSnapshot(): Promise<CatalogAnswer> {
  const { default: snapshot } = await import('./snapshot.json', { with: { type: 'json' } });
  // TypeScript takes the rows of a JSON file for lists, not for tuples.
  return unpackSnapshot(snapshot as unknown as Snapshot);
}

/** One line per model, so that a newer snapshot reads as a diff. */
export function printSnapshot(snapshot: Snapshot): string {
  const rows = snapshot.models.map((row) => JSON.stringify(row)).join(',\n');
  const { taken, parameters } = snapshot;
  return `{\n"taken": ${JSON.stringify(taken)},\n"parameters": ${JSON.stringify(parameters)},\n"models": [\n${rows}\n]\n}\n`;
}
