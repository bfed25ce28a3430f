import { z } from 'zod';

/** USD per single unit (token, request, picture); null where the provider says it depends (`"-1"`) or says nothing. */
export const pricingSchema = z.object({
  input: z.number().nullable(),
  output: z.number().nullable(),
  cacheRead: z.number().nullable(),
  request: z.number().nullable(),
  image: z.number().nullable(),
});

export type Pricing = z.infer<typeof pricingSchema>;

/** What a reasoning model lets the caller choose. `efforts` null: any; empty: no choice of effort. */
export const reasoningSchema = z.object({
  mandatory: z.boolean(),
  efforts: z.array(z.string()).nullable(),
  defaultEffort: z.string().nullable(),
  budget: z.boolean(),
});

/** One row of the catalog, whichever provider it came from. */
export const modelSchema = z.object({
  /** `provider:name`, for example `openrouter:deepseek/deepseek-chat-v3.1:free` */
  id: z.string(),
  name: z.string(),
  provider: z.string(),
  /** Costs nothing and counts against the free allowance, if there is one. */
  free: z.boolean(),
  /** False when it cannot run now; `unavailable` then says why. */
  available: z.boolean(),
  unavailable: z.enum(['no-key', 'batch-only']).nullable(),
  contextLength: z.number().nullable(),
  maxOutput: z.number().nullable(),
  inputs: z.array(z.string()),
  outputs: z.array(z.string()),
  /** `supported_parameters` as OpenRouter names them; an open set. */
  parameters: z.array(z.string()),
  /** The model's own defaults for `parameters`, by the same names. */
  defaults: z.record(z.string(), z.number()),
  reasoning: reasoningSchema.nullable(),
  pricing: pricingSchema,
  /** Epoch ms. */
  created: z.number().nullable(),
  /** Epoch ms of the announced end. */
  expires: z.number().nullable(),
  description: z.string().nullable(),
  /** Other ids by which the provider may name this model in its answers (a canonical slug). */
  aliases: z.array(z.string()),
});

export type Model = z.infer<typeof modelSchema>;

/** Where the OpenRouter list came from. */
export type CatalogSource = 'live' | 'cache' | 'snapshot';

/** The answer of `GET /api/models`. `fetchedAt` is epoch ms: when the list was taken from the provider. */
export interface CatalogAnswer {
  source: CatalogSource;
  fetchedAt: number;
  models: Model[];
}
