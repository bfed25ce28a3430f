import { expect, test } from '@playwright/test';
import { demoUrl, playgroundUrl } from '../support/servers.ts';

const endpointsOf = (model: string, origin = playgroundUrl) =>
  fetch(`${origin}/api/endpoints?${new URLSearchParams({ model })}`);

test('who serves a model is told with latency, throughput, uptime and quantization', async () => {
  const response = await endpointsOf('openrouter:demo/steady');
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toContain('private');
  const { model, endpoints } = await response.json();
  expect(model).toBe('openrouter:demo/steady');
  expect(endpoints.map(({ tag }: { tag: string }) => tag)).toEqual([
    'simulator/bf16',
    'simulator-east/fp8',
    'simulator-west/int4',
  ]);
  for (const endpoint of endpoints) {
    expect(endpoint).toMatchObject({
      name: expect.any(String),
      provider: expect.stringMatching(/^Simulator/),
      quantization: expect.any(String),
      contextLength: expect.any(Number),
      pricing: { input: expect.any(Number), output: expect.any(Number) },
      parameters: expect.arrayContaining(['temperature']),
      status: 0,
      uptime: { last5m: expect.any(Number), last30m: expect.any(Number), last1d: expect.any(Number) },
      latency: { p50: expect.any(Number), p99: expect.any(Number) },
      throughput: { p50: expect.any(Number), p99: expect.any(Number) },
    });
  }
});

test('a routing suffix asks for the endpoints of the model it is put to', async () => {
  const { endpoints } = await (await endpointsOf('openrouter:demo/steady:nitro')).json();
  expect(endpoints).toHaveLength(3);
});

test('a demo model is answered without a network', async () => {
  const response = await endpointsOf('demo:swift', demoUrl);
  expect(response.status).toBe(200);
  const { endpoints } = await response.json();
  expect(endpoints[0]).toMatchObject({ provider: 'Simulator', quantization: 'bf16' });
});

test('a list that cannot be had is a problem with a sentence and an action', async () => {
  const { models } = await (await fetch(`${demoUrl}/api/models`)).json();
  const real = models.find(({ id }: { id: string }) => id.startsWith('openrouter:'));
  const response = await endpointsOf(real.id, demoUrl);
  expect(response.status).toBe(502);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(await response.json()).toMatchObject({
    title: expect.stringMatching(/\.$/),
    action: 'Try again in a moment.',
  });
});

for (const [name, query, status] of [
  ['no model', '', 400],
  ['an empty model', '?model=', 400],
  ['an unknown model', '?model=openrouter:no/such-model', 422],
  ['an unknown provider', '?model=nobody:model', 422],
  ['a path instead of a model', '?model=openrouter:../key', 422],
] as const) {
  test(`${name} gets a problem document`, async () => {
    const response = await fetch(`${playgroundUrl}/api/endpoints${query}`);
    expect(response.status).toBe(status);
    const problem = await response.json();
    expect(problem.title).toMatch(/\.$/);
    expect(problem.action).toMatch(/\.$/);
  });
}
