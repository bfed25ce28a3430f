import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Catalog, createCatalog } from '#lib/catalog/catalog.ts';
import type { Model } from '#lib/catalog/model.ts';
import { splitModelId } from '#lib/catalog/model-id.ts';
import { env } from '#lib/env.ts';
import { AppError } from '#lib/errors.ts';
import { createProviders } from '#lib/providers/index.ts';
import { networkFetch } from '#lib/providers/network-fetch.ts';
import type { Provider } from '#lib/providers/provider.ts';
import type { Prepare } from '#lib/run/prepare-reply.ts';
import { createRuns, type Runs } from '#lib/run/runs.ts';
import { createMemoryStore } from '#lib/store/memory-store.ts';

/** What there is once in a process. */
export interface Abreast {
  catalog: Catalog;
  providers: readonly Provider[];
  /** What a reply is made ready from. */
  prepare: Prepare;
  runs: Runs;
}

const key = Symbol.for('abreast');

/** Held by the global object: a production build may load this module several times, a process has one of each. */
export function abreast(): Abreast {
  const holder = globalThis as { [key]?: Abreast };
  holder[key] ??= createAbreast();
  return holder[key];
}

function createAbreast(): Abreast {
  const environment = env();
  const catalog = createCatalog({
    baseUrl: environment.OPENROUTER_BASE_URL,
    fetch: networkFetch,
    dataDirectory: environment.ABREAST_DATA_DIR,
    now: Date.now,
    wait: (ms) => delay(ms, undefined, { ref: false }),
  });
  const providers = createProviders(environment, catalog);
  const provider = (id: string) => providers.find((each) => each.id === id);

  async function model(id: string): Promise<Model | undefined> {
    const [providerId] = splitModelId(id);
    if (providerId === 'openrouter') return catalog.find(id);
    return (await provider(providerId)?.models())?.find((each) => each.id === id);
  }

  async function checkModels(ids: readonly string[]): Promise<void> {
    for (const id of new Set(ids)) {
      if (await model(id)) continue;
      throw new AppError(
        'unknown-model',
        `There is no model ${id}.`,
        'Choose another model for this column.',
      );
    }
  }

  const prepare = { provider, model, checkModels };
  const runs = createRuns({
    store: createMemoryStore(),
    prepare,
    now: () => performance.now(),
    wallClock: Date.now,
    idleMs: environment.ABREAST_IDLE_MS,
    delay: (ms, signal) => delay(ms, undefined, { signal }),
    newId: () => randomBytes(12).toString('base64url'),
  });
  return { catalog, providers, prepare, runs };
}
