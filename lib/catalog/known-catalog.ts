import type { CatalogAnswer, Model } from './model.ts';

export interface Catalog {
  answer: CatalogAnswer | undefined;
  /** By id. */
  models: ReadonlyMap<string, Model>;
  /** One sentence; a list that came before is kept. */
  error: string | null;
  loading: boolean;
}

/** Before anything was asked: the models that the server knew of. */
export function knownCatalog(models: readonly Model[]): Catalog {
  const known = new Map(models.map((model) => [model.id, model]));
  return { answer: undefined, models: known, error: null, loading: true };
}
