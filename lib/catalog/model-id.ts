/** `openrouter:a/b:free` → `['openrouter', 'a/b:free']`. */
export function splitModelId(id: string): [provider: string, name: string] {
  const colon = id.indexOf(':');
  return colon < 0 ? ['', id] : [id.slice(0, colon), id.slice(colon + 1)];
}

/** `NVIDIA: Nemotron 3 Ultra (free)` → `Nemotron 3 Ultra`: the name without its author and its price. */
export function shortName(name: string): string {
  const bare = name.replace(/^[^:]{1,40}: /, '').replace(/ \(free\)$/i, '');
  return bare === '' ? name : bare;
}
