import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError, type ErrorKind } from '#lib/errors.ts';
import { handler } from '#lib/http/handler.ts';

const request = new Request('http://127.0.0.1:3000/api/runs');
const log = vi.spyOn(console, 'error');

beforeEach(() => {
  log.mockReset().mockImplementation(() => {});
});
afterEach(() => {
  log.mockReset();
});

const throwing = (error: unknown) =>
  handler<undefined>(() => {
    throw error;
  })(request, undefined);

const statuses: [ErrorKind, number][] = [
  ['invalid-request', 400],
  ['unknown-model', 422],
  ['not-found', 404],
  ['conflict', 409],
  ['too-large', 413],
  ['unsupported-media-type', 415],
  ['forbidden', 403],
  ['key-refused', 422],
  ['unreachable', 502],
  ['unavailable', 503],
  ['internal', 500],
];

describe('a route', () => {
  test('under a name that is not this machine’s is refused before any work', async () => {
    const work = vi.fn(() => new Response('secret'));
    const stranger = new Request(request.url, { headers: { host: 'evil.example:3000' } });
    const response = await handler<undefined>(work)(stranger, undefined);
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      type: 'urn:abreast:problem:forbidden',
      title: 'Abreast answers under the names of this machine only.',
    });
    expect(work).not.toHaveBeenCalled();
    expect(log).not.toHaveBeenCalled();
  });

  test('of a public server answers under any name', async () => {
    vi.stubEnv('ABREAST_MODE', 'public');
    const known = new Request(request.url, { headers: { host: 'abreast.example' } });
    const response = await handler<undefined>(() => new Response('ok'))(known, undefined);
    vi.unstubAllEnvs();
    expect(response.status).toBe(200);
  });

  test('gets request and context, and its answer is the answer', async () => {
    const answer = new Response('ok');
    const work = vi.fn(() => answer);
    const context = { params: Promise.resolve({ id: 'r1' }) };
    expect(await handler<typeof context>(work)(request, context)).toBe(answer);
    expect(work).toHaveBeenCalledExactlyOnceWith(request, context);
    expect(log).not.toHaveBeenCalled();
  });

  test.each(statuses)(
    'that throws an AppError of kind %s answers a problem document with %i',
    async (kind, status) => {
      const response = await throwing(new AppError(kind, 'It went wrong.', 'Do this.'));
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.json()).toEqual({
        type: `urn:abreast:problem:${kind}`,
        title: 'It went wrong.',
        status,
        detail: 'It went wrong.',
        action: 'Do this.',
      });
      expect(log).not.toHaveBeenCalled();
    },
  );

  test('that rejects answers as one that throws', async () => {
    const reject = handler<undefined>(async () => {
      throw new AppError('conflict', 'It went wrong.', 'Do this.');
    });
    expect((await reject(request, undefined)).status).toBe(409);
  });

  test('the cause of an AppError stays inside', async () => {
    const cause = new Error('sk-or-v1-secret');
    const response = await throwing(new AppError('not-found', 'Gone.', 'Do this.', { cause }));
    expect(await response.text()).not.toContain('secret');
  });

  test.each([
    ['an error', new Error('sk-or-v1-secret at /home/me/lib/process.ts:12')],
    ['a text', 'sk-or-v1-secret'],
    ['an object', { message: 'sk-or-v1-secret', status: 418 }],
    ['nothing', undefined],
  ])('that throws %s answers 500 without a word of it, and logs it', async (_, thrown) => {
    const response = await throwing(thrown);
    expect(response.status).toBe(500);
    const body = await response.text();
    expect(JSON.parse(body)).toEqual({
      type: 'urn:abreast:problem:internal',
      title: 'Something went wrong on our side.',
      status: 500,
      detail: 'Something went wrong on our side.',
      action: 'Try again; if it stays, report it.',
    });
    expect(body).not.toMatch(/secret|process\.ts|stack/);
    expect(log).toHaveBeenCalledExactlyOnceWith(thrown);
  });
});
