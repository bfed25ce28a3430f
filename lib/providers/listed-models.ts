import { createHash } from 'node:crypto';
import type { Model } from '#lib/catalog/model.ts';
import { record } from '#lib/record.ts';

/** A list older than this is fetched anew behind the answer; a failure is not tried again sooner than that. */
const freshFor = 5 * 60_000;
const pauseAfterFailure = 10_000;
/** How long whoever asks is kept waiting for a list that nobody has yet: a page hangs on it. */
const patience = 2000;
/** Visitors' keys: each may see another list. */
const mostLists = 100;

export interface ListOptions {
  baseUrl: string;
  fetch: typeof globalThis.fetch;
  /** The rows of a list's body; must not throw. */
  read(body: unknown): readonly Model[];
  /** Epoch ms. */
  now?(): number;
}

interface Held {
  models: readonly Model[] | null;
  triedAt: number;
  fetching: Promise<void> | null;
}

/**
 * `GET {baseUrl}/models` for whoever shows a key, kept per key. Rejects when the list can't be had; the key goes to that
 * address and follows no redirect.
 */
export function createListedModels({
  baseUrl,
  fetch,
  read,
  now = Date.now,
}: ListOptions): (key: string | null) => Promise<readonly Model[]> {
  const lists = new Map<string, Held>();

  function heldFor(key: string | null): Held {
    const name = createHash('sha256')
      .update(key ?? '')
      .digest('base64');
    const held = lists.get(name) ?? { models: null, triedAt: Number.NEGATIVE_INFINITY, fetching: null };
    // Those used last stay longest.
    lists.delete(name);
    lists.set(name, held);
    for (const oldest of lists.keys()) {
      if (lists.size <= mostLists) break;
      lists.delete(oldest);
    }
    return held;
  }

  async function refresh(held: Held, key: string | null): Promise<void> {
    held.triedAt = now();
    const response = await fetch(`${baseUrl}/models`, {
      headers: { Accept: 'application/json', ...(key === null ? {} : { Authorization: `Bearer ${key}` }) },
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    if (!response.ok) throw new Error(`The model list answered ${response.status}.`);
    const models = read(await response.json());
    if (models.length === 0) throw new Error('The model list is empty.');
    held.models = models;
  }

  return async (key) => {
    const held = heldFor(key);
    const due = held.models === null ? pauseAfterFailure : freshFor;
    if (held.fetching === null && now() - held.triedAt >= due) {
      held.fetching = refresh(held, key).finally(() => {
        held.fetching = null;
      });
      // Nobody may be waiting for it.
      held.fetching.catch(() => {});
    }
    if (held.models === null) await held.fetching;
    if (held.models === null) throw new Error('The model list could not be had a moment ago.');
    return held.models;
  };
}

/** The ids in a list as OpenAI has it, each once: `{ data: [{ id }] }`. */
export function listedEntries(body: unknown): { id: string; entry: Record<string, unknown> }[] {
  const rows = record(body).data;
  const named = (Array.isArray(rows) ? rows : []).map(record).flatMap((entry) => {
    const { id } = entry;
    return typeof id === 'string' && id !== '' ? [{ id, entry }] : [];
  });
  return [...new Map(named.map((each) => [each.id, each])).values()];
}

/** A row of the catalog of which little is known; the rest is said by the provider. */
export function plainModel(row: Pick<Model, 'id' | 'name' | 'provider'> & Partial<Model>): Model {
  return {
    free: false,
    available: true,
    unavailable: null,
    contextLength: null,
    maxOutput: null,
    inputs: ['text'],
    outputs: ['text'],
    parameters: [],
    defaults: {},
    reasoning: null,
    pricing: { input: null, output: null, cacheRead: null, request: null, image: null },
    created: null,
    expires: null,
    description: null,
    aliases: [],
    ...row,
  };
}

/** Epoch seconds, as OpenAI dates its models. */
export function createdAt(entry: Record<string, unknown>): number | null {
  return typeof entry.created === 'number' && entry.created > 0 ? entry.created * 1000 : null;
}
