import { describe, expect, test } from 'vitest';
import { createSpeeds } from '#components/shell/speeds.ts';

/** A server that knows these speeds, endpoint by endpoint. */
function world(speeds: Record<string, (number | null)[]>) {
  const asked: string[] = [];
  const clock = { at: 1_000 };
  const fetch: typeof globalThis.fetch = async (input) => {
    const model = new URL(String(input), 'http://server.test').searchParams.get('model') ?? '';
    asked.push(model);
    const known = speeds[model];
    if (!known) return Response.json({ title: 'No such model.' }, { status: 404 });
    const endpoints = known.map((p50) => ({ throughput: p50 === null ? null : { p50 } }));
    return Response.json({ model, endpoints });
  };
  return { asked, clock, ask: createSpeeds({ fetch, now: () => clock.at }) };
}

describe('the speeds of models', () => {
  test('are those of their fastest endpoints; what is not told is left out', async () => {
    const { ask } = world({ a: [20, 90, null], b: [null], c: [] });
    expect([...(await ask(['a', 'b', 'c', 'gone']))]).toEqual([['a', 90]]);
  });

  test('are asked for twenty models at most', async () => {
    const { ask, asked } = world({});
    await ask(Array.from({ length: 30 }, (_, index) => `m${index}`));
    expect(asked).toHaveLength(20);
  });

  test('are kept for five minutes', async () => {
    const { ask, asked, clock } = world({ a: [1] });
    await ask(['a']);
    clock.at += 299_000;
    await ask(['a']);
    expect(asked).toEqual(['a']);
    clock.at += 2_000;
    await ask(['a']);
    expect(asked).toEqual(['a', 'a']);
  });

  test('that could not be had are asked for again', async () => {
    const { ask, asked } = world({});
    await ask(['a']);
    await ask(['a']);
    expect(asked).toEqual(['a', 'a']);
  });

  test('are none where the server is out of reach or answers something else', async () => {
    const dead = createSpeeds({
      fetch: async () => Promise.reject(new TypeError('no network')),
      now: () => 0,
    });
    expect((await dead(['a'])).size).toBe(0);
    const odd = createSpeeds({ fetch: async () => new Response('<html>'), now: () => 0 });
    expect((await odd(['a'])).size).toBe(0);
  });
});
