/** `openrouter:a/b:free` → `['openrouter', 'a/b:free']`. */
export function splitModelId(id: string): [provider: string, name: string] {
  const colon = id.indexOf(':');
  return colon < 0 ? ['', id] : [id.slice(0, colon), id.slice(colon + 1)];
}

/** Suffixes that are in no list: they say how to route to a model that is. They may follow `:free`. */
export const dynamicSuffixes = ['nitro', 'floor', 'online', 'exacto'] as const;
export type DynamicSuffix = (typeof dynamicSuffixes)[number];

const suffix = new RegExp(`:(${dynamicSuffixes.join('|')})$`);

/** The suffix an OpenRouter id ends with, if it is a dynamic one. */
export function suffixOf(id: string): DynamicSuffix | null {
  const [, found] = id.startsWith('openrouter:') ? (suffix.exec(id) ?? []) : [];
  return dynamicSuffixes.find((one) => one === found) ?? null;
}

/** The id as the list has it: `openrouter:a/b:free:nitro` → `openrouter:a/b:free`. */
export function withoutSuffix(id: string): string {
  return suffixOf(id) === null ? id : withoutSuffix(id.replace(suffix, ''));
}

/** The row of the catalog for an id, which may carry a dynamic suffix. */
export function modelIn<Row>(models: ReadonlyMap<string, Row>, id: string): Row | undefined {
  return models.get(id) ?? models.get(withoutSuffix(id));
}

/** `NVIDIA: Nemotron 3 Ultra (free)` → `Nemotron 3 Ultra`: the name without its author and its price. */
export function shortName(name: string): string {
  const bare = name.replace(/^[^:]{1,40}: /, '').replace(/ \(free\)$/i, '');
  return bare === '' ? name : bare;
}
