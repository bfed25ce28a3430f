import { describe, expect, test } from 'vitest';
import { createEndpoints } from '#lib/catalog/endpoints.ts';
import { AppError } from '#lib/errors.ts';
import { openRouterEndpoints } from '#lib/providers/openrouter-endpoints.ts';
import type { Access, Provider } from '#lib/providers/provider.ts';
import { createSimulator } from '#lib/simulator/simulator.ts';
import { catalog, prepareWith, providerOver, serverKey } from '../providers/world.ts';

const steady = 'openrouter:demo/steady';
const baseUrl = 'http://simulator.test/api/v1';

/** The real provider over a simulator, with a list of what was asked upstream. */
function world(given: Partial<Provider> = {}) {
  const simulator = createSimulator();
  const asked: Request[] = [];
  const upstream: typeof globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    asked.push(request);
    return simulator.fetch(request);
  };
  const provider: Provider = {
    ...providerOver((request) => simulator.fetch(request)),
    endpoints: (name, access) => openRouterEndpoints(baseUrl, name, access, upstream),
    ...given,
  };
  let time = 0;
  const endpoints = createEndpoints({ prepare: prepareWith(provider, catalog), now: () => time });
  const pass = (ms: number) => {
    time += ms;
  };
  return { endpoints, asked, pass };
}

const answering = (response: () => Response | Promise<Response>) =>
  openRouterEndpoints(baseUrl, 'demo/steady', null, async () => response());

describe('the endpoints of a model', () => {
  test('are those its provider names, with figures for whoever has a key', async () => {
    const { endpoints, asked } = world();
    const answer = await endpoints.list(steady, {});
    expect(answer.model).toBe(steady);
    expect(answer.endpoints.map(({ tag }) => tag)).toEqual([
      'simulator/bf16',
      'simulator-east/fp8',
      'simulator-west/int4',
    ]);
    expect(answer.endpoints[0]).toMatchObject({
      provider: 'Simulator',
      quantization: 'bf16',
      latency: { p50: expect.any(Number) },
      throughput: { p50: expect.any(Number) },
    });
    expect(asked[0]?.url).toBe(`${baseUrl}/models/demo/steady/endpoints`);
    expect(asked[0]?.headers.get('authorization')).toBe(`Bearer ${serverKey}`);
    expect(asked[0]?.redirect).toBe('manual');
  });

  test('are asked for without a key by those who have none, and then lack the figures', async () => {
    const { endpoints, asked } = world({ access: () => null });
    const { endpoints: list } = await endpoints.list(steady, {});
    expect(asked[0]?.headers.has('authorization')).toBe(false);
    expect(list).toHaveLength(3);
    for (const { latency, throughput } of list) expect([latency, throughput]).toEqual([null, null]);
  });

  test('are held for a minute, apart for the visitor’s own key and the server’s', async () => {
    const { endpoints, asked, pass } = world();
    await Promise.all([endpoints.list(steady, {}), endpoints.list(steady, {})]);
    pass(59_999);
    await endpoints.list(steady, {});
    expect(asked).toHaveLength(1);
    await endpoints.list(steady, { openrouter: 'own' });
    expect(asked).toHaveLength(2);
    expect(asked[1]?.headers.get('authorization')).toBe('Bearer own');
    pass(1);
    await endpoints.list(steady, {});
    expect(asked).toHaveLength(3);
  });

  test('are those of the model itself when a routing suffix is put to it', async () => {
    const { endpoints, asked } = world();
    const answer = await endpoints.list(`${steady}:nitro`, {});
    expect(answer.model).toBe(`${steady}:nitro`);
    expect(answer.endpoints).toHaveLength(3);
    expect(asked[0]?.url).toMatch(/demo\/steady\/endpoints$/);
  });

  test('keep the variant of a free model in the path', async () => {
    const { endpoints, asked } = world();
    expect((await endpoints.list(`${steady}:free`, {})).endpoints).toHaveLength(1);
    expect(asked[0]?.url).toMatch(/demo\/steady:free\/endpoints$/);
  });

  test('are none behind a door that leaves no choice', async () => {
    const { endpoints } = world({ endpoints: undefined });
    expect(await endpoints.list(steady, {})).toEqual({ model: steady, endpoints: [] });
  });

  test('are refused for a model or a provider nobody knows', async () => {
    const { endpoints } = world();
    for (const id of ['openrouter:no/such', 'nobody:model', '']) {
      await expect(endpoints.list(id, {})).rejects.toMatchObject({ kind: 'unknown-model' });
    }
  });

  test('are asked for again after a failure', async () => {
    let failing = true;
    const { endpoints } = world({
      endpoints: async () => {
        if (failing) throw new AppError('unavailable', 'It is away.', 'Try again.');
        return [];
      },
    });
    await expect(endpoints.list(steady, {})).rejects.toThrow('It is away.');
    failing = false;
    expect((await endpoints.list(steady, {})).endpoints).toEqual([]);
  });
});

describe('an upstream that does not give the list', () => {
  test.each<[string, () => Response | Promise<Response>]>([
    ['is down', () => Promise.reject(new TypeError('fetch failed'))],
    ['fails', () => new Response('<html>', { status: 502 })],
    ['answers HTML', () => new Response('<html>')],
    [
      'sends somewhere else',
      () => new Response(null, { status: 302, headers: { location: 'http://x.test' } }),
    ],
  ])('and %s is one sentence and an action', async (_, response) => {
    const trouble = await answering(response).catch((error: unknown) => error);
    expect(trouble).toBeInstanceOf(AppError);
    expect(trouble).toMatchObject({ kind: 'unreachable', status: 502, action: 'Try again in a moment.' });
  });

  test('because nobody serves the model has an empty one', async () => {
    expect(await answering(() => Response.json({ error: { code: 404 } }, { status: 404 }))).toEqual([]);
  });

  test('never hears a key in its error', async () => {
    const access: Access = { key: serverKey, owner: 'server' };
    const trouble = await openRouterEndpoints(baseUrl, 'a/b', access, async () => {
      throw new TypeError(`bad header ${serverKey}`);
    }).catch((error: unknown) => error);
    expect(await (trouble as AppError).toResponse().text()).not.toContain(serverKey);
  });
});
