import { z } from 'zod';
import type { SettingKey } from './settings.ts';

/** The values of the table in settings.ts, a schema for each row; ranges are those of the OpenRouter API. */
export const parametersSchema = z.strictObject({
  temperature: z.number().min(0).max(2).optional(),
  topP: z.number().min(0).max(1).optional(),
  topK: z.number().int().min(0).optional(),
  minP: z.number().min(0).max(1).optional(),
  frequencyPenalty: z.number().min(-2).max(2).optional(),
  presencePenalty: z.number().min(-2).max(2).optional(),
  repetitionPenalty: z.number().min(0).max(2).optional(),
  maxTokens: z.number().int().min(1).optional(),
  seed: z.number().int().optional(),
  stop: z.array(z.string().min(1)).max(4).optional(),
  reasoningEffort: z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max']).optional(),
  reasoningTokens: z.number().int().min(1).optional(),
  verbosity: z.enum(['low', 'medium', 'high', 'xhigh', 'max']).optional(),
} satisfies Record<SettingKey, z.ZodType>);

export type Parameters = z.infer<typeof parametersSchema>;
