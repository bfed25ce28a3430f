/**
 * What the browser remembers between visits. Cookies and not local storage: the server renders the first paint and must
 * know the theme, the density, the line-up, whether the banner is gone, whether the history is open and whether single keys
 * are off, or the page would change under the reader's eyes.
 */
export const memoryKeys = {
  theme: 'abreast-theme',
  density: 'abreast-density',
  lineUp: 'abreast-line-up',
  banner: 'abreast-demo-banner',
  history: 'abreast-history',
  keys: 'abreast-keys',
} as const;

export type MemoryKey = keyof typeof memoryKeys;

const year = 365 * 24 * 3600;
/** Browsers drop a cookie over 4,096 bytes; one that long is not worth sending along either. */
const longest = 3_000;

export function remember(key: MemoryKey, value: string): void {
  const written = encodeURIComponent(value);
  if (written.length > longest) return;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain-http addresses.
  document.cookie = `${memoryKeys[key]}=${written}; path=/; max-age=${value === '' ? 0 : year}; samesite=lax`;
}

/** A word that was remembered, read where no server could. */
export const remembered = (key: MemoryKey): string | undefined =>
  new RegExp(`\\b${memoryKeys[key]}=(\\w+)`).exec(document.cookie)?.[1];
