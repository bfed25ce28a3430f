import { describe, expect, test } from 'vitest';
import { AppError } from '#lib/errors.ts';
import { isLoopbackHost, refuseForeignHost } from '#lib/http/host.ts';

const request = (host: string | null) =>
  new Request('http://127.0.0.1:3000/api/models', { headers: host === null ? {} : { host } });

const own = [
  '127.0.0.1',
  '127.0.0.1:3000',
  'localhost',
  'LOCALHOST:65535',
  '[::1]',
  '[::1]:3000',
  '127.0.0.2:1',
];
const foreign = [
  'evil.example',
  'evil.example:3000',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  'evil-localhost',
  'localhost:3000@evil.example',
  'evil.example/localhost',
  '127.0.0.1:3000 evil.example',
  'localhost\tx',
  '192.168.1.5:3000',
  '0.0.0.0:3000',
  '[::]:3000',
  '[::1]evil.example',
  '::1',
  '',
];

describe('a server for this machine alone', () => {
  test.each(own)('answers under %s', (host) => {
    expect(isLoopbackHost(host)).toBe(true);
    expect(() => refuseForeignHost(request(host), 'local')).not.toThrow();
  });

  test.each(foreign)('does not answer under %j', (host) => {
    expect(isLoopbackHost(host)).toBe(false);
    expect(() => refuseForeignHost(request(host), 'local')).toThrow(AppError);
  });

  test('answers a program that names no host', () => {
    expect(() => refuseForeignHost(request(null), 'local')).not.toThrow();
  });
});

test.each([...own, 'abreast.example'])('a public server answers under %s', (host) => {
  expect(() => refuseForeignHost(request(host), 'public')).not.toThrow();
});
