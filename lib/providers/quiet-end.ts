import type { Reshape } from './reshape.ts';

/**
 * `@ai-sdk/openai-compatible` makes an error of its own of a stream without a finish reason. What that was, a reply that
 * broke off or none at all, is ours to say: it leaves as an end without a reason, as with every other provider.
 */
export function quietEnd(): Reshape {
  let isUnfinished = false;
  return (part) => {
    if (part.type === 'error' && isMissingReason(part.error)) {
      isUnfinished = true;
      return [];
    }
    if (part.type !== 'finish' || !isUnfinished) return [part];
    return [{ ...part, finishReason: { unified: 'interrupted', raw: undefined } }];
  };
}

const isMissingReason = (error: unknown): boolean =>
  error instanceof Error && /ended without a finish reason/.test(error.message);
