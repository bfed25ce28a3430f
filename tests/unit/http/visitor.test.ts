import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { visitorHandler, visitorOf } from '#lib/http/visitor.ts';
import { Browser } from '../connect/browser.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'abreast-visitor-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  vi.stubEnv('ABREAST_DATA_DIR', folder);
  vi.stubEnv('ABREAST_MODE', 'public');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const request = (cookie?: string, headers: Record<string, string> = {}) =>
  new Request('http://127.0.0.1:3000/api/runs', { headers: { ...headers, ...(cookie ? { cookie } : {}) } });
const pairIn = (line: string | null) => line?.split(';')[0] ?? '';
const day = 24 * 60 * 60_000;

describe('a visitor of a public server', () => {
  test('gets an id nobody can guess, and keeps it', async () => {
    const first = await visitorOf(request());
    expect(Buffer.from(first.id, 'base64url').byteLength).toBeGreaterThanOrEqual(16);
    const again = await visitorOf(request(pairIn(first.cookie)));
    expect(again).toMatchObject({ id: first.id, cookie: null });
    expect((await visitorOf(request())).id).not.toBe(first.id);
  });

  test('has it in a cookie of a year that no script reads, no other site sends and nobody can read', async () => {
    const { id, cookie } = await visitorOf(request());
    expect(cookie).toMatch(/^abreast-visitor=\S+; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax$/);
    expect(cookie).not.toContain(id);
    const encrypted = await visitorOf(request(undefined, { 'x-forwarded-proto': 'https' }));
    expect(encrypted.cookie).toMatch(/; Secure$/);
  });

  test('has the cookie renewed when a month has passed, the id stays', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22) });
    const first = await visitorOf(request());
    vi.setSystemTime(Date.now() + 29 * day);
    expect((await visitorOf(request(pairIn(first.cookie)))).cookie).toBeNull();
    vi.setSystemTime(Date.now() + 2 * day);
    const later = await visitorOf(request(pairIn(first.cookie)));
    expect(later.id).toBe(first.id);
    vi.setSystemTime(Date.now() + 350 * day);
    expect((await visitorOf(request(pairIn(later.cookie)))).id).toBe(first.id);
    expect((await visitorOf(request(pairIn(first.cookie)))).id).not.toBe(first.id);
  });

  test('cannot choose an id', async () => {
    const { id, cookie } = await visitorOf(request());
    const pair = pairIn(cookie);
    for (const made of [
      `abreast-visitor=${id}`,
      'abreast-visitor=local',
      'abreast-visitor=',
      pair.slice(0, -9),
    ]) {
      const visitor = await visitorOf(request(made));
      expect(visitor.id).not.toBe(id);
      expect(visitor.id).not.toBe('local');
    }
  });

  test('brings the keys that are in his cookie', async () => {
    const browser = new Browser();
    await browser.paste('gemini-key', 'gemini');
    const { keys } = await visitorOf(browser.request('GET', new URL('http://127.0.0.1:3000/api/quota')));
    expect(keys).toEqual({ gemini: 'gemini-key' });
  });

  test('is sent the cookie by a route whose work is his, beside those of the route', async () => {
    const route = visitorHandler<undefined>((_, { id }) => {
      const headers = new Headers({ 'Set-Cookie': 'other=1' });
      return new Response(id, { headers });
    });
    const response = await route(request(), undefined);
    const [other, own = ''] = response.headers.getSetCookie();
    expect(other).toBe('other=1');
    const again = await route(request(pairIn(own)), undefined);
    expect(again.headers.getSetCookie()).toEqual(['other=1']);
    expect(await again.text()).toBe(await response.text());
  });
});

test('in local mode whoever asks is the owner, and has no cookie', async () => {
  vi.stubEnv('ABREAST_MODE', 'local');
  const visitor = await visitorOf(request('abreast-visitor=whatever'));
  expect(visitor).toEqual({ id: 'local', keys: {}, cookie: null });
});
