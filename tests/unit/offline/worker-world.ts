import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';

const origin = 'http://127.0.0.1:3000';
const script = readFileSync('public/service-worker.js', 'utf8');
const pathOf = (key: string | Request) => {
  const { pathname, search } = new URL(typeof key === 'string' ? key : key.url, origin);
  return pathname + search;
};

/** As a cache gives it: with the address it was stored under, and nothing behind the `#`. */
const stored = (response: Response | undefined, path: string) =>
  response && Object.defineProperty(response.clone(), 'url', { value: origin + path });

/** The caches of a browser, in memory. */
function fakeCaches(fetch: (path: string) => Promise<Response>) {
  const shelves = new Map<string, Map<string, Response>>();
  const shelf = (name: string) => {
    const entries = shelves.get(name) ?? new Map<string, Response>();
    shelves.set(name, entries);
    const add = async (path: string) => {
      const response = await fetch(path);
      if (!response.ok) throw new TypeError('not ok');
      entries.set(path, response);
    };
    return {
      match: async (key: string | Request) => stored(entries.get(pathOf(key)), pathOf(key)),
      put: async (key: string | Request, response: Response) => void entries.set(pathOf(key), response),
      delete: async (key: string) => entries.delete(pathOf(key)),
      keys: async () => [...entries.keys()].map((path) => ({ url: origin + path })),
      add,
      addAll: async (paths: string[]) => void (await Promise.all(paths.map(add))),
    };
  };
  return {
    open: async (name: string) => shelf(name),
    keys: async () => [...shelves.keys()],
    delete: async (name: string) => shelves.delete(name),
    async match(key: string | Request) {
      for (const entries of shelves.values())
        if (entries.has(pathOf(key))) return stored(entries.get(pathOf(key)), pathOf(key));
      return undefined;
    },
    paths: () => [...shelves.values()].flatMap((entries) => [...entries.keys()]),
    shelves,
  };
}

/** A service worker by itself: a server of given answers that can be taken away, and caches in memory. */
export function workerWorld(build = 'one', shared?: ReturnType<typeof fakeCaches>) {
  const answers = new Map<string, () => Response>([
    ['/', () => new Response('playground')],
    ['/offline', () => new Response('offline')],
    ['/_next/static/a.js', () => new Response('a')],
  ]);
  const asked: string[] = [];
  const server = { isThere: true, deletes: true };
  const fetch = async (input: string | Request) => {
    const path = pathOf(input);
    asked.push(path);
    if (!server.isThere) throw new TypeError('fetch failed');
    if (typeof input !== 'string' && input.method === 'DELETE')
      return new Response(null, { status: server.deletes ? 204 : 503 });
    return answers.get(path)?.() ?? new Response('', { status: 404 });
  };
  const caches = shared ?? fakeCaches(fetch);
  const listeners = new Map<string, (event: object) => void>();
  const self = {
    abreast: { build, files: ['/_next/static/a.js', '/_next/static/gone.js'] },
    location: { origin },
    registration: {},
    clients: { claim: async () => {} },
    addEventListener: (type: string, listener: (event: object) => void) => listeners.set(type, listener),
  };
  const globals = { Response, URL, URLSearchParams, Promise, Set, JSON, setTimeout, clearTimeout };
  runInNewContext(script, { self, caches, fetch, ...globals });

  /** Resolves when all that the event began is done, to the answer if there is one. */
  async function happen(type: string, event: object = {}): Promise<Response | undefined> {
    const work: Promise<unknown>[] = [];
    let answer: Promise<Response> | undefined;
    listeners.get(type)?.({
      ...event,
      waitUntil: (promise: Promise<unknown>) => work.push(promise),
      respondWith: (promise: Promise<Response>) => {
        answer = promise;
      },
    });
    const answered = await answer;
    await Promise.all(work);
    return answered;
  }

  return {
    answers,
    asked,
    server,
    caches,
    happen,
    startWorker: (path: string) =>
      happen('fetch', {
        request: { url: origin + path, method: 'GET', mode: 'same-origin', destination: 'worker' },
      }),
    get: (path: string) => happen('fetch', { request: new Request(origin + path) }),
    visit: (path: string) =>
      happen('fetch', { request: { url: origin + path, method: 'GET', mode: 'navigate' } }),
    remove: (path: string) => happen('fetch', { request: new Request(origin + path, { method: 'DELETE' }) }),
    keep: (run: string) => happen('message', { data: { type: 'keep', run } }),
    tell: (type: 'run-begins' | 'run-ends', page: string) =>
      happen('message', { data: { type }, source: { id: page } }),
    keepNewest: () => happen('message', { data: { type: 'keep-newest' } }),
    /** The server has these runs, newest first; those named `unkept` it keeps nowhere. */
    serveRuns(ids: readonly string[], next: string | null = null) {
      const runs = ids.filter((id) => id !== 'unkept').map((id) => ({ id, ended: id !== 'running' }));
      answers.set('/api/runs?limit=50', () => Response.json({ runs, next }));
      answers.set('/api/runs?limit=200&pinned=true', () => Response.json({ runs: [], next: null }));
      for (const id of ids) {
        answers.set(`/api/runs/${id}`, () =>
          Response.json(
            { id, kept: id !== 'unkept', ended: id !== 'running' },
            {
              headers: id.startsWith('s_') ? { 'X-Robots-Tag': 'noindex' } : {},
            },
          ),
        );
        answers.set(`/api/runs/${id}/events`, () => new Response(`log of ${id}`));
      }
    },
  };
}
