import { expect, test } from 'vitest';
import { cookieLine, readCookie } from '#lib/http/cookies.ts';

const cookie = (text: string) => readCookie(new Headers({ cookie: text }), 'keys');

test.each([
  ['keys=1', '1'],
  ['a=b; keys=1; c=d', '1'],
  ['a=b;keys=1', '1'],
  ['keys=1; keys=2', '1'],
  ['keys=a=b==', 'a=b=='],
  ['keys=', ''],
  ['keys = 1 ', '1'],
])('of %j the value is %j', (text, value) => {
  expect(cookie(text)).toBe(value);
});

test.each(['', 'key=1', 'xkeys=1', 'keysx=1', 'keys', 'a=keys=1', ';;;'])('in %j there is none', (text) => {
  expect(cookie(text)).toBeNull();
});

test('a line has what keeps scripts and other sites away', () => {
  const options = { path: '/', seconds: 60 };
  expect(cookieLine('a', 'b', { ...options, secure: false })).toBe(
    'a=b; Path=/; Max-Age=60; HttpOnly; SameSite=Lax',
  );
  expect(cookieLine('a', 'b', { ...options, secure: true })).toBe(
    'a=b; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure',
  );
});
