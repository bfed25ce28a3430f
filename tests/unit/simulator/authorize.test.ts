import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { ask, type Bench, errorOf, simulate } from './support.ts';

const verifier = 'a-verifier-of-at-least-forty-three-characters-0123';
const challenge = createHash('sha256').update(verifier).digest('base64url');

const query = (fields: Record<string, string> = {}) =>
  new URLSearchParams({
    callback_url: 'http://localhost:3000/connect?from=abreast',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...fields,
  }).toString();

async function codeFrom(bench: Bench, fields: Record<string, string> = {}): Promise<string> {
  const response = await ask(bench, `/auth?${query({ auto: '1', ...fields })}`, { key: null });
  return new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? '';
}

const exchange = (bench: Bench, body: unknown) =>
  ask(bench, '/api/v1/auth/keys', { method: 'POST', body, key: null });

test('the consent page says what it is and who asks', async () => {
  const response = await ask(simulate(), `/auth?${query()}`, { key: null });
  const page = await response.text();
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(page).toContain('Simulated OpenRouter');
  expect(page).toContain('localhost:3000 asks for a key');
  expect(page).toContain('>Approve</button>');
  expect(page).toContain('>Deny</button>');
});

test('the consent page shows a label as text, never as markup', async () => {
  const page = await (
    await ask(simulate(), `/auth?${query({ key_label: '<script>alert(1)</script>' })}`)
  ).text();
  expect(page).not.toContain('<script>');
  expect(page).toContain('&lt;script&gt;');
});

test('approving leads back with a code and the state, keeping what the callback had', async () => {
  const bench = simulate();
  const body = 'decision=approve';
  const response = await ask(bench, `/auth?${query({ state: 'a b&c' })}`, {
    method: 'POST',
    body,
    key: null,
  });
  expect(response.status).toBe(303);
  const target = new URL(response.headers.get('location') ?? '');
  expect(target.origin + target.pathname).toBe('http://localhost:3000/connect');
  expect(target.searchParams.get('from')).toBe('abreast');
  expect(target.searchParams.get('state')).toBe('a b&c');
  expect(target.searchParams.get('code')).toMatch(/^\w{32}$/);
});

test('denying leads back without a code or the state', async () => {
  const response = await ask(simulate(), `/auth?${query({ state: 's' })}`, {
    method: 'POST',
    body: 'decision=deny',
  });
  const target = new URL(response.headers.get('location') ?? '');
  expect(target.searchParams.get('error')).toBe('access_denied');
  expect(target.searchParams.has('code')).toBe(false);
  expect(target.searchParams.has('state')).toBe(false);
});

test('a code and its verifier make a key that works, even where keys are named', async () => {
  const bench = simulate({ keys: [] });
  const code = await codeFrom(bench);
  const response = await exchange(bench, { code, code_verifier: verifier, code_challenge_method: 'S256' });
  const { key, user_id } = await response.json();
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(key).toMatch(/^sk-or-v1-[0-9a-f]{64}$/);
  const { data } = await (await ask(bench, '/api/v1/key', { key })).json();
  expect(data.creator_user_id).toBe(user_id);
});

test('a code works once', async () => {
  const bench = simulate();
  const body = { code: await codeFrom(bench), code_verifier: verifier, code_challenge_method: 'S256' };
  expect((await exchange(bench, body)).status).toBe(200);
  expect(await errorOf(await exchange(bench, body))).toEqual({
    status: 400,
    message: 'Invalid code',
    code: 400,
  });
});

test('a code lives ten minutes and not a millisecond more', async () => {
  const bench = simulate();
  const body = async () => ({
    code: await codeFrom(bench),
    code_verifier: verifier,
    code_challenge_method: 'S256',
  });
  const first = await body();
  bench.clock.advance(600_000);
  expect((await exchange(bench, first)).status).toBe(200);
  const second = await body();
  bench.clock.advance(600_001);
  expect(await errorOf(await exchange(bench, second))).toEqual({
    status: 403,
    message: 'Authorization code expired',
    code: 403,
  });
});

test('a wrong verifier is refused', async () => {
  const bench = simulate();
  const code = await codeFrom(bench);
  const wrong = { code, code_verifier: `${verifier}x`, code_challenge_method: 'S256' };
  expect(await errorOf(await exchange(bench, wrong))).toMatchObject({
    status: 403,
    message: 'Invalid code or code_verifier',
  });
  expect((await exchange(bench, { code, code_challenge_method: 'S256' })).status).toBe(403);
});

test('the method must be the one that was announced', async () => {
  const bench = simulate();
  const body = { code: await codeFrom(bench), code_verifier: verifier, code_challenge_method: 'plain' };
  expect(await errorOf(await exchange(bench, body))).toMatchObject({
    status: 400,
    message: 'Invalid code_challenge_method',
  });
});

test('plain challenges and none at all work as well', async () => {
  const bench = simulate();
  const plain = await codeFrom(bench, { code_challenge: 'word', code_challenge_method: 'plain' });
  expect(
    (await exchange(bench, { code: plain, code_verifier: 'word', code_challenge_method: 'plain' })).status,
  ).toBe(200);
  const open = new URLSearchParams({ callback_url: 'https://app.example/back', auto: '1' });
  const response = await ask(bench, `/auth?${open}`);
  const code = new URL(response.headers.get('location') ?? '').searchParams.get('code');
  expect((await exchange(bench, { code })).status).toBe(200);
});

test('an empty body is refused in the Zod shape, and reading is not allowed', async () => {
  const bench = simulate();
  const empty = await exchange(bench, {});
  expect(empty.status).toBe(400);
  expect((await empty.json()).error.name).toBe('ZodError');
  expect((await ask(bench, '/api/v1/auth/keys')).status).toBe(405);
});

test('callbacks are https anywhere or http on this machine, and nothing else', async () => {
  const statusFor = async (callback_url: string) =>
    (await ask(simulate(), `/auth?${query({ callback_url })}`, { key: null })).status;
  expect(await statusFor('https://app.example/back')).toBe(200);
  expect(await statusFor('http://127.0.0.1:4000/back')).toBe(200);
  expect(await statusFor('http://app.example/back')).toBe(400);
  expect(await statusFor('javascript:alert(1)')).toBe(400);
  expect(await statusFor('nonsense')).toBe(400);
});

test('without a callback the code is shown on the screen', async () => {
  const bench = simulate();
  const headless = new URLSearchParams({
    code_challenge: challenge,
    code_challenge_method: 'S256',
    auto: '1',
  });
  const page = await (await ask(bench, `/auth?${headless}`)).text();
  const code = /<code>(\w{32})<\/code>/.exec(page)?.[1];
  expect(
    (await exchange(bench, { code, code_verifier: verifier, code_challenge_method: 'S256' })).status,
  ).toBe(200);
  expect((await ask(bench, '/auth')).status).toBe(400);
});
