import { expect, test } from 'vitest';
import { authorizeUrl, challengeOf, newPending } from '#lib/connect/pkce.ts';

test('the challenge is that of the RFC’s own example', () => {
  expect(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  );
});

test('verifier and state are long, plain and never the same', () => {
  const made = Array.from({ length: 50 }, newPending);
  const all = made.flatMap(({ state, verifier }) => [state, verifier]);
  expect(new Set(all).size).toBe(100);
  for (const text of all) expect(text).toMatch(/^[\w-]{43}$/);
});

test('the consent page stands at the origin of the API, and never sees the verifier', () => {
  const pending = { state: 's&t', verifier: 'the-verifier' };
  const url = new URL(authorizeUrl('https://openrouter.ai/api/v1', 'http://localhost:3000/back', pending));
  expect(url.origin + url.pathname).toBe('https://openrouter.ai/auth');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    callback_url: 'http://localhost:3000/back',
    code_challenge: challengeOf('the-verifier'),
    code_challenge_method: 'S256',
    state: 's&t',
    key_label: 'Abreast',
  });
  expect(url.href).not.toContain('the-verifier');
});
