/**
 * Lets the app open, and kept runs be read and replayed, where the server cannot be reached. `/sw.js` (app/sw.js) names
 * the build and its files and brings this script in, so a new build is a new worker: it takes over when the last page of
 * the build before is closed, and until then those pages keep the files they were made of.
 *
 * Pages come from the network first; files named by their content come from here first. Of the API only runs that are
 * kept and have ended are held, the newest part of their list, and the models, for their names.
 */
const { build, files } = self.abreast;
/** The pages and files of one build. */
const shelf = `abreast-build-${build}`;
/** Kept runs outlast builds; the number is that of their form. */
const runShelf = 'abreast-runs-1';
/** The list as the history asks for it (lib/history/requests.ts). */
const lists = ['/api/runs?limit=50', '/api/runs?limit=200&pinned=true'];
/** The catalog (lib/catalog/use-catalog.ts): it tells what the models of a kept run are called. */
const models = '/api/models';
/** How many of the newest runs are brought here unasked, and how many are held at most. */
const mostBrought = 20;
const mostHeld = 80;

/** A page that was closed in the middle of its run says no more: none is waited for any longer than this, in ms. */
const longestRun = 60_000;

/** Pages a run goes on in. What is brought here unasked waits until it is over: it would take from its frames. */
const running = new Set();
let over = Promise.resolve();
let goOn = ignore;
let limit;

/** Runs deleted in this worker's life, or about to be: what was under way then must not bring them back. */
const deleted = new Set();
let clearings = 0;

self.addEventListener('install', (event) => {
  // A run is sent past this worker, where the browser can be told so.
  event.addRoutes?.({ condition: { requestMethod: 'POST' }, source: 'network' });
  event.waitUntil(stock());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener('message', (event) => {
  if (event.data?.type === 'keep') event.waitUntil(keepRun(event.data.run).then(keepNewest).catch(ignore));
  if (event.data?.type === 'keep-newest') event.waitUntil(keepNewest().catch(ignore));
  if (event.data?.type === 'run-begins') runBegins(event.source.id);
  if (event.data?.type === 'run-ends') runEnds(event.source.id);
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, search, searchParams } = new URL(request.url);
  if (origin !== self.location.origin) return;
  const run = /^\/api\/runs\/([^/]+)(\/events)?$/.exec(pathname);
  if (request.method === 'DELETE' && pathname === '/api/runs') event.waitUntil(forgetAll());
  if (request.method === 'DELETE' && run) event.respondWith(remove(event, run[1]));
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') event.respondWith(page(event, pathname, search));
  else if (pathname.startsWith('/_next/static/')) event.respondWith(file(event));
  else if (run) event.respondWith(keptAnswer(request, run[1], pathname, Number(searchParams.get('after'))));
  else if (lists.includes(pathname + search)) event.respondWith(list(event));
  else if (pathname === models) event.respondWith(catalog(event));
});

async function stock() {
  const cache = await caches.open(shelf);
  await cache.addAll(['/', '/offline']);
  for (const each of [...files, models]) {
    await over;
    // A file that is missing is fetched when it is needed.
    await cache.add(each).catch(ignore);
  }
}

function runBegins(page) {
  running.add(page);
  if (running.size > 1) return;
  over = new Promise((resolve) => {
    goOn = resolve;
  });
  limit = setTimeout(runsEnd, longestRun);
}

function runEnds(page) {
  running.delete(page);
  if (running.size === 0) runsEnd();
}

function runsEnd() {
  running.clear();
  clearTimeout(limit);
  goOn();
}

async function takeOver() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('abreast-') && name !== shelf && name !== runShelf);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

/** What of an address only the server can answer; the rest of a set-up the playground reads for itself. */
const ofServer = ['present', 'setup', 'continue', 'connected', 'connect-error'];

/** A page as the server gives it now. Where it gives none: the playground as it was, or the page that reads kept runs. */
async function page(event, pathname, search) {
  const isBare = pathname === '/' && search === '';
  const query = new URLSearchParams(search);
  const isPlayground = pathname === '/' && !ofServer.some((name) => query.has(name));
  try {
    const response = (await event.preloadResponse) ?? (await fetch(event.request));
    if (isBare && response.ok) event.waitUntil(put(shelf, '/', response.clone()));
    return response;
  } catch {
    if (pathname.startsWith('/api/')) return Response.error();
    const cache = await caches.open(shelf);
    const held = await cache.match(isPlayground ? '/' : '/offline', { ignoreVary: true });
    return held ?? Response.error();
  }
}

/** Named by its content: what is here is what the server would send. */
async function file(event) {
  const { request } = event;
  const held = await caches.match(request, { ignoreVary: true });
  if (held) return isWorker(request) ? unnamed(held) : held;
  const response = await fetch(request);
  if (response.ok) event.waitUntil(put(shelf, request, response.clone()));
  return response;
}

const isWorker = ({ destination }) => destination === 'worker' || destination === 'sharedworker';

/**
 * Without an address of its own, it stands at the one that was asked for. A worker is told what it needs behind the `#`
 * of that, and the address of what a cache holds has none.
 */
function unnamed(response) {
  return new Response(response.body, { status: response.status, headers: response.headers });
}

async function list({ request }) {
  try {
    return await fetch(request);
  } catch {
    const cache = await caches.open(runShelf);
    return (await cache.match(request, { ignoreVary: true })) ?? Response.error();
  }
}

/** As the server tells it now, else as it last did. */
async function catalog(event) {
  try {
    const response = await fetch(event.request);
    if (response.ok) event.waitUntil(put(shelf, models, response.clone()));
    return response;
  } catch {
    const cache = await caches.open(shelf);
    return (await cache.match(models, { ignoreVary: true })) ?? Response.error();
  }
}

/** Only a log read from its start is taken from here: a page that has more than is held must not be set back. */
async function keptAnswer(request, id, path, after) {
  try {
    const response = await fetch(request);
    if (response.status === 404) await drop(id);
    return response;
  } catch {
    if (after > 0) return Response.error();
    const cache = await caches.open(runShelf);
    return (await cache.match(path, { ignoreVary: true })) ?? notHeld();
  }
}

function notHeld() {
  const problem = {
    type: 'about:blank',
    status: 424,
    title: 'This run is not held in this browser.',
    action: 'Open it again when the server can be reached.',
  };
  return new Response(JSON.stringify(problem), {
    status: 424,
    headers: { 'Content-Type': 'application/problem+json' },
  });
}

/** Holds a run that is kept and has ended; one that is gone goes from here, too. A result link may be revoked: never. */
async function keepRun(id) {
  const path = `/api/runs/${id}`;
  const clearing = clearings;
  const about = await fetch(path);
  if (about.status === 404) return drop(id);
  if (!about.ok || about.headers.has('X-Robots-Tag')) return;
  const { kept, ended } = await about.clone().json();
  if (!kept || !ended) return;
  const log = await fetch(`${path}/events`);
  if (!log.ok) return;
  const text = await log.text();
  if (deleted.has(id) || clearing !== clearings) return;
  await put(runShelf, path, about);
  await put(runShelf, `${path}/events`, new Response(text, { headers: log.headers }));
  if (deleted.has(id) || clearing !== clearings) await drop(id);
}

/** The newest part of the list, and the newest runs in it; lets go of what the server no longer has. */
async function keepNewest() {
  const clearing = clearings;
  const answers = await Promise.all(lists.map((path) => fetch(path)));
  if (answers.some((answer) => !answer.ok)) return;
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  if (clearing !== clearings) return;
  for (const [place, text] of texts.entries())
    await put(
      runShelf,
      lists[place],
      new Response(withoutDeleted(text), { headers: answers[place].headers }),
    );
  const [newest, pinned] = texts.map((text) => JSON.parse(text));
  const listed = [...newest.runs, ...pinned.runs];
  const held = await heldRuns();
  const known = new Set(listed.map(({ id }) => id));
  for (const id of held) if (!known.has(id)) await recheck(id, newest.next === null);
  const ended = listed.filter((run) => run.ended && !held.includes(run.id));
  const wanted = new Set(ended.slice(0, mostBrought).map(({ id }) => id));
  for (const id of wanted) {
    await over;
    await keepRun(id);
  }
  for (const id of (await heldRuns()).slice(0, -mostHeld)) await drop(id);
}

async function recheck(id, isWhole) {
  const isGone = isWhole || (await fetch(`/api/runs/${id}`)).status === 404;
  if (isGone) await drop(id);
}

/** Ids, the one held first first. */
async function heldRuns() {
  const cache = await caches.open(runShelf);
  const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  return paths.flatMap((path) => /^\/api\/runs\/([^/]+)$/.exec(path)?.[1] ?? []);
}

/** Counts here at once, whatever the server says: what it refuses can be brought again. */
async function forgetAll() {
  clearings++;
  await caches.delete(runShelf);
}

/** Sent from here, so that a refusal is heard; without the page's signal it reaches the server when the page is left. */
function remove(event, id) {
  event.waitUntil(forget(id));
  const sent = fetch(event.request, { signal: null });
  const stays = () => void deleted.delete(id);
  event.waitUntil(sent.then(({ ok, status }) => ok || status === 404 || stays(), stays));
  return sent;
}

/** At once, for a deletion that is on its way. */
async function forget(id) {
  deleted.add(id);
  await drop(id);
  const cache = await caches.open(runShelf);
  for (const path of lists) {
    const held = await cache.match(path);
    if (held) await cache.put(path, new Response(withoutDeleted(await held.text()), held));
  }
}

function withoutDeleted(text) {
  const { runs, ...rest } = JSON.parse(text);
  return JSON.stringify({ ...rest, runs: runs.filter(({ id }) => !deleted.has(id)) });
}

async function drop(id) {
  const cache = await caches.open(runShelf);
  await Promise.all([cache.delete(`/api/runs/${id}`), cache.delete(`/api/runs/${id}/events`)]);
}

/** A full disk only means that less can be read offline. */
async function put(name, key, response) {
  const cache = await caches.open(name);
  await cache.put(key, response).catch(ignore);
}

function ignore() {}
