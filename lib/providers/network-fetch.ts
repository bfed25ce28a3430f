/** Next.js caches what goes through `fetch` unless it is told not to; a reply is never to be had from a cache. */
export const networkFetch: typeof globalThis.fetch = (input, init) =>
  globalThis.fetch(input, { ...init, cache: 'no-store' });
