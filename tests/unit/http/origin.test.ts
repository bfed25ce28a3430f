import { afterEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '#lib/errors.ts';
import { refuseForeignOrigin } from '#lib/http/origin.ts';

/** `Host` and `Origin` may not be set on a Request in a browser; here they may. */
const request = (host: string | null, origin: string | null) =>
  new Request('http://127.0.0.1:3000/api/runs', {
    method: 'POST',
    headers: { ...(host === null ? {} : { host }), ...(origin === null ? {} : { origin }) },
  });

describe('a state-changing request passes', () => {
  test.each([
    ['from our own page', '127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['from our own page by name', 'localhost:3000', 'http://localhost:3000'],
    ['over https behind a proxy', 'abreast.example', 'https://abreast.example'],
    ['with the port of its scheme left out', 'abreast.example', 'https://abreast.example:443'],
    ['over IPv6', '[::1]:3000', 'http://[::1]:3000'],
    ['from a program, which names no origin', '127.0.0.1:3000', null],
    ['from a program without even a host', null, null],
  ])('%s', (_, host, origin) => {
    expect(() => refuseForeignOrigin(request(host, origin))).not.toThrow();
  });
});

describe('a state-changing request is refused', () => {
  test.each([
    ['from another site', '127.0.0.1:3000', 'https://evil.example'],
    ['from another port of this machine', '127.0.0.1:3000', 'http://127.0.0.1:4000'],
    ['from another name of this machine', '127.0.0.1:3000', 'http://localhost:3000'],
    ['from a name that begins with ours', 'abreast.example', 'https://abreast.example.evil.example'],
    ['from a name that ends with ours', 'abreast.example', 'https://evil-abreast.example'],
    ['from a subdomain', 'abreast.example', 'https://sub.abreast.example'],
    ['with our name as its user', 'abreast.example', 'https://abreast.example@evil.example'],
    ['from a sandboxed frame', '127.0.0.1:3000', 'null'],
    ['from a file', '127.0.0.1:3000', 'file://'],
    ['from an extension', '127.0.0.1:3000', 'chrome-extension://abcdef'],
    ['with an origin that is none', '127.0.0.1:3000', 'what'],
    ['with an empty origin', '127.0.0.1:3000', ''],
    ['with an origin and no host to hold it against', null, 'http://127.0.0.1:3000'],
  ])('%s', (_, host, origin) => {
    expect(() => refuseForeignOrigin(request(host, origin))).toThrow(AppError);
    try {
      refuseForeignOrigin(request(host, origin));
    } catch (error) {
      expect(error).toMatchObject({
        kind: 'forbidden',
        status: 403,
        message: 'This request came from another site.',
        action: 'Open Abreast itself and try there.',
      });
    }
  });
});

describe('a server that is told its public name', () => {
  afterEach(() => vi.unstubAllEnvs());
  const behindProxy = (origin: string) => () => refuseForeignOrigin(request('127.0.0.1:3000', origin));

  test('takes requests of its own page through a proxy that asks it under another', () => {
    vi.stubEnv('ABREAST_MODE', 'public');
    vi.stubEnv('ABREAST_URL', 'https://abreast.example/');
    expect(behindProxy('https://abreast.example')).not.toThrow();
    for (const origin of ['http://abreast.example', 'https://abreast.example:8443', 'https://evil.example']) {
      expect(behindProxy(origin)).toThrow(AppError);
    }
  });

  test('takes none of that name while it serves its own machine alone', () => {
    vi.stubEnv('ABREAST_URL', 'https://abreast.example/');
    expect(behindProxy('https://abreast.example')).toThrow(AppError);
  });
});
