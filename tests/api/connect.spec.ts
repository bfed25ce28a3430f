import { expect, test } from '@playwright/test';
import { eventsOf, outcomeOf, setupOf } from '../support/api.ts';
import { connectUrl, playgroundUrl } from '../support/servers.ts';

const planted = 'sk-or-v1-planted-0123456789-do-not-show';
const json = { 'Content-Type': 'application/json' };

const paste = (key: string, origin = connectUrl) =>
  fetch(`${origin}/api/connect`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ provider: 'openrouter', key }),
  });

/** The visitor's cookie as a browser would send it back. */
const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

const connectionAt = async (origin: string, cookie = '') => {
  const answer = await (await fetch(`${origin}/api/connect`, { headers: { cookie } })).json();
  return answer.providers.find(({ id }: { id: string }) => id === 'openrouter');
};

test('a key pasted by one visitor runs models for that one, and for nobody else', async () => {
  const cookie = cookieOf(await paste(planted));
  expect(await connectionAt(connectUrl, cookie)).toMatchObject({ connected: 'own' });
  expect(await connectionAt(connectUrl)).toMatchObject({ connected: 'none' });
  const run = async (headers: Record<string, string>) => {
    const body = JSON.stringify(setupOf(['openrouter:bench/400x40']));
    const response = await fetch(`${connectUrl}/api/runs`, {
      method: 'POST',
      headers: { ...json, ...headers },
      body,
    });
    return outcomeOf(await eventsOf(response), 'a');
  };
  expect(await run({ cookie })).toMatchObject({ type: 'reply-end' });
  expect(await run({})).toMatchObject({ type: 'reply-error', kind: 'authentication' });
});

test('a cookie of another server, or a damaged one, counts as none', async () => {
  const cookie = cookieOf(await paste(planted));
  expect(await connectionAt(playgroundUrl, cookie)).toMatchObject({ connected: 'server' });
  for (const damaged of [
    cookie.replace(/.(?=.{30}$)/, (letter) => (letter === 'A' ? 'B' : 'A')),
    cookie.slice(0, -20),
    'abreast-keys=',
    'abreast-keys=%%%',
  ]) {
    expect((await fetch(connectUrl, { headers: { cookie: damaged } })).status).toBe(200);
    expect(await connectionAt(connectUrl, damaged)).toMatchObject({ connected: 'none' });
  }
});

test('a visitor’s own key goes before the server’s', async () => {
  const cookie = cookieOf(await paste(planted, playgroundUrl));
  expect(await connectionAt(playgroundUrl, cookie)).toMatchObject({ connected: 'own' });
});

test('no page, payload or answer holds the key', async () => {
  const pasted = await paste(planted);
  const cookie = cookieOf(pasted);
  const said = [JSON.stringify([...pasted.headers]), await pasted.text()];
  const setup = setupOf([
    'openrouter:demo/swift:free',
    'openrouter:fault/403-key-limit',
    'openrouter:fault/500',
  ]);
  const run = await fetch(`${connectUrl}/api/runs`, {
    method: 'POST',
    headers: { ...json, cookie },
    body: JSON.stringify(setup),
  });
  said.push(await run.text());
  const location = run.headers.get('location') ?? '';
  const query = 'models=openrouter:demo/swift:free&connected=openrouter';
  for (const [path, headers] of [
    ['/', {}],
    [`/?${query}`, {}],
    [`/?${query}`, { RSC: '1' }],
    ['/api/connect', {}],
    ['/api/models', {}],
    ['/api/health', {}],
    ['/api/runs', {}],
    [location, {}],
    [`${location}/events`, {}],
  ] as const) {
    const response = await fetch(`${connectUrl}${path}`, { headers: { ...headers, cookie } });
    expect(response.status).toBe(200);
    said.push(JSON.stringify([...response.headers]), await response.text());
  }
  const all = said.join('\n');
  expect(all).toContain('reply-end');
  expect(all).not.toContain(planted);
  expect(all).not.toContain('planted-0123');
});

test('the page knows on its first paint that the visitor is connected', async () => {
  const cookie = cookieOf(await paste(planted));
  const page = async (headers: Record<string, string>) => (await fetch(connectUrl, { headers })).text();
  expect(await page({ cookie })).toContain('Connected');
  expect(await page({})).not.toContain('>Connected');
});

for (const [name, key, status, says] of [
  ['a line break', 'sk-or\nv1', 400, /line break/],
  ['nothing in it', ' ', 400, /no key/],
  ['a character that no header carries', 'schlüssel→', 400, /cannot be sent/],
  ['no account behind it', 'sk-or-v1-invalid', 422, /does not know this key/],
] as const) {
  test(`a key with ${name} is refused in words and not kept`, async () => {
    const response = await paste(key);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.getSetCookie()).toEqual([]);
    const problem = await response.json();
    expect(problem.title).toMatch(says);
    expect(problem.action).toMatch(/^[A-Z].+\.$/);
  });
}
