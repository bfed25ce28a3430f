import { catalogCachePath, createCatalogCache } from './catalog-cache.ts';
import type { CatalogAnswer, Model } from './model.ts';
import { withoutSuffix } from './model-id.ts';
import { readOpenRouterModels } from './openrouter-models.ts';
import { readSnapshot } from './snapshot.ts';

/** How long the very first answer waits for the live list when nothing was kept. */
const FIRST_PATIENCE = 1500;
/** A list older than this is still given, and fetched anew behind the answer. */
const FRESH_FOR = 5 * 60_000;
/** A model nobody knows makes us look again, at most this often. */
const REVALIDATE_EVERY = 10_000;
/** How long whoever asks for an unknown model is kept waiting for that. */
const FIND_PATIENCE = 5000;
const REQUEST_TIMEOUT = 15_000;
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 5 * 60_000;

const PREFIX = 'openrouter:';

interface CatalogOptions {
  /** Without a slash at the end; `/models` is added. */
  baseUrl: string;
  /** The list is public: no key is ever sent. */
  fetch: typeof globalThis.fetch;
  dataDirectory: string;
  /** Epoch ms. */
  now(): number;
  /** Resolves after so many ms; should not keep the process alive by itself. */
  wait(ms: number): Promise<void>;
}

/** OpenRouter's models: live, else as kept from last time, else as shipped. */
export interface Catalog {
  /** Never rejects. At once, except the first time with nothing kept: then after 1.5 s at the latest. */
  list(): Promise<CatalogAnswer>;
  /**
   * The model with this id (`openrouter:…`), or the one that a dynamic suffix (`:nitro`, `:online` …) was put to.
   * An id that is not in the list gets one revalidation before the answer is undefined.
   */
  find(id: string): Promise<Model | undefined>;
  /** Fetches the list now, unless that was last tried under 10 s ago. Never rejects. */
  revalidate(): Promise<void>;
}

export function createCatalog({ baseUrl, fetch, dataDirectory, now, wait }: CatalogOptions): Catalog {
  const cache = createCatalogCache(catalogCachePath(dataDirectory, baseUrl));
  let current: CatalogAnswer | null = null;
  let shipped: Promise<CatalogAnswer> | null = null;
  let opening: Promise<void> | null = null;
  let attempt: Promise<boolean> | null = null;
  let attemptedAt = Number.NEGATIVE_INFINITY;
  let pursuing = false;

  async function fetchLive(): Promise<CatalogAnswer> {
    const abort = new AbortController();
    void wait(REQUEST_TIMEOUT).then(() => abort.abort());
    const response = await fetch(`${baseUrl}/models`, {
      headers: { Accept: 'application/json' },
      cache: 'no-store',
      signal: abort.signal,
    });
    if (!response.ok) throw new Error(`The model list answered ${response.status}.`);
    const { models } = readOpenRouterModels(await response.json());
    if (models.length === 0) throw new Error('The model list is empty.');
    return { source: 'live', fetchedAt: now(), models };
  }

  /** After a failure the list we hold is no longer called live: it may have changed unseen. */
  async function tryLive(): Promise<boolean> {
    try {
      current = await fetchLive();
    } catch {
      if (current !== null) current = { ...current, source: 'cache' };
      return false;
    }
    await cache.write(current);
    return true;
  }

  /** One fetch at a time, shared by all who ask meanwhile. */
  function refresh(): Promise<boolean> {
    if (attempt === null) {
      attemptedAt = now();
      attempt = tryLive().finally(() => {
        attempt = null;
      });
    }
    return attempt;
  }

  async function pursue(): Promise<void> {
    if (pursuing) return;
    pursuing = true;
    for (let pause = FIRST_PAUSE; !(await refresh()); pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      await wait(pause);
    }
    pursuing = false;
  }

  async function open(): Promise<void> {
    current = await cache.read();
    if (current !== null) return;
    void pursue();
    await Promise.race([refresh(), wait(FIRST_PATIENCE)]);
  }

  async function list(): Promise<CatalogAnswer> {
    opening ??= open();
    await opening;
    if (current === null) {
      shipped ??= readSnapshot();
      return shipped;
    }
    const age = now() - current.fetchedAt;
    if (age < 0 || age > FRESH_FOR) void pursue();
    return current;
  }

  async function revalidate(): Promise<void> {
    if (attempt === null && now() - attemptedAt < REVALIDATE_EVERY) return;
    await refresh();
  }

  return {
    list,
    revalidate,
    async find(id) {
      if (!id.startsWith(PREFIX)) return undefined;
      const known = findModel((await list()).models, id);
      if (known !== undefined) return known;
      await Promise.race([revalidate(), wait(FIND_PATIENCE)]);
      return findModel((await list()).models, id);
    },
  };
}

function findModel(models: readonly Model[], id: string): Model | undefined {
  const listed = withoutSuffix(id);
  return models.find((model) => model.id === id) ?? models.find((model) => model.id === listed);
}
