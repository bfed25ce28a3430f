import type { Model } from '#lib/catalog/model.ts';
import { writeProvider } from './words.ts';

/** A chip is a token of the query with a label: the query is the only state. */
export interface Filter {
  label: string;
  token: string;
}

export interface FilterGroup {
  label: string;
  filters: readonly Filter[];
}

const fixed: readonly FilterGroup[] = [
  {
    label: 'Show',
    filters: [
      { label: 'Free', token: 'free' },
      { label: 'Can run now', token: 'ready' },
      { label: 'Favourites', token: 'favourite' },
    ],
  },
  {
    label: 'Can do',
    filters: [
      { label: 'Vision', token: 'vision' },
      { label: 'Tools', token: 'tools' },
      { label: 'JSON schema', token: 'json' },
      { label: 'Reasoning', token: 'reasoning' },
    ],
  },
  {
    label: 'Context',
    filters: [
      { label: '32K and up', token: 'ctx>=32k' },
      { label: '100K and up', token: 'ctx>=100k' },
      { label: '1M and up', token: 'ctx>=1m' },
    ],
  },
];

/** The chips, with one for each provider that has models here. */
export function filterGroups(models: readonly Model[]): FilterGroup[] {
  const providers = [...new Set(models.map((model) => model.provider))];
  const filters = providers.map((id) => ({ label: writeProvider(id), token: `by:${id.toLowerCase()}` }));
  return filters.length === 0 ? [...fixed] : [...fixed, { label: 'Through', filters }];
}
