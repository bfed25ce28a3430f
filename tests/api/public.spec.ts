import { expect, test } from '@playwright/test';
import type { Model } from '#lib/catalog/model.ts';
import type { Quota } from '#lib/quota/quota.ts';
import { eventsOf, outcomeOf, setupOf } from '../support/api.ts';
import { publicUrl } from '../support/servers.ts';

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
