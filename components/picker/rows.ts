import type { Model } from '#lib/catalog/model.ts';
import type { Remembered } from './remembered.ts';

/** A line of the list: a model to choose, or the heading of a section. `option` counts the models only. */
export type Row = { kind: 'heading'; label: string } | { kind: 'option'; option: number; model: Model };

function byIds(models: readonly Model[], ids: readonly string[]): Model[] {
  const known = new Map(models.map((model) => [model.id, model]));
  return ids.map((id) => known.get(id)).filter((model) => model !== undefined);
}

/**
 * The lines to show. With `remembered` (while nothing is searched for) favourites and what was used last stand first;
 * each model stands once.
 */
export function toRows(models: readonly Model[], remembered: Remembered | null): Row[] {
  const favourites = byIds(models, remembered?.favourites ?? []);
  const shown = new Set(favourites);
  const recents = byIds(models, remembered?.recents ?? []).filter((model) => !shown.has(model));
  for (const model of recents) shown.add(model);
  const others = shown.size === 0 ? models : models.filter((model) => !shown.has(model));
  const sections = [
    { label: 'Favourites', models: favourites },
    { label: 'Used last', models: recents },
    { label: 'All models', models: others },
  ];
  let option = 0;
  return sections
    .filter((section) => section.models.length > 0)
    .flatMap(({ label, models }) => {
      const heading: Row[] = shown.size > 0 ? [{ kind: 'heading', label }] : [];
      return [...heading, ...models.map((model): Row => ({ kind: 'option', option: option++, model }))];
    });
}
