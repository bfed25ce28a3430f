import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { after } from '#lib/after.ts';
import { type Catalog, createCatalog } from '#lib/catalog/catalog.ts';
import { createEndpoints, type Endpoints } from '#lib/catalog/endpoints.ts';
import type { Model } from '#lib/catalog/model.ts';
import { splitModelId } from '#lib/catalog/model-id.ts';
import { createSessions, type Sessions } from '#lib/connect/session.ts';
import { keptSecret } from '#lib/connect/session-secret.ts';
import { type Environment, env, publicUrl } from '#lib/env.ts';
import { AppError } from '#lib/errors.ts';
import { createProviders } from '#lib/providers/index.ts';
import { networkFetch } from '#lib/providers/network-fetch.ts';
import type { Provider } from '#lib/providers/provider.ts';
import { createPlanner, type Planner } from '#lib/quota/planner.ts';
import { createReadKey } from '#lib/quota/read-key.ts';
import { importRun } from '#lib/run/import-run.ts';
import type { Prepare } from '#lib/run/prepare-reply.ts';
import { createRuns, type OwnKeys, type Runs, type Visitor } from '#lib/run/runs.ts';
import { createShares, isShareId, type Shares } from '#lib/run/shares.ts';
import { createStandings, type Standings } from '#lib/run/standings.ts';
import type { RunDocument } from '#lib/share/run-document.ts';
import { createMemoryStore } from '#lib/store/memory-store.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';

/** What there is once in a process. */
export interface Abreast {
  catalog: Catalog;
  providers: readonly Provider[];
  sessions: Sessions;
  /** What a reply is made ready from. */
  prepare: Prepare;
  endpoints: Endpoints;
  planner: Planner;
  store: Store;
  /** Where runs are kept, in words that stand after "kept". */
  place: string;
  runs: Runs;
  shares: Shares;
  standings: Standings;
  /** Keeps an exported run as a new one of this visitor; answers its id. */
  importRun(document: RunDocument, visitor: Visitor): Promise<string>;
}

const key = Symbol.for('abreast');

/** In characters: some twenty runs of the longest, thousands of the usual ones. */
const mostStanding = 24_000_000;

/** Held by the global object: a production build may load this module several times, a process has one of each. */
export function abreast(): Abreast {
  const holder = globalThis as { [key]?: Abreast };
  holder[key] ??= createAbreast();
  return holder[key];
}

/** Asked of the disk once, and not before a visitor brings or has a key. */
function sessionSecret({ SESSION_SECRET, ABREAST_DATA_DIR }: Environment): () => string {
  let secret = SESSION_SECRET;
  return () => {
    secret ??= keptSecret(ABREAST_DATA_DIR);
    return secret;
  };
}

function createAbreast(): Abreast {
  const environment = env();
  const secret = sessionSecret(environment);
  const sessions = createSessions(secret);
  const catalog = createCatalog({
    baseUrl: environment.OPENROUTER_BASE_URL,
    fetch: networkFetch,
    dataDirectory: environment.ABREAST_DATA_DIR,
    now: Date.now,
    wait: (ms) => delay(ms, undefined, { ref: false }),
  });
  const providers = createProviders(environment, catalog);
  const provider = (id: string) => providers.find((each) => each.id === id);

  async function model(id: string, own: OwnKeys = {}): Promise<Model | undefined> {
    const [providerId, name] = splitModelId(id);
    if (providerId === 'openrouter') return catalog.find(id);
    const door = provider(providerId);
    try {
      return (await door?.models(door.access({ keys: own })))?.find((each) => each.id === id);
    } catch {
      return door?.modelNamed?.(name);
    }
  }

  async function checkModels(ids: readonly string[], own?: OwnKeys): Promise<void> {
    for (const id of new Set(ids)) {
      if (await model(id, own)) continue;
      throw new AppError(
        'unknown-model',
        `There is no model ${id}.`,
        'Choose another model for this column.',
      );
    }
  }

  const prepare = { provider, model, checkModels };
  const store = openStore({
    databaseUrl: environment.DATABASE_URL,
    dataDirectory: environment.ABREAST_DATA_DIR,
    called: environment.ABREAST_MODE === 'public' ? 'of this site' : undefined,
  });
  const instance = newId();
  const planner = createPlanner({
    readKey: createReadKey(environment.OPENROUTER_BASE_URL, networkFetch),
    secret,
    store,
    instance,
    now: Date.now,
    after,
    wait: (ms) => delay(ms, undefined, { ref: false }),
    shares: { visitorDaily: environment.ABREAST_VISITOR_DAILY, siteDaily: environment.ABREAST_SITE_DAILY },
  });
  const runs = createRuns({
    store,
    passing: createMemoryStore(),
    prepare,
    planner,
    now: () => performance.now(),
    wallClock: Date.now,
    idleMs: environment.ABREAST_IDLE_MS,
    delay: (ms, signal) => delay(ms, undefined, { signal }),
    after,
    newId,
    instance,
  });
  const shares = createShares({
    store,
    runs,
    wallClock: Date.now,
    newId: () => randomBytes(18).toString('base64url'),
    publicUrl: publicUrl(environment),
  });
  const imports = { store, runs, instance, wallClock: Date.now, newId };
  const endpoints = createEndpoints({ prepare, now: Date.now });
  return {
    catalog,
    providers,
    sessions,
    prepare,
    endpoints,
    planner,
    store,
    place: placeOf(environment),
    runs,
    shares,
    standings: createStandings(mostStanding),
    importRun: (document, visitor) => importRun(document, visitor, imports),
  };
}

/** Visitors of a site are not told its paths. */
function placeOf({ ABREAST_MODE, DATABASE_URL, ABREAST_DATA_DIR }: Environment): string {
  return ABREAST_MODE === 'public' || DATABASE_URL
    ? 'in this site’s database'
    : `on this machine, in ${join(ABREAST_DATA_DIR, 'abreast.db')}`;
}

/** Of a run; none begins like that of a share. */
function newId(): string {
  const id = randomBytes(12).toString('base64url');
  return isShareId(id) ? newId() : id;
}
