import { expect, test } from '@playwright/test';
import type { Model } from '#lib/catalog/model.ts';
import type { Quota } from '#lib/quota/quota.ts';
import { runDocument } from '#lib/share/write-run-document.ts';
import { eventsOf, outcomeOf, setupOf } from '../support/api.ts';
import { publicName, publicUrl, simulatorUrl } from '../support/servers.ts';

const json = { 'Content-Type': 'application/json' };
const free = 'openrouter:demo/swift:free';
const paid = 'openrouter:demo/swift';
const lentKey = 'sk-or-v1-public-key';

/** A browser as far as its cookies go. */
class Visitor {
  readonly cookies = new Map<string, string>();
  heard = '';

  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...json, ...(cookie ? { cookie } : {}) };
    const response = await fetch(`${publicUrl}${path}`, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    this.heard += `${JSON.stringify([...response.headers])} ${await response.clone().text()}\n`;
    return response;
  }

  async run(models: readonly string[], setup: object = {}) {
    const body = JSON.stringify({ ...setupOf(models), ...setup });
    const events = await eventsOf(await this.ask('/api/runs', { method: 'POST', body }));
    return models.map((_, index) => outcomeOf(events, String.fromCharCode(97 + index)));
  }

  /** A run to its end, without a key; its id and its events. */
  async keep(prompt: string, setup: object = {}) {
    const body = JSON.stringify({ ...setupOf(['demo:swift'], prompt), ...setup });
    const response = await this.ask('/api/runs', { method: 'POST', body });
    const id = response.headers.get('location')?.split('/').at(-1) ?? '';
    return { id, events: await eventsOf(response) };
  }

  async runs(): Promise<string[]> {
    const { runs }: { runs: { id: string }[] } = await (await this.ask('/api/runs')).json();
    return runs.map(({ id }) => id);
  }

  async quota(): Promise<Quota> {
    return (await this.ask('/api/quota')).json();
  }
}

test('each visitor has a share of the server’s key, and is told when it is used up', async () => {
  const one = new Visitor();
  expect(await one.quota()).toMatchObject({ key: 'server', day: { limit: 3, used: 0, remaining: 3 } });
  const outcomes = await one.run([free, free, free, free]);
  expect(outcomes.map((outcome) => outcome?.type)).toEqual([
    'reply-end',
    'reply-end',
    'reply-end',
    'reply-error',
  ]);
  expect(outcomes[3]).toMatchObject({
    kind: 'account-limit',
    message: 'Your free requests of today with the key of this server are used up.',
    action: 'Connect your own OpenRouter key, or wait for the daily reset.',
    retryAfter: expect.any(Number),
  });
  expect(await one.quota()).toMatchObject({ day: { limit: 3, used: 3, remaining: 0 } });
  const other = new Visitor();
  expect(await other.quota()).toMatchObject({ day: { remaining: 3 } });
  expect(await other.run([free])).toMatchObject([{ type: 'reply-end' }]);
  expect(one.heard + other.heard).not.toContain(lentKey);
});

test('a visitor is known again by a cookie that no script reads and that keeps its id to itself', async () => {
  const visitor = new Visitor();
  const body = JSON.stringify(setupOf(['demo:swift']));
  const response = await visitor.ask('/api/runs', { method: 'POST', body });
  const [line = ''] = response.headers.getSetCookie();
  expect(line).toMatch(/^abreast-visitor=[^;]{64,}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax$/);
  const again = await visitor.ask('/api/runs', { method: 'POST', body });
  expect(again.headers.getSetCookie()).toEqual([]);
  expect((await visitor.ask('/api/models')).headers.getSetCookie()).toEqual([]);
});

test('the server’s key runs nothing that may cost, whatever is asked', async () => {
  const visitor = new Visitor();
  const refused = { type: 'reply-error', kind: 'authentication' };
  expect(await visitor.run([paid, `${free}:online`])).toMatchObject([refused, refused]);
  expect(await visitor.run([free], { routing: { models: ['demo/swift'] } })).toMatchObject([refused]);
  expect(await visitor.quota()).toMatchObject({ day: { used: 0 } });
});

test('the list offers what a visitor can run: no paid model, no Gemini, nothing of this machine', async () => {
  const { models }: { models: Model[] } = await (await new Visitor().ask('/api/models')).json();
  const byId = new Map(models.map((model) => [model.id, model]));
  expect(byId.get(free)).toMatchObject({ available: true });
  expect(byId.get(paid)).toMatchObject({ available: false, unavailable: 'no-key' });
  expect(new Set(models.map(({ provider }) => provider))).toEqual(new Set(['demo', 'openrouter']));
});

test('a visitor’s own key runs anything and has the account’s budget', async () => {
  const visitor = new Visitor();
  const body = JSON.stringify({ provider: 'openrouter', key: 'sk-or-v1-of-a-public-visitor' });
  expect((await visitor.ask('/api/connect', { method: 'POST', body })).status).toBe(200);
  expect(await visitor.run([paid])).toMatchObject([{ type: 'reply-end' }]);
  const { key, day } = await visitor.quota();
  expect(key).toBe('own');
  expect(day.limit).toBeGreaterThan(3);
});

const neverWas = 'AAAAAAAAAAAAAAAA';

/** All that can be asked of a run. */
const requests = [
  ['GET', ''],
  ['GET', '/events'],
  ['POST', '/stop', {}],
  ['POST', '/retry', { columns: ['a'] }],
  ['POST', '/share', {}],
  ['GET', '/share'],
  ['DELETE', '/share'],
  ['PATCH', '', { title: 'Mine now', pinned: true }],
  ['DELETE', ''],
] as const;

test('a run is to everybody but its owner one that never was', async () => {
  const owner = new Visitor();
  const { id, events } = await owner.keep('Nobody else may read this');
  const known = new Visitor();
  await known.keep('Another prompt');
  for (const stranger of [known, new Visitor()]) {
    for (const [method, path, body] of requests) {
      const init = { method, ...(body && { body: JSON.stringify(body) }) };
      const [theirs, none] = await Promise.all(
        [id, neverWas].map(async (run) => {
          const response = await stranger.ask(`/api/runs/${run}${path}`, init);
          return [response.status, await response.text(), response.headers.getSetCookie()];
        }),
      );
      expect(theirs, `${method} ${path}`).toEqual(none);
      expect(theirs?.[0]).toBe(404);
    }
    const following = { ...setupOf(['demo:swift'], 'What did I ask?'), parent: id };
    const body = JSON.stringify(following);
    expect((await stranger.ask('/api/runs', { method: 'POST', body })).status).toBe(404);
    expect(await stranger.runs()).not.toContain(id);
    expect((await stranger.ask(`/runs/${id}`)).status).toBe(200);
    const found = await stranger.ask('/api/runs?search=nobody%20else');
    expect(await found.json()).toMatchObject({ runs: [] });
    expect(stranger.heard).not.toContain('Nobody else may read this');
  }
  expect(await eventsOf(await owner.ask(`/api/runs/${id}/events`))).toEqual(events);
  expect(await (await owner.ask(`/runs/${id}`)).text()).toContain('Nobody else may read this');
  expect(await (await owner.ask(`/api/runs/${id}`)).json()).toMatchObject({ title: null, pinned: false });
});

test('to delete all takes what is the visitor’s and nothing else', async () => {
  const [one, other] = [new Visitor(), new Visitor()];
  const { id } = await one.keep('To stay');
  await other.keep('To go');
  expect((await other.ask('/api/runs', { method: 'DELETE' })).status).toBe(204);
  expect(await other.runs()).toEqual([]);
  expect((await new Visitor().ask('/api/runs', { method: 'DELETE' })).status).toBe(204);
  expect(await one.runs()).toEqual([id]);
});

test('a run that is imported belongs to whoever imports it, and follows no run of another', async () => {
  const [one, other] = [new Visitor(), new Visitor()];
  const { id: parent } = await one.keep('First');
  const { id, events } = await one.keep('Second', { parent });
  const body = JSON.stringify(runDocument(events, null, Date.now()));
  const imported = await (await other.ask('/api/runs/import', { method: 'POST', body })).json();
  expect(imported.id).not.toBe(id);
  expect(await other.runs()).toEqual([imported.id]);
  const { setup } = await (await other.ask(`/api/runs/${imported.id}`)).json();
  expect(setup.parent).toBeUndefined();
  expect((await other.ask(`/api/runs/${id}`)).status).toBe(404);
  expect((await one.ask(`/api/runs/${imported.id}`)).status).toBe(404);
  expect(await one.runs()).toEqual([id, parent]);
});

test('a result link names the site, opens without a cookie and is for no search engine', async () => {
  const owner = new Visitor();
  const { id } = await owner.keep('To be shown');
  const made = await owner.ask(`/api/runs/${id}/share`, { method: 'POST', body: '{}' });
  const link = await made.json();
  expect(link.url).toBe(`${publicName}/runs/${link.id}`);
  expect(made.headers.get('location')).toBe(link.url);
  const other = new Visitor();
  const page = await other.ask(`/runs/${link.id}`);
  expect(page.status).toBe(200);
  expect(page.headers.get('x-robots-tag')).toBe('noindex');
  const html = await page.text();
  expect(html).toMatch(/<meta name="robots" content="noindex/);
  expect(html).toContain('To be shown');
  const shown = await other.ask(`/api/runs/${link.id}`);
  expect(await shown.json()).toMatchObject({ id: link.id, replies: [{ state: 'done' }] });
  expect(other.cookies.size).toBe(0);
  expect(other.heard).not.toContain(id);
  expect((await other.ask(`/api/runs/${id}/share?share=${link.id}`, { method: 'DELETE' })).status).toBe(404);
  expect((await other.ask(`/api/runs/${link.id}/events`)).status).toBe(200);
  // Those of another run are not reached by way of one's own.
  const { id: own } = await other.keep('My own');
  await other.ask(`/api/runs/${own}/share?share=${link.id}`, { method: 'DELETE' });
  expect((await other.ask(`/api/runs/${link.id}/events`)).status).toBe(200);
});

test('nothing tells a path, an address or a key of the operator', async () => {
  const visitor = new Visitor();
  const models = [free, 'gemini:gemini-2.5-flash', 'openai:gpt-5', 'compatible:any', 'demo:swift'];
  for (const path of ['/', '/?models=compatible:any', `/runs/${neverWas}`, '/api/health', '/api/models']) {
    await visitor.ask(path);
  }
  for (const path of ['/api/connect', '/api/quota', '/api/runs', `/api/endpoints?model=${free}`]) {
    await visitor.ask(path);
  }
  const codes: string[] = [];
  for (const model of models) {
    const body = JSON.stringify({ messages: [{ role: 'user', content: 'Hi' }], column: { id: 'a', model } });
    codes.push((await (await visitor.ask('/api/code', { method: 'POST', body })).json()).baseUrl);
  }
  expect(codes).toEqual([
    'https://openrouter.ai/api/v1',
    'https://generativelanguage.googleapis.com/v1beta/openai',
    'https://api.openai.com/v1',
    'https://your-server.example/v1',
    'http://127.0.0.1:4010/api/v1',
  ]);
  expect(await visitor.run(['compatible:any'])).toMatchObject([
    { type: 'reply-error', kind: 'network', message: 'OpenAI API of this site could not be reached.' },
  ]);
  await visitor.run(models);
  const secrets = [
    new URL(simulatorUrl).host,
    '127.0.0.1:9',
    'of-the-operator',
    lentKey,
    'gemini-key-of-the-server',
    'abreast-test-',
    'abreast.db',
    process.cwd(),
  ];
  for (const secret of secrets) expect(visitor.heard.includes(secret), secret).toBe(false);
});
