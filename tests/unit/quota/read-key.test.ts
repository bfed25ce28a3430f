import { describe, expect, test } from 'vitest';
import { createReadKey, keyReport } from '#lib/quota/read-key.ts';
import { createSimulator } from '#lib/simulator/simulator.ts';

const key = 'sk-or-v1-of-a-test';

describe('the report about a key', () => {
  test('is what the provider answers', async () => {
    const simulator = createSimulator({ limits: { perMinute: 20, perDay: 50 } });
    const read = createReadKey('http://simulator.test/api/v1', (input, init) =>
      simulator.fetch(new Request(input, init)),
    );
    const report = await read(key);
    expect(report?.account).toMatch(/^user_/);
    expect(report?.day).toEqual({ used: 0, limit: 50 });
    expect(Date.parse(report?.date ?? '')).toBeGreaterThan(0);
    expect(await read('sk-or-v1-invalid')).toBeNull();
  });

  test('follows no redirect with the key', async () => {
    const asked: RequestInit[] = [];
    const read = createReadKey('http://upstream.test', async (_, init) => {
      asked.push(init ?? {});
      return new Response(null, { status: 302, headers: { location: 'http://elsewhere.test' } });
    });
    expect(await read(key)).toBeNull();
    expect(asked[0]?.redirect).toBe('manual');
  });

  test('is none when there is no answer, or none that is JSON', async () => {
    const unreachable = createReadKey('http://upstream.test', () => Promise.reject(new TypeError('failed')));
    const page = createReadKey('http://upstream.test', async () => new Response('<html>'));
    expect(await unreachable(key)).toBeNull();
    expect(await page(key)).toBeNull();
  });

  test.each([
    null,
    {},
    { data: null },
    { data: { creator_user_id: '', free_model_daily_requests: null } },
    { data: { creator_user_id: 7, free_model_daily_requests: { used: '2', limit: 50 } } },
    { data: { free_model_daily_requests: { used: -1, limit: 50 } } },
  ])('leaves out what is not there: %j', (body) => {
    expect(keyReport(body, null)).toEqual({ account: null, day: null, date: null });
  });
});
