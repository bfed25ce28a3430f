import { z } from 'zod';

const part = z.looseObject({ type: z.string(), text: z.string().optional() });

const toolCall = z.looseObject({
  id: z.string(),
  function: z.looseObject({ name: z.string(), arguments: z.string() }),
});

const message = z.looseObject({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
  content: z.union([z.string(), z.array(part)]).nullish(),
  name: z.string().optional(),
  tool_call_id: z.string().optional(),
  tool_calls: z.array(toolCall).nullish(),
});

const numberFrom = (low: number, high: number) => z.number().min(low).max(high).nullish();

const tool = z.looseObject({
  type: z.string(),
  function: z
    .looseObject({
      name: z.string().max(64),
      description: z.string().optional(),
      parameters: z.unknown().optional(),
    })
    .optional(),
});

const effort = z.enum(['max', 'xhigh', 'high', 'medium', 'low', 'minimal', 'none']);

/** The body of `POST /chat/completions`. Unknown fields are let through unread, as the live service does. */
export const chatRequestSchema = z.looseObject({
  model: z.string().optional(),
  models: z.array(z.string()).nullish(),
  messages: z.array(message).nonempty(),
  stream: z.boolean().nullish(),
  max_tokens: z.int().min(1).nullish(),
  max_completion_tokens: z.int().min(1).nullish(),
  temperature: numberFrom(0, 2),
  top_p: numberFrom(0, 1),
  top_k: numberFrom(0, Number.MAX_SAFE_INTEGER),
  frequency_penalty: numberFrom(-2, 2),
  presence_penalty: numberFrom(-2, 2),
  repetition_penalty: numberFrom(0, 2),
  seed: z.int().nullish(),
  stop: z.union([z.string(), z.array(z.string()).max(4)]).nullish(),
  tools: z.array(tool).nullish(),
  tool_choice: z
    .union([
      z.enum(['none', 'auto', 'required']),
      z.looseObject({ function: z.looseObject({ name: z.string() }) }),
    ])
    .nullish(),
  response_format: z
    .looseObject({
      type: z.string(),
      json_schema: z.looseObject({ schema: z.unknown().optional() }).optional(),
    })
    .nullish(),
  reasoning: z
    .looseObject({
      effort: effort.nullish(),
      max_tokens: z.int().min(0).nullish(),
      exclude: z.boolean().nullish(),
      enabled: z.boolean().nullish(),
    })
    .nullish(),
  reasoning_effort: effort.nullish(),
  include_reasoning: z.boolean().nullish(),
  provider: z
    .looseObject({
      order: z.array(z.string()).nullish(),
      only: z.array(z.string()).nullish(),
      ignore: z.array(z.string()).nullish(),
      quantizations: z.array(z.string()).nullish(),
      allow_fallbacks: z.boolean().nullish(),
      require_parameters: z.boolean().nullish(),
      data_collection: z.enum(['allow', 'deny']).nullish(),
      zdr: z.boolean().nullish(),
      sort: z.union([z.string(), z.looseObject({ by: z.string() })]).nullish(),
      max_price: z
        .looseObject({
          prompt: z.union([z.number(), z.string()]).optional(),
          completion: z.union([z.number(), z.string()]).optional(),
        })
        .nullish(),
    })
    .nullish(),
});

export type ChatRequest = z.infer<typeof chatRequestSchema>;
export type ChatMessage = ChatRequest['messages'][number];

export function textOf(content: ChatMessage['content']): string {
  if (content === null || content === undefined || typeof content === 'string') {
    return content ?? '';
  }
  return content.map((item) => item.text ?? '').join('');
}

export function imagesIn(message: ChatMessage): number {
  return Array.isArray(message.content)
    ? message.content.filter((item) => item.type === 'image_url').length
    : 0;
}

export interface Thinking {
  off: boolean;
  /** Thinks and bills, but does not show. */
  hidden: boolean;
  /** Share of the thoughts that are thought, by effort. */
  share: number;
  limit: number;
}

const shares: Readonly<Record<string, number>> = { medium: 0.7, low: 0.35, minimal: 0.15 };

export function thinkingOf(request: ChatRequest): Thinking {
  const wanted = request.reasoning?.effort ?? request.reasoning_effort;
  return {
    off: wanted === 'none' || request.reasoning?.enabled === false,
    hidden: request.reasoning?.exclude === true || request.include_reasoning === false,
    share: shares[wanted ?? 'medium'] ?? 1,
    limit: request.reasoning?.max_tokens ?? Number.POSITIVE_INFINITY,
  };
}
