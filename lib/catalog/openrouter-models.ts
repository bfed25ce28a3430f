import { z } from 'zod';
import { number, positive, readPrice, readPricing, record, text, texts } from './lenient.ts';
import type { Model } from './model.ts';

const reasoning = z.object({
  mandatory: z.boolean().catch(false),
  /** Omitted: no choice of effort. Null: any effort. */
  supported_efforts: z.union([z.null(), texts]).default([]),
  default_effort: text,
  supports_max_tokens: z.boolean().catch(false),
});

/** Every field of an entry is optional: only the id must be there. */
const entrySchema = z.object({
  id: z.string().min(1),
  name: text,
  canonical_slug: text,
  created: number,
  description: text,
  context_length: number,
  architecture: z
    .object({ modality: text, input_modalities: texts, output_modalities: texts })
    .catch({ modality: null, input_modalities: [], output_modalities: [] }),
  pricing: record,
  top_provider: z
    .object({ context_length: number, max_completion_tokens: number })
    .catch({ context_length: null, max_completion_tokens: null }),
  supported_parameters: texts,
  default_parameters: record,
  expiration_date: text,
  reasoning: reasoning.nullable().catch(null),
  alias_target: z.object({ slug: text }).nullable().catch(null),
});

type Entry = z.infer<typeof entrySchema>;

/** Seen on entries that never end. */
const NEVER = '2098-12-31';
const DAY_FORM = /^\d{4}-\d{2}-\d{2}/;

/** `discount` is a share and no price; `overrides` is a list of prices under conditions. */
function hasOtherPrice(pricing: Record<string, unknown>): boolean {
  const { prompt, completion, discount, ...others } = pricing;
  return Object.values(others).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== null && readPrice(value) !== 0,
  );
}

/** A zero price alone is not enough: media models priced per picture or per song list zero for both tokens. */
function isFree(entry: Entry, outputs: readonly string[]): boolean {
  if (entry.id.endsWith(':free') || entry.id === 'openrouter/free') return true;
  const { input, output } = readPricing(entry.pricing);
  const textOnly = outputs.length === 1 && outputs[0] === 'text';
  return input === 0 && output === 0 && textOnly && !hasOtherPrice(entry.pricing);
}

/** `text+image->text`, the older way to say it, where the lists are missing. */
function modalities(list: readonly string[], modality: string | null, side: 0 | 1): string[] {
  if (list.length > 0) return [...list];
  const half = modality?.split('->')[side] ?? '';
  return half.split('+').filter((name) => name !== '');
}

function readExpiry(date: string | null): number | null {
  if (date === null || !DAY_FORM.test(date) || date.startsWith(NEVER)) return null;
  const instant = Date.parse(date);
  return Number.isNaN(instant) ? null : instant;
}

function readDefaults(defaults: Record<string, unknown>): Record<string, number> {
  const numbers = Object.entries(defaults).filter(
    (pair): pair is [string, number] => typeof pair[1] === 'number',
  );
  return Object.fromEntries(numbers);
}

function readReasoning(value: Entry['reasoning']): Model['reasoning'] {
  if (value === null) return null;
  return {
    mandatory: value.mandatory,
    efforts: value.supported_efforts,
    defaultEffort: value.default_effort,
    budget: value.supports_max_tokens,
  };
}

function toModel(entry: Entry): Model {
  const batchOnly = entry.id.endsWith(':batch');
  const { modality, input_modalities, output_modalities } = entry.architecture;
  const outputs = modalities(output_modalities, modality, 1);
  const created = positive(entry.created);
  const others = [entry.canonical_slug, entry.alias_target?.slug ?? null];
  return {
    id: `openrouter:${entry.id}`,
    name: entry.name ?? entry.id,
    provider: 'openrouter',
    free: isFree(entry, outputs),
    available: !batchOnly,
    unavailable: batchOnly ? 'batch-only' : null,
    contextLength: positive(entry.context_length) ?? positive(entry.top_provider.context_length),
    maxOutput: positive(entry.top_provider.max_completion_tokens),
    inputs: modalities(input_modalities, modality, 0),
    outputs,
    parameters: entry.supported_parameters,
    defaults: readDefaults(entry.default_parameters),
    reasoning: readReasoning(entry.reasoning),
    pricing: readPricing(entry.pricing),
    created: created === null ? null : created * 1000,
    expires: readExpiry(entry.expiration_date),
    description: entry.description,
    aliases: [...new Set(others)].filter((slug) => slug !== null).filter((slug) => slug !== entry.id),
  };
}

const envelopeSchema = z.object({ data: z.unknown().optional(), models: z.unknown().optional() }).catch({});

/** The list inside whatever envelope it comes in: `{ data }`, `{ models }`, or none. */
function entriesOf(body: unknown): unknown[] {
  if (Array.isArray(body)) return body;
  const envelope = envelopeSchema.parse(body);
  return [envelope.data, envelope.models].find(Array.isArray) ?? [];
}

interface OpenRouterModels {
  models: Model[];
  /** Entries without a usable id. */
  dropped: number;
}

/** Reads the body of `GET /models`. Never throws; of two entries with one id the first counts. */
export function readOpenRouterModels(body: unknown): OpenRouterModels {
  const models = new Map<string, Model>();
  let dropped = 0;
  for (const entry of entriesOf(body)) {
    const { data } = entrySchema.safeParse(entry);
    if (data === undefined) dropped++;
    else if (!models.has(data.id)) models.set(data.id, toModel(data));
  }
  return { models: [...models.values()], dropped };
}
