import { type Persona, personas } from '#lib/simulator/personas.ts';

/** One entry of `GET /models`, every key the live list carries for a text model. Prices are decimal strings in USD per token. */
export interface ModelRow {
  id: string;
  canonical_slug: string;
  hugging_face_id: string | null;
  name: string;
  created: number;
  description: string;
  context_length: number | null;
  architecture: {
    modality: string | null;
    input_modalities: readonly string[];
    output_modalities: readonly string[];
    tokenizer: string;
    instruct_type: string | null;
  };
  pricing: { prompt: string; completion: string } & Readonly<Record<string, string>>;
  top_provider: {
    context_length: number | null;
    max_completion_tokens: number | null;
    is_moderated: boolean;
  };
  per_request_limits: null;
  supported_parameters: readonly string[];
  default_parameters: Readonly<Record<string, number | null>> | null;
  supported_voices: readonly string[] | null;
  knowledge_cutoff: string | null;
  expiration_date: string | null;
  links: { details: string };
  reasoning?: {
    mandatory: boolean;
    default_enabled?: boolean;
    supported_efforts?: readonly string[] | null;
    default_effort?: string;
    supports_max_tokens?: true;
  };
}

/** 2026-11-01 00:00 UTC: when every simulated row says it was added. */
const created = 1_793_491_200;

/** The parts of a row that differ between simulated models; the rest follows. */
export interface RowSeed {
  id: string;
  name: string;
  description: string;
  contextLength: number;
  maxOutput: number;
  inputs: readonly string[];
  parameters: readonly string[];
  pricing: ModelRow['pricing'];
  reasoning?: ModelRow['reasoning'];
}

export function modelRow(seed: RowSeed): ModelRow {
  const slug = `${baseId(seed.id)}-20261101`;
  return {
    id: seed.id,
    canonical_slug: slug,
    hugging_face_id: null,
    name: seed.name,
    created,
    description: seed.description,
    context_length: seed.contextLength,
    architecture: {
      modality: `${seed.inputs.join('+')}->text`,
      input_modalities: seed.inputs,
      output_modalities: ['text'],
      tokenizer: 'Other',
      instruct_type: null,
    },
    pricing: seed.pricing,
    top_provider: {
      context_length: seed.contextLength,
      max_completion_tokens: seed.maxOutput,
      is_moderated: false,
    },
    per_request_limits: null,
    supported_parameters: [...seed.parameters].sort(),
    default_parameters: {},
    supported_voices: null,
    knowledge_cutoff: null,
    expiration_date: null,
    links: { details: `/api/v1/models/${slug}/endpoints` },
    ...(seed.reasoning ? { reasoning: seed.reasoning } : {}),
  };
}

/** An id without its variant suffix: `demo/swift:free` → `demo/swift`. */
export function baseId(id: string): string {
  return id.split(':')[0] ?? id;
}

export function variantOf(id: string): string {
  return id.slice(baseId(id).length);
}

function personaRow(key: string, persona: Persona, free: boolean): ModelRow {
  return modelRow({
    id: `demo/${key}${free ? ':free' : ''}`,
    name: `Demo: ${persona.title}${free ? ' (free)' : ''}`,
    description: persona.description,
    contextLength: persona.contextLength,
    maxOutput: persona.maxOutput,
    inputs: persona.inputs,
    parameters: persona.parameters,
    pricing: free
      ? { prompt: '0', completion: '0' }
      : { prompt: persona.prompt, completion: persona.completion },
    ...(persona.reasoning ? { reasoning: thinkerReasoning } : {}),
  });
}

const thinkerReasoning: ModelRow['reasoning'] = {
  mandatory: false,
  default_enabled: true,
  supported_efforts: ['high', 'medium', 'low', 'minimal', 'none'],
  default_effort: 'medium',
  supports_max_tokens: true,
};

const cast = Object.entries(personas);

/** The rows the keyless Demo provider lists: the free row of every persona. */
export const demoModels: readonly ModelRow[] = cast.map(([key, persona]) => personaRow(key, persona, true));

export const paidDemoModels: readonly ModelRow[] = cast.map(([key, persona]) =>
  personaRow(key, persona, false),
);

/** Whether an OpenRouter-style id (`demo/swift:free`) names a demo persona. */
export function isDemo(id: string): boolean {
  return personaKey(id) !== null;
}

/** The persona behind an id or canonical slug, or null. */
export function personaKey(id: string): string | null {
  const key = /^demo\/([a-z]+)(?:-\d{8})?(?::|$)/.exec(id)?.[1];
  return key !== undefined && Object.hasOwn(personas, key) ? key : null;
}
