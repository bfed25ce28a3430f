import type { LanguageModelV4FinishReason } from '@ai-sdk/provider';
import type { finishReasons } from '#lib/stream/events.ts';

export type FinishReason = (typeof finishReasons)[number];

const unifiedReasons = new Map<string, FinishReason>([
  ['stop', 'stop'],
  ['length', 'length'],
  ['tool_calls', 'tool-calls'],
  ['content_filter', 'content-filter'],
]);

/**
 * A native reason that nobody has a word for (`eos`, `end_turn`) is still an end; none at all is a cut. What the
 * provider wrote counts before what the SDK made of it: an error it found in a skipped chunk is no end of the reply.
 */
export function finishReasonOf(
  { unified, raw }: LanguageModelV4FinishReason,
  written: string | undefined,
  hasText: boolean,
): FinishReason | 'cut' | 'error' {
  const reason = written ?? raw;
  if (reason === 'error' || (unified === 'error' && reason === undefined)) return 'error';
  if (reason === undefined || unified === 'interrupted') return 'cut';
  if (unified !== 'other' && unified !== 'error') return unified;
  return unifiedReasons.get(reason) ?? (hasText ? 'stop' : 'cut');
}
