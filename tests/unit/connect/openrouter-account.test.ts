import { describe, expect, test, vi } from 'vitest';
import { checkKey, exchangeCode } from '#lib/connect/openrouter-account.ts';

const baseUrl = 'https://openrouter.test/api/v1';
const key = 'sk-or-v1-secret-key';

const answering = (status: number, body: unknown) => {
  const fetch = vi.fn(
    async (..._: Parameters<typeof globalThis.fetch>) =>
      new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }),
  );
  return { baseUrl, fetch };
};
const failing = (error: unknown) => ({ baseUrl, fetch: vi.fn(async () => Promise.reject(error)) });
const known = (fields: Record<string, unknown> = {}) =>
  answering(200, { data: { label: 'sk-or…', ...fields } });

describe('checking a key', () => {
  test('asks their own route with the key, follows no redirect and has an end', async () => {
    const access = known();
    expect(await checkKey(access, key)).toBe('sk-or…');
    const [url, init] = access.fetch.mock.calls[0] ?? [];
    expect(url).toBe(`${baseUrl}/key`);
    expect(new Headers(init?.headers).get('authorization')).toBe(`Bearer ${key}`);
    expect(init).toMatchObject({ redirect: 'manual', signal: expect.any(AbortSignal) });
  });

  test.each([401, 403])('a key answered with %i is not known', async (status) => {
    await expect(checkKey(answering(status, { error: { message: key } }), key)).rejects.toMatchObject({
      kind: 'key-refused',
      status: 422,
      message: 'OpenRouter does not know this key.',
    });
  });

  test('a key that no header can carry is not known, and nobody is asked', async () => {
    const access = known();
    await expect(checkKey(access, 'schlüssel€')).rejects.toMatchObject({ kind: 'key-refused' });
    expect(access.fetch).not.toHaveBeenCalled();
  });

  test('a management key is told apart', async () => {
    await expect(checkKey(known({ is_management_key: true }), key)).rejects.toMatchObject({
      kind: 'key-refused',
      message: 'This is a management key: it makes keys and runs no models.',
    });
  });

  test.each([
    ['a network that fails', failing(new TypeError(`fetch failed: Bearer ${key}`))],
    ['a wait without an end', failing(new DOMException('timed out', 'TimeoutError'))],
    ['a server out of order', answering(502, { error: {} })],
    ['a limit', answering(429, { error: {} })],
    ['a redirect', answering(302, '')],
    ['a page in the place of JSON', answering(200, '<html>Sign in</html>')],
    ['JSON of another shape', answering(200, { data: 'yes' })],
    ['nothing at all', answering(200, '')],
  ])('%s means it could not be checked, and no word of the key', async (_, access) => {
    const error = await checkKey(access, key).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      kind: 'unreachable',
      status: 502,
      message: 'OpenRouter could not be asked about this key, so it is not kept.',
      action: 'Check the network and try again.',
    });
    expect(error).not.toHaveProperty('cause');
  });

  test.each([
    ['missing', undefined],
    ['null', null],
    ['empty', ''],
    ['the key itself', key],
    ['around the key', `key ${key}`],
    ['a novel', 'x'.repeat(61)],
  ])('a label that is %s is none', async (_, label) => {
    expect(await checkKey(known({ label }), key)).toBeNull();
  });
});

describe('exchanging a code', () => {
  test('sends code and verifier without any key, and answers the new one', async () => {
    const access = answering(200, { key, user_id: null });
    expect(await exchangeCode(access, 'the-code', 'the-verifier')).toEqual({ key });
    const [url, init] = access.fetch.mock.calls[0] ?? [];
    expect(url).toBe(`${baseUrl}/auth/keys`);
    expect(init).toMatchObject({ method: 'POST', redirect: 'manual' });
    expect(new Headers(init?.headers).has('authorization')).toBe(false);
    expect(JSON.parse(String(init?.body))).toEqual({
      code: 'the-code',
      code_verifier: 'the-verifier',
      code_challenge_method: 'S256',
    });
  });

  test.each([400, 403])('%i means the code is no good', async (status) => {
    expect(await exchangeCode(answering(status, {}), 'c', 'v')).toEqual({ failure: 'code' });
  });

  test.each([
    ['a network that fails', failing(new TypeError('fetch failed'))],
    ['a server out of order', answering(500, {})],
    ['a redirect', answering(302, '')],
    ['a page in the place of JSON', answering(200, '<html>')],
    ['an answer without a key', answering(200, {})],
    ['an empty key', answering(200, { key: ' ' })],
    ['a key of two lines', answering(200, { key: 'a\nb' })],
  ])('%s is the network’s failure', async (_, access) => {
    expect(await exchangeCode(access, 'c', 'v')).toEqual({ failure: 'network' });
  });
});
