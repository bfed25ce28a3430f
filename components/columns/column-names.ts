import type { Model } from '#lib/catalog/model.ts';
import { modelIn, shortName, splitModelId, withoutSuffix } from '#lib/catalog/model-id.ts';
import type { Column } from '#lib/prompt/setup.ts';

/** A model's name as a column shows it; of an id that the catalog does not know, its last part. */
export function modelName(id: string, model: Model | undefined): string {
  if (model) return shortName(model.name);
  const [, path] = splitModelId(withoutSuffix(id));
  return (
    path
      .replace(/:free$/, '')
      .split('/')
      .at(-1) || id
  );
}

/** The name of each column, no two alike: a model that stands again is `Swift 2`, `Swift 3` in the order of standing. */
export function columnNames(
  columns: readonly Pick<Column, 'id' | 'model'>[],
  models: ReadonlyMap<string, Model>,
): Map<string, string> {
  const bare = columns.map(({ model }) => modelName(model, modelIn(models, model)));
  const reserved = new Set(bare);
  const given = new Set<string>();
  const names = new Map<string, string>();
  for (const [index, { id }] of columns.entries()) {
    const name = bare[index] ?? id;
    let unique = name;
    for (let count = 2; given.has(unique); count++) {
      const numbered = `${name} ${count}`;
      if (!reserved.has(numbered)) unique = numbered;
    }
    given.add(unique);
    names.set(id, unique);
  }
  return names;
}
