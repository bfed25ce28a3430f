import type { Model, Pricing } from '#lib/catalog/model.ts';
import { formatPerMillion, formatTokens } from '#lib/format.ts';
import { endsSoon, monthOf } from './model-dates.ts';

export interface Fact {
  term: string;
  value: string;
}

const skills: readonly [parameter: string, word: string][] = [
  ['reasoning', 'reasoning'],
  ['tools', 'tools'],
  ['structured_outputs', 'JSON schema'],
];

/** What is known of a model, in rows; what is not known has no row. */
export function factsOf(model: Model, now: number = Date.now()): Fact[] {
  const can = skills.flatMap(([parameter, word]) => (model.parameters.includes(parameter) ? [word] : []));
  const rows: [string, string | null][] = [
    ['Context', model.contextLength === null ? null : `${formatTokens(model.contextLength)} tokens`],
    ['Longest answer', model.maxOutput === null ? null : `${formatTokens(model.maxOutput)} tokens`],
    ['Reads', list(model.inputs)],
    ['Writes', model.outputs.join() === 'text' ? null : list(model.outputs)],
    ['Can do', list(can)],
    ['Price', model.free ? 'free' : price(model.pricing)],
    ['Listed', model.created === null ? null : monthOf(model.created)],
    ['Ends', endsSoon(model, now)],
  ];
  return rows.flatMap(([term, value]) => (value === null ? [] : [{ term, value }]));
}

function list(words: readonly string[]): string | null {
  return words.length > 0 ? words.join(', ') : null;
}

function price({ input, output }: Pricing): string | null {
  if (input === null || output === null) return 'depends on the endpoint';
  return `${formatPerMillion(input)} in, ${formatPerMillion(output)} out per M`;
}
