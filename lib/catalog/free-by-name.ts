import type { Model } from './model.ts';

/**
 * Whether asking this model by these names, as its provider has them, costs nothing for certain: free by its price, and
 * each name free by itself. A dynamic suffix (`:online`) may cost.
 */
export const isFreeByName = ({ free }: Model, names: readonly string[]): boolean =>
  free && names.every((name) => /^[^:]+:free$/.test(name));
