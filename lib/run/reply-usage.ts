import type { LanguageModelV4Prompt, LanguageModelV4Usage } from '@ai-sdk/provider';
import { estimateTokenCount } from 'tokenx';
import type { Model } from '#lib/catalog/model.ts';
import { record } from '#lib/record.ts';
import type { Quantity, Usage } from '#lib/stream/events.ts';

/** As the provider wrote it, since SDKs fill what it left open with zeros; else as the SDK has it. */
export function usageOf(
  raw: Record<string, unknown> | undefined,
  sdk: LanguageModelV4Usage | undefined,
  prompt: LanguageModelV4Prompt,
  text: string,
): Usage {
  const input = reported(raw ? raw.prompt_tokens : sdk?.inputTokens.total);
  const output = reported(raw ? raw.completion_tokens : sdk?.outputTokens.total);
  const reasoning = reported(
    raw ? record(raw.completion_tokens_details).reasoning_tokens : sdk?.outputTokens.reasoning,
  );
  const cached = reported(raw ? record(raw.prompt_tokens_details).cached_tokens : sdk?.inputTokens.cacheRead);
  return {
    input: input ?? estimated(promptText(prompt)),
    output: output ?? estimated(text),
    ...(reasoning ? { reasoning } : {}),
    ...(cached ? { cached } : {}),
  };
}

function reported(value: unknown): Quantity | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
    ? { value, source: 'reported' }
    : undefined;
}

function estimated(text: string): Quantity {
  return { value: estimateTokenCount(text), source: 'estimated' };
}

function promptText(prompt: LanguageModelV4Prompt): string {
  return prompt
    .map(({ content }) =>
      typeof content === 'string' ? content : content.map((part) => textIn(part)).join(''),
    )
    .join('\n');
}

type PromptPart = Exclude<LanguageModelV4Prompt[number]['content'], string>[number];

function textIn(part: PromptPart): string {
  if (part.type === 'text') return part.text;
  if (part.type === 'tool-call') return `${part.toolName} ${JSON.stringify(part.input)}`;
  return part.type === 'tool-result' && part.output.type === 'text' ? part.output.value : '';
}

/** The provider's own figure in USD, else list prices times tokens; null where the prices are not known. */
export function costOf(raw: Record<string, unknown>, usage: Usage, { pricing }: Model): Quantity | null {
  const own = reported(raw.cost);
  if (own) return own;
  if (pricing.input === null || pricing.output === null || !usage.input || !usage.output) return null;
  const value =
    usage.input.value * pricing.input + usage.output.value * pricing.output + (pricing.request ?? 0);
  return { value, source: 'estimated' };
}

const counts = ['input', 'output', 'reasoning', 'cached'] as const satisfies (keyof Usage)[];

/** What several requests used together. A count that one of them does not give is the sum of the others. */
export function sumUsage(usages: readonly Usage[]): Usage {
  const sums = counts.map((key) => [key, sum(usages.flatMap((usage) => usage[key] ?? []))] as const);
  return Object.fromEntries(sums.filter(([, value]) => value !== null));
}

/** Null when one of the costs is not known: part of a price is none. */
export function sumCost(costs: readonly (Quantity | null)[]): Quantity | null {
  const known = costs.filter((cost) => cost !== null);
  return known.length === costs.length ? sum(known) : null;
}

/** One estimate among them makes the sum an estimate. */
function sum(quantities: readonly Quantity[]): Quantity | null {
  if (quantities.length === 0) return null;
  return {
    value: quantities.reduce((total, { value }) => total + value, 0),
    source: quantities.every(({ source }) => source === 'reported') ? 'reported' : 'estimated',
  };
}
