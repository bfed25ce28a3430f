import fc from 'fast-check';
import { expect, test } from 'vitest';
import { usageOf } from '#lib/simulator/usage.ts';

const counts = fc.record({
  prompt: fc.nat({ max: 1_000_000 }),
  completion: fc.nat({ max: 100_000 }),
  reasoning: fc.nat({ max: 1000 }),
});

test('the total is the sum, and the cost is the sum of its two halves', () => {
  fc.assert(
    fc.property(counts, (tokens) => {
      const usage = usageOf(tokens, { prompt: 0.0000006, completion: 0.0000024 });
      const { upstream_inference_prompt_cost: prompt, upstream_inference_completions_cost: completion } =
        usage.cost_details;
      return (
        usage.total_tokens === usage.prompt_tokens + usage.completion_tokens &&
        Math.abs(usage.cost - (prompt + completion)) < 1e-12
      );
    }),
  );
});

test('a cost has no float dust', () => {
  const { cost } = usageOf({ prompt: 0, completion: 11, reasoning: 0 }, { prompt: 0, completion: 0.0000006 });
  expect(cost).toBe(0.0000066);
});

test('cached tokens are zero unless said', () => {
  const prices = { prompt: 0, completion: 0 };
  const cachedIn = (cached?: number) =>
    usageOf({ prompt: 9, completion: 1, reasoning: 0, ...(cached === undefined ? {} : { cached }) }, prices)
      .prompt_tokens_details.cached_tokens;
  expect([cachedIn(), cachedIn(6)]).toEqual([0, 6]);
});
