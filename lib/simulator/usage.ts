/** USD per token. */
export interface TokenPrices {
  prompt: number;
  completion: number;
}

export interface TokenCounts {
  prompt: number;
  /** Everything the model made, its reasoning included. */
  completion: number;
  reasoning: number;
  cached?: number;
}

/** The usage object of the live wire. `cost` is USD. */
export interface Usage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
  cost: number;
  is_byok: false;
  prompt_tokens_details: {
    cached_tokens: number;
    cache_write_tokens: number;
    audio_tokens: number;
    video_tokens: number;
  };
  cost_details: {
    upstream_inference_cost: number;
    upstream_inference_prompt_cost: number;
    upstream_inference_completions_cost: number;
  };
  completion_tokens_details: { reasoning_tokens: number; image_tokens: number; audio_tokens: number };
}

export function usageOf(counts: TokenCounts, prices: TokenPrices): Usage {
  const promptCost = dollars(counts.prompt * prices.prompt);
  const completionCost = dollars(counts.completion * prices.completion);
  return {
    prompt_tokens: counts.prompt,
    completion_tokens: counts.completion,
    total_tokens: counts.prompt + counts.completion,
    cost: dollars(promptCost + completionCost),
    is_byok: false,
    prompt_tokens_details: {
      cached_tokens: counts.cached ?? 0,
      cache_write_tokens: 0,
      audio_tokens: 0,
      video_tokens: 0,
    },
    cost_details: {
      upstream_inference_cost: 0,
      upstream_inference_prompt_cost: promptCost,
      upstream_inference_completions_cost: completionCost,
    },
    completion_tokens_details: { reasoning_tokens: counts.reasoning, image_tokens: 0, audio_tokens: 0 },
  };
}

/** Sums of tiny prices carry float dust; twelve places keep every real price whole. */
function dollars(amount: number): number {
  return Number(amount.toFixed(12));
}
