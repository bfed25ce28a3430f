import type { Model } from '#lib/catalog/model.ts';
import { type DynamicSuffix, splitModelId, suffixOf } from '#lib/catalog/model-id.ts';
import type { Column } from '#lib/prompt/setup.ts';
import type { SharedSettings } from './column-actions.ts';
import { deltas, differenceBadge } from './differences.ts';
import { endsSoon } from './model-dates.ts';

export interface ColumnBadge {
  text: string;
  /** What it means, a line for each thing it stands for. */
  meaning: readonly string[];
  tone: 'plain' | 'warn';
}

const simulated = 'Replies are simulated: no model is asked.';
const doors: Record<string, [text: string, meaning: string] | undefined> = {
  demo: ['simulated', simulated],
  local: ['local', 'A model on this machine.'],
  openrouter: undefined,
};
const direct: [string, string] = ['direct', 'Asked at its own provider, not through OpenRouter.'];

const variants: Record<DynamicSuffix, string> = {
  nitro: 'The fastest endpoints first, which may cost more.',
  floor: 'The cheapest endpoints first.',
  online: 'With web search, which costs money.',
  exacto: 'The endpoints with the best quality first.',
};

/** What must be known of a column before its reply is read, what matters most first: there may be room for one only. */
export function badgesOf(column: Column, model: Model | undefined, shared: SharedSettings): ColumnBadge[] {
  const [provider] = splitModelId(column.model);
  const door = provider in doors ? doors[provider] : direct;
  const variant = suffixOf(column.model);
  const differs = differenceBadge(column);
  // The web search is paid for, whatever the model costs.
  const isFree = model?.free && provider !== 'demo' && variant !== 'online';
  const ends = model ? endsSoon(model) : null;
  const badges: (ColumnBadge | null | undefined | false)[] = [
    differs !== null && { text: differs, meaning: deltas(column, shared), tone: 'warn' },
    ends !== null && {
      text: `ends ${ends}`,
      meaning: [`The provider takes this model away on ${ends}.`],
      tone: 'warn',
    },
    variant && { text: variant, meaning: [variants[variant]], tone: 'plain' },
    isFree && { text: 'free', meaning: ['It costs nothing.'], tone: 'plain' },
    door && { text: door[0], meaning: [door[1]], tone: 'plain' },
  ];
  return badges.filter((badge) => badge !== null && badge !== undefined && badge !== false);
}
