import { z } from 'zod';

/**
 * The parameters a set-up may carry, one row each: everything else (the schema of `POST /api/runs`, the URL, the
 * form, what is sent) follows from this table. `parameter` is the name in a model's `parameters` list that says it is
 * supported; ranges are those of the OpenRouter API.
 */
export const settings = [
  { key: 'temperature', label: 'Temperature', parameter: 'temperature', kind: 'number', min: 0, max: 2, step: 0.1, short: 'temp' },
  { key: 'topP', label: 'Top P', parameter: 'top_p', kind: 'number', min: 0, max: 1, step: 0.05, short: 'top p' },
  { key: 'topK', label: 'Top K', parameter: 'top_k', kind: 'integer', min: 0, max: 1000, step: 1, short: 'top k' },
  { key: 'minP', label: 'Min P', parameter: 'min_p', kind: 'number', min: 0, max: 1, step: 0.05, short: 'min p' },
  { key: 'frequencyPenalty', label: 'Frequency penalty', parameter: 'frequency_penalty', kind: 'number', min: -2, max: 2, step: 0.1, short: 'freq' },
  { key: 'presencePenalty', label: 'Presence penalty', parameter: 'presence_penalty', kind: 'number', min: -2, max: 2, step: 0.1, short: 'pres' },
  { key: 'repetitionPenalty', label: 'Repetition penalty', parameter: 'repetition_penalty', kind: 'number', min: 0, max: 2, step: 0.1, short: 'rep' },
  { key: 'maxTokens', label: 'Max tokens', parameter: 'max_tokens', kind: 'integer', min: 1, max: 1_000_000, step: 1, short: 'max' },
  { key: 'seed', label: 'Seed', parameter: 'seed', kind: 'integer', min: 0, max: 2_147_483_647, step: 1, short: 'seed' },
  { key: 'stop', label: 'Stop sequences', parameter: 'stop', kind: 'list', max: 4, short: 'stop' },
  { key: 'reasoningEffort', label: 'Reasoning effort', parameter: 'reasoning', kind: 'choice', choices: ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'], short: 'effort' },
  { key: 'reasoningTokens', label: 'Reasoning budget', parameter: 'reasoning', kind: 'integer', min: 1, max: 1_000_000, step: 1, short: 'budget' },
  { key: 'verbosity', label: 'Verbosity', parameter: 'verbosity', kind: 'choice', choices: ['low', 'medium', 'high', 'xhigh', 'max'], short: 'verbosity' },
] as const;

export type Setting = (typeof settings)[number];
export type SettingKey = Setting['key'];

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
});

export type Parameters = z.infer<typeof parametersSchema>;
