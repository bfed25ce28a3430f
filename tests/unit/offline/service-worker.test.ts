import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { workerWorld } from './worker-world.ts';

afterEach(() => void vi.useRealTimers());

const ofApi = (paths: string[]) => paths.filter((path) => path.startsWith('/api/')).sort();

test('at its installation it takes the pages and the files of its build; a missing file is no obstacle', async () => {
  const { happen, caches } = workerWorld();
  await happen('install');
  expect(caches.paths().sort()).toEqual(['/', '/_next/static/a.js', '/offline']);
});

test('what nobody asked for waits until no page has a run under way', async () => {
  const { happen, tell, keepNewest, caches, asked, serveRuns } = workerWorld();
  await tell('run-begins', 'one page');
  await tell('run-begins', 'another');
  const installed = happen('install');
  await tell('run-ends', 'one page');
  await setImmediate();
  expect(asked).toEqual(['/', '/offline']);
  await tell('run-ends', 'another');
  await installed;
  expect(caches.paths()).toContain('/_next/static/a.js');

  serveRuns(['r1']);
  await tell('run-begins', 'one page');
  const kept = keepNewest();
  await setImmediate();
  expect(asked).not.toContain('/api/runs/r1');
  await tell('run-ends', 'one page');
  await kept;
  expect(caches.paths()).toContain('/api/runs/r1/events');
});

test('a page that was closed in its run is not waited for without end', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { happen, tell, caches } = workerWorld();
  await tell('run-begins', 'closed');
  const installed = happen('install');
  await vi.advanceTimersByTimeAsync(60_000);
  await installed;
  expect(caches.paths()).toContain('/_next/static/a.js');
});

test('a new build lets go of the files of the one before and keeps the runs', async () => {
  const before = workerWorld('one');
  before.serveRuns(['r1']);
  await before.happen('install');
  await before.keep('r1');
  const after = workerWorld('two', before.caches);
  await after.happen('install');
  await after.happen('activate');
  expect(await before.caches.keys()).toEqual(['abreast-runs-1', 'abreast-build-two']);
});

test('a page comes from the server for as long as it answers', async () => {
  const { happen, visit, answers } = workerWorld();
  await happen('install');
  answers.set('/', () => new Response('playground, newer'));
  expect(await (await visit('/'))?.text()).toBe('playground, newer');
});

test('where the server is away the playground is the newest that was seen, any other page the one for kept runs', async () => {
  const { happen, visit, answers, server } = workerWorld();
  await happen('install');
  answers.set('/', () => new Response('playground, newer'));
  await visit('/');
  // With a set-up of its own it is another page: that one is not laid by.
  answers.set('/?models=demo:steady', () => new Response('playground, filled in'));
  await visit('/?models=demo:steady');
  server.isThere = false;
  for (const path of ['/', '/?models=demo:swift', '/?models=demo:swift&prompt=So'])
    expect(await (await visit(path))?.text()).toBe('playground, newer');
  for (const path of [
    '/runs/r1',
    '/docs',
    '/?present',
    '/?setup=v1.x',
    '/?continue=r1',
    '/?connected=openrouter',
  ])
    expect(await (await visit(path))?.text()).toBe('offline');
});

test('a way through the API, such as the one back from a consent page, is never answered by a page', async () => {
  const { happen, visit, server } = workerWorld();
  await happen('install');
  server.isThere = false;
  expect((await visit('/api/connect/openrouter/callback?code=1'))?.type).toBe('error');
});

test('a file named by its content is asked for once', async () => {
  const { get, answers, asked } = workerWorld();
  answers.set('/_next/static/b.js', () => new Response('b'));
  await get('/_next/static/b.js');
  expect(await (await get('/_next/static/b.js'))?.text()).toBe('b');
  expect(asked.filter((path) => path.endsWith('b.js'))).toHaveLength(1);
});

test('the script of a worker comes without an address of its own, so that the one asked for stands, # and all', async () => {
  const { happen, get, startWorker, server } = workerWorld();
  await happen('install');
  server.isThere = false;
  const answer = await startWorker('/_next/static/a.js#params=x');
  expect(answer?.url).toBe('');
  expect(await answer?.text()).toBe('a');
  expect((await get('/_next/static/a.js'))?.url).toMatch(/a\.js$/);
});

test('a kept run that has ended is read where the server is away, from its start only', async () => {
  const { keep, get, server, serveRuns } = workerWorld();
  serveRuns(['r1']);
  await keep('r1');
  server.isThere = false;
  expect(await (await get('/api/runs/r1/events?after=0'))?.text()).toBe('log of r1');
  expect(await (await get('/api/runs/r1'))?.json()).toMatchObject({ id: 'r1' });
  expect((await get('/api/runs/r1/events?after=7'))?.type).toBe('error');
  expect(await (await get('/api/runs?limit=50'))?.json()).toMatchObject({ runs: [{ id: 'r1' }] });
});

test('a run that is not held is refused with a sentence and an action', async () => {
  const { get, server } = workerWorld();
  server.isThere = false;
  const answer = await get('/api/runs/r9/events?after=0');
  expect(answer?.status).toBe(424);
  expect(await answer?.json()).toMatchObject({
    title: 'This run is not held in this browser.',
    action: 'Open it again when the server can be reached.',
  });
});

test('a run that goes on, one that is kept nowhere and a result link are never held', async () => {
  const { keep, caches, serveRuns } = workerWorld();
  serveRuns(['running', 'unkept', 's_shared']);
  for (const id of ['running', 'unkept', 's_shared']) await keep(id);
  expect(ofApi(caches.paths())).toEqual(['/api/runs?limit=200&pinned=true', '/api/runs?limit=50']);
});

test('the models are as the server tells them now, and as it last did where it is away', async () => {
  const { get, answers, server } = workerWorld();
  for (const told of ['older', 'newer']) {
    answers.set('/api/models', () => new Response(told));
    expect(await (await get('/api/models'))?.text()).toBe(told);
  }
  server.isThere = false;
  expect(await (await get('/api/models'))?.text()).toBe('newer');
});

test('of everything else of the API nothing is answered here', async () => {
  const { get } = workerWorld();
  for (const path of ['/api/quota', '/api/connect', '/api/runs?search=key&limit=50'])
    expect(await get(path)).toBeUndefined();
});

test('the newest runs are brought unasked, and what the server no longer has goes', async () => {
  const { keep, keepNewest, caches, answers, serveRuns } = workerWorld();
  serveRuns(['old', 'r1']);
  await keep('old');
  answers.delete('/api/runs/old');
  serveRuns(['r3', 'r2', 'r1']);
  await keepNewest();
  expect(ofApi(caches.paths()).filter((path) => !path.includes('?') && !path.endsWith('events'))).toEqual([
    '/api/runs/r1',
    '/api/runs/r2',
    '/api/runs/r3',
  ]);
});

test('a deleted run goes at once, from the list too, and does not come back', async () => {
  const { keep, remove, caches, get, server, serveRuns } = workerWorld();
  serveRuns(['r2', 'r1']);
  await keep('r1');
  await remove('/api/runs/r1');
  expect(caches.paths()).not.toContain('/api/runs/r1');
  expect(caches.paths()).not.toContain('/api/runs/r1/events');
  await keep('r1');
  expect(caches.paths()).not.toContain('/api/runs/r1/events');
  server.isThere = false;
  expect(await (await get('/api/runs?limit=50'))?.json()).toMatchObject({ runs: [{ id: 'r2' }] });
});

test('a run whose deletion was refused, or never arrived, can be brought again', async () => {
  const { keep, remove, caches, server, serveRuns } = workerWorld();
  serveRuns(['r1']);
  server.deletes = false;
  expect((await remove('/api/runs/r1'))?.status).toBe(503);
  expect(caches.paths()).not.toContain('/api/runs/r1/events');
  await keep('r1');
  expect(caches.paths()).toContain('/api/runs/r1/events');
  server.isThere = false;
  await expect(remove('/api/runs/r1')).rejects.toThrow('fetch failed');
  server.isThere = true;
  await keep('r1');
  expect(caches.paths()).toContain('/api/runs/r1/events');
});

test('deleting all runs leaves none here', async () => {
  const { keep, remove, caches, serveRuns } = workerWorld();
  serveRuns(['r1', 'r2']);
  await keep('r1');
  await remove('/api/runs');
  expect(ofApi(caches.paths())).toEqual([]);
});

test('a run of which the server says that it is gone goes here, too', async () => {
  const { keep, get, caches, answers, serveRuns } = workerWorld();
  serveRuns(['r1']);
  await keep('r1');
  answers.delete('/api/runs/r1');
  expect((await get('/api/runs/r1'))?.status).toBe(404);
  expect(caches.paths()).not.toContain('/api/runs/r1/events');
});
