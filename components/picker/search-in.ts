import { quiet } from '#components/ui/quiet.ts';
import type { Model } from '#lib/catalog/model.ts';
import { createSearch, type Search } from '#lib/catalog/search.ts';

const searches = new WeakMap<readonly Model[], Search>();

/** One search per list, however often the picker opens. */
export function searchIn(models: readonly Model[]): Search {
  const known = searches.get(models);
  if (known !== undefined) return known;
  const search = createSearch(models, Date.now());
  searches.set(models, search);
  return search;
}

/** Prepares the search while nobody waits for it; gives back how to call that off. */
export function warmUp(models: readonly Model[]): () => void {
  return quiet.add(() => searchIn(models).run('a free', ['vision']));
}
