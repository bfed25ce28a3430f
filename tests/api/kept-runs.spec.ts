import { expect, test } from '@playwright/test';
import type { RunEvent } from '#lib/stream/events.ts';
import { eventsOf, post, setupOf } from '../support/api.ts';
import { playgroundUrl } from '../support/servers.ts';

const runs = `${playgroundUrl}/api/runs`;
const bench = 'openrouter:bench/400x40';

function send(method: string, url: string, body?: unknown): Promise<Response> {
  return fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function runOf(prompt: string, changes: Record<string, unknown> = {}) {
  const response = await post(runs, { ...setupOf([bench], prompt), ...changes });
  const url = playgroundUrl + response.headers.get('location');
  return { url, id: url.split('/').at(-1) ?? '', events: await eventsOf(response) };
}

const documentOf = (events: readonly RunEvent[], changes: Record<string, unknown> = {}) => ({
  format: 'abreast-run',
  version: 1,
  title: 'Brought along',
  exported: new Date(0).toISOString(),
  events,
  ...changes,
});

test('a run is found by its words, its model and its pin, and carries its title', async () => {
  const { url, id } = await runOf('Quokkas smile at strangers');
  const found = async (query: string) => {
    const page = await (await fetch(`${runs}?${query}`)).json();
    return page.runs.map((run: { id: string }) => run.id);
  };
  await expect.poll(() => found('search=quokkas%20smi')).toEqual([id]);
  expect(await found('search=quokkas%20walruses')).toEqual([]);
  expect(await found(`search=quokkas&model=${bench}`)).toEqual([id]);
  expect(await found('search=quokkas&model=demo:swift')).toEqual([]);
  expect((await send('PATCH', url, { title: 'Marsupials', pinned: true })).status).toBe(204);
  expect(await found('search=marsupials&pinned=true')).toEqual([id]);
  expect(await (await fetch(url)).json()).toMatchObject({ title: 'Marsupials', pinned: true, kept: true });
  expect((await send('PATCH', url, { title: null, pinned: false })).status).toBe(204);
  expect(await found('search=quokkas&pinned=true')).toEqual([]);
});

test('the history is read in pages', async () => {
  for (const count of [1, 2, 3]) await runOf(`Page ${count} of pangolins`);
  const prompts: string[] = [];
  let cursor = '';
  do {
    const query = `search=pangolins&limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const page = await (await fetch(`${runs}?${query}`)).json();
    prompts.push(...page.runs.map((run: { prompt: string }) => run.prompt));
    cursor = page.next ?? '';
  } while (cursor);
  expect(prompts).toEqual([3, 2, 1].map((count) => `Page ${count} of pangolins`));
});

test('a run that shall not be kept is followed like any and found in no history', async () => {
  const { url, events } = await runOf('Axolotls keep secrets', { keep: false });
  expect(await (await fetch(url)).json()).toMatchObject({ kept: false });
  expect(await eventsOf(await fetch(`${url}/events`))).toEqual(events);
  expect((await (await fetch(`${runs}?search=axolotls`)).json()).runs).toEqual([]);
  expect((await post(`${url}/share`, {})).status).toBe(409);
});

test('a result link shows the run to anybody, is read only, and can be taken back', async () => {
  const { url, events } = await runOf('Share this');
  const made = await post(`${url}/share`, { title: 'Look', withPrompt: false });
  expect(made.status).toBe(201);
  const link = await made.json();
  expect(link).toMatchObject({ title: 'Look', expires: null, withPrompt: false });
  expect(link.id).toMatch(/^s_[\w-]{24}$/);
  expect(link.url).toBe(`/runs/${link.id}`);
  expect(await (await fetch(`${url}/share`)).json()).toEqual({ shares: [link] });

  const shared = `${runs}/${link.id}`;
  const shown = await fetch(shared);
  expect(shown.headers.get('x-robots-tag')).toBe('noindex');
  expect(await shown.json()).toMatchObject({ id: link.id, title: 'Look', replies: [{ state: 'done' }] });
  const log = await fetch(`${shared}/events`);
  expect(log.headers.get('x-robots-tag')).toBe('noindex');
  const text = await log.text();
  expect(text).not.toContain('Share this');
  expect(text.match(/^id: /gm)).toHaveLength(events.length);
  for (const [method, path] of [
    ['POST', '/stop'],
    ['POST', '/retry'],
    ['POST', '/share'],
    ['PATCH', ''],
    ['DELETE', ''],
  ] as const) {
    expect((await send(method, shared + path, {})).status).toBe(404);
  }

  expect((await send('DELETE', `${url}/share?share=${link.id}`)).status).toBe(204);
  for (const path of ['', '/events']) {
    const gone = await fetch(shared + path);
    expect(gone.status).toBe(410);
    expect(await gone.json()).toMatchObject({ title: 'This link was taken back by its owner.' });
  }
  expect((await fetch(`${runs}/s_never-was`)).status).toBe(404);
});

test('an exported run is imported as a new one', async () => {
  const { events, id } = await runOf('Take this along');
  const response = await post(`${runs}/import`, documentOf(events));
  expect(response.status).toBe(201);
  const imported = (await response.json()).id;
  expect(imported).not.toBe(id);
  expect(await (await fetch(`${runs}/${imported}`)).json()).toMatchObject({
    id: imported,
    title: 'Brought along',
    replies: [{ state: 'done' }],
  });
  const log = await eventsOf(await fetch(`${runs}/${imported}/events`));
  expect(log.slice(1)).toEqual(events.slice(1));
});

test.describe('what is wrong is said in a sentence and an action', () => {
  const refused = async (response: Promise<Response>, status: number, sentence: RegExp) => {
    const answer = await response;
    expect(answer.status).toBe(status);
    const problem = await answer.json();
    expect(problem.title).toMatch(sentence);
    expect(problem.action).toMatch(/\.$/);
  };

  test('of an import', async () => {
    const { events } = await runOf('Damage this');
    const importOf = (body: unknown) => post(`${runs}/import`, body);
    await refused(importOf({ hello: 1 }), 400, /not a run exported from Abreast/);
    await refused(importOf(documentOf(events, { version: 2 })), 400, /newer version/);
    await refused(importOf(documentOf(events.slice(1))), 400, /damaged/);
    await refused(importOf(documentOf(events.filter(({ seq }) => seq !== 3))), 400, /event 3 is missing/);
    await refused(importOf(documentOf(events.slice(0, -1))), 400, /damaged/);
    await refused(fetch(`${runs}/import`, { method: 'POST', body: '{}' }), 415, /not marked as JSON/);
  });

  test('of a change, a share and a search', async () => {
    const { url } = await runOf('Ask for nonsense');
    await refused(send('PATCH', url, { title: 'x'.repeat(201) }), 400, /title must have at most 200/);
    await refused(send('PATCH', url, { owner: 'me' }), 400, /Unknown field "owner"/);
    await refused(post(`${url}/share`, { expires: 1 }), 400, /has passed already/);
    await refused(post(`${url}/share`, { expires: 'soon' }), 400, /expires must be/);
    await refused(fetch(`${runs}?pinned=maybe`), 400, /pinned must be true or false/);
    await refused(fetch(`${runs}?page=2`), 400, /Unknown field "page"/);
    await refused(send('PATCH', `${runs}/never-was`, { pinned: true }), 404, /no such run/);
  });
});
