import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { GET as listModels } from '#app/api/models/route.ts';
import { GET as readRun } from '#app/api/runs/[id]/route.ts';
import { GET as listRuns, POST as startRun } from '#app/api/runs/route.ts';
import { type ServedSimulator, serveSimulator } from '#lib/simulator/serve.ts';
import { createSimulator, type Simulator } from '#lib/simulator/simulator.ts';
import { testClock } from '../simulator/support.ts';
import { Browser, consent } from './browser.ts';

const planted = 'sk-or-v1-planted-0123456789-do-not-show';
const own = { id: 'openrouter', name: 'OpenRouter', connected: 'own' };
const none = { id: 'openrouter', name: 'OpenRouter', connected: 'none' };

let folder: string;
let simulator: Simulator;
let served: ServedSimulator;
let browser: Browser;
const clock = testClock();
const consoles = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'abreast-connect-'));
  simulator = createSimulator({ clock });
  served = await serveSimulator({ port: 0, simulator });
  vi.stubEnv('HOST', '');
  vi.stubEnv('SESSION_SECRET', '');
  vi.stubEnv('ABREAST_DATA_DIR', folder);
  vi.stubEnv('OPENROUTER_BASE_URL', served.url);
  vi.stubEnv('OPENROUTER_API_KEY', '');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  browser = new Browser();
  for (const spy of consoles) spy.mockReset().mockImplementation(() => {});
});

/** Everything below the data folder, as one text. */
const onDisk = (path = folder): string =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .map((name) => onDisk(join(path, name)))
        .join('\n')
    : readFileSync(path, 'latin1');

const logged = () =>
  JSON.stringify(consoles.flatMap((spy) => spy.mock.calls.map((call) => call.map(String))));

describe('a pasted key', () => {
  test('is kept by the browser, and the answer shows its label and never itself', async () => {
    expect(await browser.connection()).toEqual(none);
    const response = await browser.paste(`  ${planted}\n`);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const label = `${planted.slice(0, 12)}...${planted.slice(-4)}`;
    expect((await response.json()).providers).toContainEqual({ ...own, label });
    expect(await browser.connection()).toEqual({ ...own, label });
    expect(browser.heard).not.toContain(planted);
  });

  test('takes the place of the one before', async () => {
    await browser.paste('sk-or-v1-first-0123456789-aaaa');
    await browser.paste('sk-or-v1-second-123456789-bbbb');
    expect(await browser.connection()).toMatchObject({ label: 'sk-or-v1-sec...bbbb' });
  });

  test.each([
    ['with a line break', 'sk-or\nv1', 400, 'The key has a line break in it.'],
    ['that is empty', ' ', 400, 'There is no key in the field.'],
    ['that is too long', 'x'.repeat(513), 400, 'The key is longer than 512 characters.'],
    ['that OpenRouter does not know', 'sk-or-v1-invalid', 422, 'OpenRouter does not know this key.'],
    ['that is no text', 3, 400, 'key must be text.'],
  ])('%s is refused with a sentence and an action, and not kept', async (_, key, status, title) => {
    const response = await browser.paste(key);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ title, action: expect.stringMatching(/^[A-Z].+\.$/) });
    expect(browser.cookies.size).toBe(0);
    expect(await browser.connection()).toEqual(none);
  });

  test('that is refused leaves the one before', async () => {
    await browser.paste(planted);
    await browser.paste('sk-or-v1-invalid');
    expect(await browser.connection()).toMatchObject(own);
  });

  test.each(['demo', 'nobody', '__proto__', ''])(
    'for the provider %j is refused: it takes none',
    async (id) => {
      expect((await browser.paste(planted, id)).status).toBe(404);
      expect(browser.cookies.size).toBe(0);
    },
  );

  test('another site sends is refused', async () => {
    const response = await browser.ask('POST', '/api/connect', {
      headers: { 'Content-Type': 'application/json', Origin: 'https://evil.example' },
      body: JSON.stringify({ provider: 'openrouter', key: planted }),
    });
    expect(response.status).toBe(403);
  });

  test('that can’t be checked is not kept, and the sentence says so', async () => {
    vi.stubEnv('OPENROUTER_BASE_URL', 'http://127.0.0.1:9/api/v1');
    const response = await browser.paste(planted);
    vi.stubEnv('OPENROUTER_BASE_URL', served.url);
    expect(response.status).toBe(502);
    expect((await response.json()).title).toMatch(/could not be asked about this key, so it is not kept/);
    expect(browser.cookies.size).toBe(0);
  });
});

describe('disconnecting', () => {
  const disconnect = (init?: RequestInit) => browser.ask('DELETE', '/api/connect?provider=openrouter', init);

  test('forgets the key, cookie and all', async () => {
    await browser.paste(planted);
    const response = await disconnect();
    expect(response.status).toBe(200);
    expect((await response.json()).providers).toContainEqual(none);
    expect(browser.cookies.size).toBe(0);
    expect(await browser.connection()).toEqual(none);
  });

  test('twice is as good as once', async () => {
    expect((await disconnect()).status).toBe(200);
  });

  test('from another site, or from a provider there is none of, is refused', async () => {
    await browser.paste(planted);
    expect((await disconnect({ headers: { Origin: 'https://evil.example' } })).status).toBe(403);
    expect((await browser.ask('DELETE', '/api/connect?provider=nobody')).status).toBe(404);
    expect((await browser.ask('DELETE', '/api/connect')).status).toBe(404);
    expect(await browser.connection()).toMatchObject(own);
  });
});

describe('the way through OpenRouter’s consent page', () => {
  test('ends with a key that runs models', async () => {
    const page = await browser.leave();
    expect(page.origin).toBe(served.origin);
    expect(Object.fromEntries(page.searchParams)).toMatchObject({
      callback_url: 'http://127.0.0.1:3000/api/connect/openrouter/callback',
      code_challenge_method: 'S256',
      key_label: 'Abreast',
    });
    expect(await browser.comeBack(await consent(page, 'approve'))).toBe('/?connected=openrouter');
    expect(await browser.connection()).toMatchObject({ ...own, label: expect.stringMatching(/^sk-or-v1-/) });
    expect([...browser.cookies.keys()]).toEqual(['abreast-keys']);
    expect(browser.heard).not.toMatch(/sk-or-v1-[0-9a-f]{64}/);
  });

  test.each([
    ['localhost:3000', {}, 'http://localhost:3000'],
    ['127.0.0.1:4113', {}, 'http://127.0.0.1:4113'],
    ['localhost', { 'x-forwarded-proto': 'https' }, 'https://localhost'],
  ])('leads back to the name it began under: %s', async (host, headers, origin) => {
    const response = await new Browser(host).ask('GET', '/api/connect/openrouter', { headers });
    const page = new URL(response.headers.get('location') ?? '');
    expect(page.searchParams.get('callback_url')).toBe(`${origin}/api/connect/openrouter/callback`);
  });

  test('leads back by https to any other name', async () => {
    vi.stubEnv('ABREAST_MODE', 'public');
    const page = await new Browser('abreast.example').leave();
    vi.stubEnv('ABREAST_MODE', '');
    expect(page.searchParams.get('callback_url')).toBe(
      'https://abreast.example/api/connect/openrouter/callback',
    );
  });

  test('leads back to the address that a public server is told to have, whatever its proxy asks it under', async () => {
    vi.stubEnv('ABREAST_URL', 'https://abreast.example');
    const callback = async () =>
      (await new Browser('127.0.0.1:3000').leave()).searchParams.get('callback_url');
    const local = await callback();
    vi.stubEnv('ABREAST_MODE', 'public');
    const known = await callback();
    vi.stubEnv('ABREAST_MODE', '');
    vi.stubEnv('ABREAST_URL', '');
    expect(local).toBe('http://127.0.0.1:3000/api/connect/openrouter/callback');
    expect(known).toBe('https://abreast.example/api/connect/openrouter/callback');
  });

  test('does not begin where OpenRouter would not lead back to', async () => {
    const target = await new Browser('[::1]:3000').leave();
    expect(target.pathname + target.search).toBe('/?connect-error=address');
  });

  test('a denial ends without a key', async () => {
    const query = await consent(await browser.leave(), 'deny');
    expect(await browser.comeBack(query)).toBe('/?connect-error=denied');
    expect(browser.cookies.size).toBe(0);
  });

  test('a wrong state ends without a key, and spends the connection', async () => {
    const query = new URLSearchParams(await consent(await browser.leave(), 'approve'));
    const good = query.toString();
    query.set('state', 'made-up');
    expect(await browser.comeBack(query.toString())).toBe('/?connect-error=state');
    expect(await browser.comeBack(good)).toBe('/?connect-error=state');
    expect(browser.cookies.size).toBe(0);
  });

  test.each(['code=x', 'code=x&state=', '', 'state=s'])(
    'a callback nobody waits for ends without a key: %j',
    async (query) => {
      expect(await browser.comeBack(query)).toBe('/?connect-error=state');
    },
  );

  test('another browser can’t come back with the code', async () => {
    const query = await consent(await browser.leave(), 'approve');
    const other = new Browser();
    await other.leave();
    expect(await other.comeBack(query)).toBe('/?connect-error=state');
  });

  test('a missing code ends without a key', async () => {
    const state = (await browser.leave()).searchParams.get('state');
    expect(await browser.comeBack(`state=${state}`)).toBe('/?connect-error=code');
  });

  test('a used code ends without another key, and the first stays', async () => {
    const first = new URLSearchParams(await consent(await browser.leave(), 'approve'));
    await browser.comeBack(first.toString());
    const state = (await browser.leave()).searchParams.get('state') ?? '';
    first.set('state', state);
    expect(await browser.comeBack(first.toString())).toBe('/?connect-error=code');
    expect(await browser.connection()).toMatchObject(own);
  });

  test('a code of another challenge ends without a key', async () => {
    const stolen = new URLSearchParams(await consent(await new Browser().leave(), 'approve'));
    stolen.set('state', (await browser.leave()).searchParams.get('state') ?? '');
    expect(await browser.comeBack(stolen.toString())).toBe('/?connect-error=code');
  });

  test('a code too old ends without a key', async () => {
    const query = await consent(await browser.leave(), 'approve');
    clock.advance(600_001);
    expect(await browser.comeBack(query)).toBe('/?connect-error=code');
  });

  test('OpenRouter out of reach ends without a key', async () => {
    const query = await consent(await browser.leave(), 'approve');
    vi.stubEnv('OPENROUTER_BASE_URL', 'http://127.0.0.1:9/api/v1');
    const target = await browser.comeBack(query);
    vi.stubEnv('OPENROUTER_BASE_URL', served.url);
    expect(target).toBe('/?connect-error=network');
  });
});

test('every route of the connection refuses a name that is not this machine’s', async () => {
  const stranger = new Browser('evil.example');
  for (const [method, path] of [
    ['GET', '/api/connect'],
    ['POST', '/api/connect'],
    ['DELETE', '/api/connect?provider=openrouter'],
    ['GET', '/api/connect/openrouter'],
    ['GET', '/api/connect/openrouter/callback?code=x&state=y'],
  ] as const) {
    const response = await stranger.ask(method, path);
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.getSetCookie()).toEqual([]);
  }
});

test('the key reaches OpenRouter, and no answer, event, log or file', async () => {
  await browser.paste(planted);
  const models = [
    'demo/swift:free',
    'fault/500',
    'fault/403-moderation',
    'fault/502-html',
    'fault/disconnect',
  ];
  const columns = models.map((model, index) => ({ id: `c${index}`, model: `openrouter:${model}` }));
  const list = new URL('http://127.0.0.1:3000/api/models');
  const catalog = await browser.receive(await listModels(browser.request('GET', list), undefined));
  const rows: { id: string; available: boolean }[] = (await catalog.json()).models;
  expect(rows.find(({ id }) => id === 'openrouter:demo/swift')?.available).toBe(true);

  const runs = new URL('http://127.0.0.1:3000/api/runs');
  const run = await browser.receive(
    await startRun(
      browser.request('POST', runs, {
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ messages: [{ role: 'user', content: 'Hello' }], columns }),
      }),
      undefined,
    ),
  );
  const id = run.headers.get('location')?.split('/').at(-1) ?? '';
  await browser.receive(await readRun(browser.request('GET', runs), { params: Promise.resolve({ id }) }));
  await browser.receive(await listRuns(browser.request('GET', runs), undefined));

  expect(browser.heard).toContain('reply-end');
  expect(browser.heard).toContain('reply-error');
  // It is really this key they were asked with: without one, all of them would have been refused.
  expect(simulator.requests().length).toBeGreaterThanOrEqual(models.length);
  for (const place of [browser.heard, logged(), onDisk()]) {
    expect(place).not.toContain(planted);
    expect(place).not.toContain('planted-0123');
  }
});
