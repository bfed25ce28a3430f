import type { Model } from '#lib/catalog/model.ts';
import { readOpenRouterModels } from '#lib/catalog/openrouter-models.ts';

/** An entry in the shape OpenRouter sends since 2026, every figure invented. */
export function entry(id: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    canonical_slug: `${id.split(':')[0]}-20260101`,
    hugging_face_id: null,
    name: `Maker: ${id}`,
    created: 1_780_000_000,
    description: 'A model for tests.',
    context_length: 131_072,
    architecture: {
      modality: 'text+image->text',
      input_modalities: ['text', 'image'],
      output_modalities: ['text'],
      tokenizer: 'Other',
      instruct_type: null,
    },
    pricing: { prompt: '0.00000015', completion: '0.0000006', input_cache_read: '0.00000003' },
    top_provider: { context_length: 131_072, max_completion_tokens: 16_384, is_moderated: false },
    per_request_limits: null,
    supported_parameters: ['max_tokens', 'temperature', 'tools'],
    default_parameters: { temperature: 0.7, top_p: null },
    supported_voices: null,
    knowledge_cutoff: null,
    expiration_date: null,
    links: { details: `/api/v1/models/${id}/endpoints` },
    ...changes,
  };
}

/** The entry as our own Model. */
export function read(raw: unknown): Model {
  const model = readOpenRouterModels([raw]).models[0];
  if (model === undefined) throw new Error('The entry was dropped.');
  return model;
}

/** A catalog row with nothing remarkable about it. */
export function model(id: string, changes: Partial<Model> = {}): Model {
  return {
    id,
    name: id,
    provider: id.slice(0, id.indexOf(':')),
    free: false,
    available: true,
    unavailable: null,
    contextLength: 131_072,
    maxOutput: null,
    inputs: ['text'],
    outputs: ['text'],
    parameters: [],
    defaults: {},
    reasoning: null,
    pricing: { input: 1e-6, output: 2e-6, cacheRead: null, request: null, image: null },
    created: null,
    expires: null,
    description: null,
    aliases: [],
    ...changes,
  };
}
