import { z } from 'zod';
import { setupSchema } from '#lib/prompt/setup.ts';

/** A number and where it comes from: the provider's own report, or our estimate (shown with `≈`). */
export const quantitySchema = z.object({ value: z.number(), source: z.enum(['reported', 'estimated']) });
export type Quantity = z.infer<typeof quantitySchema>;

/** Tokens. `output` includes `reasoning`; `input` includes `cached`. */
export const usageSchema = z.object({
  input: quantitySchema.optional(),
  output: quantitySchema.optional(),
  reasoning: quantitySchema.optional(),
  cached: quantitySchema.optional(),
});
export type Usage = z.infer<typeof usageSchema>;

export const finishReasons = ['stop', 'length', 'tool-calls', 'content-filter'] as const;
export const queueReasons = ['rate-window', 'daily-allowance', 'retry-after', 'concurrency'] as const;
export const stopCauses = ['user', 'shutdown', 'interrupted'] as const;

/** What kind of trouble ended a reply; each kind has one sentence and one action (lib/providers/trouble.ts). */
export const troubleKinds = [
  'account-limit',
  'endpoint-busy',
  'authentication',
  'payment',
  'key-limit',
  'moderation',
  'forbidden',
  'not-found',
  'privacy',
  'unsupported',
  'too-long',
  'invalid-request',
  'unavailable',
  'timeout',
  'network',
  'empty',
  'cut',
  'bad-answer',
  'internal',
] as const;
export type TroubleKind = (typeof troubleKinds)[number];

/**
 * `[ms after the event's at, UTF-16 length]` of every piece that was joined into a delta, the first included, so that
 * joining blurs nothing that is measured or replayed. Absent when the delta is a single piece.
 */
const piecesSchema = z.array(z.tuple([z.number(), z.number()]));

const envelope = {
  /** Counts from 1 without gaps, one log per run. */
  seq: z.number().int().positive(),
  /** Milliseconds since the run began, on the server's monotonic clock. */
  at: z.number(),
};
const ofColumn = { ...envelope, column: z.string() };

/** The protocol. The wire, the store, resume and replay are all a list of these. */
export const runEventSchema = z.discriminatedUnion('type', [
  z.object({
    ...envelope,
    type: z.literal('run-start'),
    run: z.string(),
    setup: setupSchema,
    /** Wall clock, epoch ms. */
    started: z.number(),
  }),
  z.object({
    ...ofColumn,
    type: z.literal('reply-queued'),
    reason: z.enum(queueReasons),
    /** Epoch ms; there for every reason but `concurrency`. */
    until: z.number().optional(),
  }),
  z.object({
    ...ofColumn,
    type: z.literal('reply-start'),
    attempt: z.number(),
    model: z.string(),
    provider: z.string(),
  }),
  z.object({
    ...ofColumn,
    type: z.literal('reply-headers'),
    status: z.number(),
    requestId: z.string().optional(),
  }),
  z.object({
    ...ofColumn,
    type: z.literal('thinking-delta'),
    text: z.string(),
    pieces: piecesSchema.optional(),
  }),
  z.object({ ...ofColumn, type: z.literal('text-delta'), text: z.string(), pieces: piecesSchema.optional() }),
  z.object({
    ...ofColumn,
    type: z.literal('tool-call'),
    id: z.string(),
    name: z.string(),
    /** The arguments as the model wrote them, and what they parse to (absent when they are not JSON). */
    text: z.string(),
    parsed: z.unknown().optional(),
    valid: z.boolean(),
  }),
  z.object({
    ...ofColumn,
    type: z.literal('tool-result'),
    id: z.string(),
    name: z.string(),
    result: z.unknown(),
  }),
  z.object({
    ...ofColumn,
    type: z.literal('reply-served'),
    endpoint: z.string().optional(),
    /** The model that really answered, as the provider names it. */
    model: z.string().optional(),
    fallback: z.boolean().optional(),
    cached: z.boolean().optional(),
  }),
  z.object({
    ...ofColumn,
    type: z.literal('reply-end'),
    finishReason: z.enum(finishReasons),
    usage: usageSchema,
    /** USD. */
    cost: quantitySchema.optional(),
    upstreamId: z.string().optional(),
  }),
  z.object({
    ...ofColumn,
    type: z.literal('reply-error'),
    kind: z.enum(troubleKinds),
    message: z.string(),
    action: z.string(),
    /** Epoch ms from which a new try makes sense. */
    retryAfter: z.number().optional(),
    /** Model ids the provider proposes instead; never taken by ourselves. */
    suggestions: z.array(z.string()).optional(),
  }),
  z.object({ ...ofColumn, type: z.literal('reply-stopped'), by: z.enum(stopCauses) }),
  /** All columns settled; comes again after a retry. */
  z.object({ ...envelope, type: z.literal('run-end') }),
]);

export type RunEvent = z.infer<typeof runEventSchema>;

/** An event as its maker writes it: the log adds the envelope. */
type Unsent<Event> = Event extends unknown ? Omit<Event, 'seq' | 'at' | 'column'> : never;
export type ReplyEvent = Unsent<Extract<RunEvent, { column: string }>>;
export type RunStart = Unsent<Extract<RunEvent, { type: 'run-start' }>>;
export type DeltaEvent = Extract<RunEvent, { type: 'text-delta' | 'thinking-delta' }>;
