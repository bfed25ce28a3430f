import fc from 'fast-check';
import { sealData } from 'iron-session';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createSessions, noKeys, type Session, withKey, withoutKey } from '#lib/connect/session.ts';

const secret = 'a-secret-of-at-least-thirty-two-characters';
const { keys, pending } = createSessions(() => secret);
const request = (url = 'http://127.0.0.1:3000/api/connect', headers: Record<string, string> = {}) =>
  new Request(url, { headers });
const sent = (line: string) => new Headers({ cookie: `theme=dark; ${line.split(';')[0]}; other=1` });
const session: Session = { keys: { openrouter: 'sk-or-v1-secret' }, labels: { openrouter: 'sk-or…' } };

afterEach(() => void vi.useRealTimers());

describe('the cookie of keys', () => {
  test('comes back as it was sealed, among other cookies', async () => {
    expect(await keys.read(sent(await keys.write(session, request())))).toEqual(session);
  });

  test('is for no script, no other site’s form, every path and ninety days', async () => {
    const line = await keys.write(session, request());
    expect(line).toMatch(/^abreast-keys=Fe26\.2[\w*~.-]+; Path=\/; Max-Age=7776000; HttpOnly; SameSite=Lax$/);
  });

  test('shows nothing of the key', async () => {
    const line = await keys.write(session, request());
    expect(line).not.toContain('secret');
    const parts = line.split(/[*=;~]/).map((part) => Buffer.from(part, 'base64').toString('latin1'));
    expect(parts.join(' ')).not.toContain('secret');
  });

  test('is two times not the same', async () => {
    expect(await keys.write(session, request())).not.toBe(await keys.write(session, request()));
  });

  test.each([
    ['https itself', request('https://abreast.example/'), true],
    ['https before a proxy', request(undefined, { 'x-forwarded-proto': 'https' }), true],
    ['https before two proxies', request(undefined, { 'x-forwarded-proto': 'https, http' }), true],
    ['http before a proxy', request('https://inside/', { 'x-forwarded-proto': 'http' }), false],
    ['plain http', request(), false],
  ])('is Secure over https only: %s', async (_, from, isSecure) => {
    expect((await keys.write(session, from)).endsWith('; Secure')).toBe(isSecure);
    expect(keys.clear(from).endsWith('; Secure')).toBe(isSecure);
  });

  test('is taken away by an empty one that ends at once', () => {
    expect(keys.clear(request())).toBe('abreast-keys=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax');
  });

  test('counts as none after ninety days', async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 22) });
    const headers = sent(await keys.write(session, request()));
    vi.setSystemTime(Date.UTC(2026, 10, 22) + 89 * 86_400_000);
    expect(await keys.read(headers)).toEqual(session);
    vi.setSystemTime(Date.UTC(2026, 10, 22) + 91 * 86_400_000);
    expect(await keys.read(headers)).toBeNull();
  });

  test('counts as none when it is missing, empty or sealed with another secret', async () => {
    const foreign = createSessions(() => `another-${secret}`).keys;
    expect(await keys.read(new Headers())).toBeNull();
    expect(await keys.read(new Headers({ cookie: 'abreast-keys=' }))).toBeNull();
    expect(await keys.read(new Headers({ cookie: 'xabreast-keys=1; abreast-keysx=2' }))).toBeNull();
    expect(await keys.read(sent(await foreign.write(session, request())))).toBeNull();
  });

  test('counts as none when what was sealed is something else', async () => {
    const waiting = await pending.write({ state: 's', verifier: 'v' }, request());
    const seal = waiting.slice(waiting.indexOf('=') + 1, waiting.indexOf(';'));
    expect(await keys.read(new Headers({ cookie: `abreast-keys=${seal}` }))).toBeNull();
    for (const value of [null, 'text', [], {}, { keys: { openrouter: 3 }, labels: {} }]) {
      const odd = await sealData(value, { password: secret, ttl: 60 });
      expect(await keys.read(new Headers({ cookie: `abreast-keys=${odd}` }))).toBeNull();
    }
  });

  test('counts as none, and never throws, wherever it is damaged', async () => {
    const line = await keys.write(session, request());
    const seal = line.slice(line.indexOf('=') + 1, line.indexOf(';'));
    const places = fc.integer({ min: 0, max: seal.length - 1 });
    await fc.assert(
      fc.asyncProperty(places, fc.constantFrom('', '*', '~', 'A', '%', '0'), async (at, by) => {
        const damaged = seal.slice(0, at) + by + seal.slice(at + 1);
        const read = await keys.read(new Headers({ cookie: `abreast-keys=${damaged}` }));
        // A base64 text has a last character whose last bits say nothing.
        if (read !== null) expect(read).toEqual(session);
        else expect(read).toBeNull();
      }),
      { numRuns: 200 },
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 80 }), async (text) => {
        const cookie = `abreast-keys=${encodeURIComponent(text)}`;
        expect(await keys.read(new Headers({ cookie }))).toBeNull();
      }),
    );
  });

  test('longer than browsers keep is refused in words, without a key', async () => {
    const long = (id: string) => `${id}${'€'.repeat(511)}`;
    const many = { keys: { a: long('a'), b: long('b'), c: long('c') }, labels: {} };
    await expect(keys.write(many, request())).rejects.toMatchObject({
      status: 413,
      message: 'The keys together are longer than a browser keeps.',
      action: 'Disconnect another provider first.',
    });
  });

  test('three long keys of plain characters fit', async () => {
    const three = { keys: { a: 'a'.repeat(512), b: 'b'.repeat(512), c: 'c'.repeat(512) }, labels: {} };
    expect(await keys.read(sent(await keys.write(three, request())))).toEqual(three);
  });
});

describe('the cookie of a connection that is being made', () => {
  test('lives ten minutes, below its own path', async () => {
    vi.useFakeTimers({ now: 0 });
    const line = await pending.write({ state: 's', verifier: 'v' }, request());
    expect(line).toMatch(/; Path=\/api\/connect\/openrouter; Max-Age=600; HttpOnly; SameSite=Lax$/);
    vi.setSystemTime(599_000);
    expect(await pending.read(sent(line))).toEqual({ state: 's', verifier: 'v' });
    // The seal grants a minute for clocks that differ.
    vi.setSystemTime(661_000);
    expect(await pending.read(sent(line))).toBeNull();
  });
});

test('the secret is asked for when it is needed and not before', async () => {
  const ask = vi.fn(() => secret);
  const sessions = createSessions(ask);
  await sessions.keys.read(new Headers({ cookie: 'theme=dark' }));
  sessions.keys.clear(request());
  expect(ask).not.toHaveBeenCalled();
});

describe('what is kept', () => {
  test('has one key for each provider, the newest, with its own label', () => {
    const both = withKey(session, 'gemini', 'AIza', null);
    expect(both).toEqual({
      keys: { openrouter: 'sk-or-v1-secret', gemini: 'AIza' },
      labels: { openrouter: 'sk-or…' },
    });
    expect(withKey(both, 'openrouter', 'new', null)).toEqual({
      keys: { gemini: 'AIza', openrouter: 'new' },
      labels: {},
    });
  });

  test('is less one provider, key and label, when it is forgotten', () => {
    expect(withoutKey(withKey(session, 'gemini', 'AIza', 'g'), 'openrouter')).toEqual({
      keys: { gemini: 'AIza' },
      labels: { gemini: 'g' },
    });
    expect(withoutKey(session, 'openrouter')).toEqual(noKeys);
    expect(withoutKey(session, 'nobody')).toEqual(session);
  });
});
