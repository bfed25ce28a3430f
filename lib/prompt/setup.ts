import { z } from 'zod';
import { parametersSchema } from './parameters.ts';

export const maxColumns = 24;

const dataUrl = z.string().regex(/^data:[a-z]+\/[a-z0-9.+-]+;base64,/i, 'must be a base64 data URL');

export const partSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string() }),
  z.strictObject({ type: z.literal('image'), url: dataUrl }),
  z.strictObject({ type: z.literal('file'), name: z.string(), url: dataUrl }),
]);
export type Part = z.infer<typeof partSchema>;

const contentSchema = z.union([z.string(), z.array(partSchema)]);

export const messageSchema = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('user'), content: contentSchema }),
  z.strictObject({
    role: z.literal('assistant'),
    content: contentSchema,
    /** The calls this message made, their arguments as the model wrote them. */
    toolCalls: z.array(z.strictObject({ id: z.string(), name: z.string(), text: z.string() })).optional(),
  }),
  /** What a tool gave back to the call of that id. */
  z.strictObject({ role: z.literal('tool'), id: z.string(), name: z.string(), content: z.string() }),
]);
export type Message = z.infer<typeof messageSchema>;

export const toolSchema = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  description: z.string().optional(),
  /** JSON Schema of the arguments. */
  parameters: z.record(z.string(), z.unknown()),
  /** What every call is answered with; without it the person who runs it is asked. */
  result: z.string().optional(),
});
export type Tool = z.infer<typeof toolSchema>;

export const toolChoiceSchema = z.union([
  z.enum(['auto', 'none', 'required']),
  z.strictObject({ name: z.string() }),
]);
export type ToolChoice = z.infer<typeof toolChoiceSchema>;

/** Which endpoints OpenRouter may use; prices in USD per million tokens. Other providers have no such choice. */
export const routingSchema = z.strictObject({
  order: z.array(z.string()).optional(),
  only: z.array(z.string()).optional(),
  ignore: z.array(z.string()).optional(),
  sort: z.enum(['price', 'throughput', 'latency']).optional(),
  maxPrice: z
    .strictObject({ input: z.number().min(0).optional(), output: z.number().min(0).optional() })
    .optional(),
  quantizations: z.array(z.string()).optional(),
  dataCollection: z.enum(['allow', 'deny']).optional(),
  zdr: z.boolean().optional(),
  requireParameters: z.boolean().optional(),
  allowFallbacks: z.boolean().optional(),
  /** Models to go on to when this one fails, best first; without the provider's prefix. */
  models: z.array(z.string()).max(8).optional(),
});
export type Routing = z.infer<typeof routingSchema>;

export const columnSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'takes 1 to 64 of A-Z a-z 0-9 _ -'),
  model: z.string().min(1),
  /** What differs here from the shared set-up. */
  system: z.string().optional(),
  parameters: parametersSchema.optional(),
  routing: routingSchema.optional(),
  /** Replaces the column's whole history and prompt. */
  messages: z.array(messageSchema).min(1).optional(),
});
export type Column = z.infer<typeof columnSchema>;

/** Everything that defines a run: the body of `POST /api/runs`. Unknown fields are refused by name. */
export const setupSchema = z.strictObject({
  /** The new prompt, shared by all columns (one user message, or a whole conversation for a first run). */
  messages: z.array(messageSchema).min(1, 'A run needs at least one message.'),
  /** The run this one continues: each column takes its own history from there. */
  parent: z.string().optional(),
  system: z.string().optional(),
  parameters: parametersSchema.optional(),
  routing: routingSchema.optional(),
  tools: z.array(toolSchema).optional(),
  toolChoice: toolChoiceSchema.optional(),
  /** JSON Schema the answer must satisfy. */
  schema: z.record(z.string(), z.unknown()).nullable().optional(),
  /** False: the run is kept nowhere and goes with the server's process. */
  keep: z.boolean().optional(),
  columns: z
    .array(columnSchema)
    .min(1, 'A run needs at least one column.')
    .max(maxColumns, `A run takes at most ${maxColumns} columns.`),
});
export type Setup = z.infer<typeof setupSchema>;
