import { expect, test } from 'vitest';
import { benchModel } from '#lib/simulator/bench.ts';
import { findModel } from '#lib/simulator/catalog.ts';
import { faults } from '#lib/simulator/faults.ts';
import { demoModels, isDemo, paidDemoModels } from '#lib/simulator/models.ts';
import { personas } from '#lib/simulator/personas.ts';
import { ask, errorOf, simulate } from './support.ts';

interface Row {
  id: string;
  architecture: { input_modalities: string[] };
}

async function ids(query: string): Promise<string[]> {
  const response = await ask(simulate(), `/api/v1/models${query}`, { key: null });
  const body = await response.json();
  return body.data.map((row: Row) => row.id);
}

test('the list is open to anybody, even with a wrong key, and may be cached for two minutes', async () => {
  const bench = simulate();
  const response = await ask(bench, '/api/v1/models', { key: 'sk-or-v1-invalid' });
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe(
    'public, max-age=120, stale-while-revalidate=3600, stale-if-error=3600',
  );
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  const body = await response.json();
  expect(body.links).toEqual({ next: null });
  expect(body.total_count).toBe(body.data.length);
});

test('every persona stands twice: free, and paid with prices', () => {
  expect(demoModels.map((row) => row.id)).toEqual(Object.keys(personas).map((key) => `demo/${key}:free`));
  for (const [index, row] of demoModels.entries()) {
    const paid = paidDemoModels[index];
    expect(row.name).toBe(`${paid?.name} (free)`);
    expect(row.pricing).toEqual({ prompt: '0', completion: '0' });
    expect(Number(paid?.pricing.prompt)).toBeGreaterThan(0);
    expect(row.canonical_slug).toBe(paid?.canonical_slug);
  }
});

test('each persona can do what it is there for', async () => {
  const both = (names: string[]) =>
    expect.arrayContaining(names.flatMap((name) => [`demo/${name}:free`, `demo/${name}`]));
  expect(await ids('?supported_parameters=tools&model_authors=demo')).toEqual(
    both(['caller', 'smith', 'polyglot']),
  );
  const seers = await ids('?input_modalities=image&model_authors=demo');
  expect(seers).toEqual(both(['seer', 'smith', 'polyglot']));
  expect(seers).toHaveLength(6);
  expect(await ids('?supported_parameters=reasoning&model_authors=demo')).toEqual([
    'demo/thinker:free',
    'demo/thinker',
  ]);
  expect(await ids('?supported_parameters=structured_outputs&q=smith')).toEqual([
    'demo/smith:free',
    'demo/smith',
  ]);
  expect(await ids('?context=900000&model_authors=demo')).toEqual(['demo/polyglot:free', 'demo/polyglot']);
  expect(await ids('?category=translation')).toEqual(['demo/polyglot:free', 'demo/polyglot']);
});

test('price filters are per million tokens', async () => {
  const cheap = await ids('?max_price=0.05&model_authors=demo');
  expect(cheap).toContain('demo/swift');
  expect(cheap).not.toContain('demo/scribe');
  expect(await ids('?min_output_price=2&model_authors=demo')).toEqual(['demo/thinker']);
});

test('the list is sorted on request', async () => {
  const byPrice = await ids('?sort=pricing-high-to-low&model_authors=demo');
  expect(byPrice[0]).toBe('demo/thinker');
});

test('pages are opt-in and link to the next', async () => {
  const bench = simulate();
  const body = await (await ask(bench, '/api/v1/models?limit=3&offset=3')).json();
  expect(body.data.map((row: Row) => row.id)).toEqual([
    'demo/scribe:free',
    'demo/caller:free',
    'demo/seer:free',
  ]);
  expect(body.links.next).toBe('/api/v1/models?limit=3&offset=6');
  const last = await (await ask(bench, `/api/v1/models?limit=3&offset=${body.total_count - 3}`)).json();
  expect([last.data.length, last.links.next]).toEqual([3, null]);
});

test('an unknown output modality is refused in the Zod shape', async () => {
  const response = await ask(simulate(), '/api/v1/models?output_modalities=smell');
  expect(response.status).toBe(400);
  const body = await response.json();
  expect(body.success).toBe(false);
  expect(body.error.name).toBe('ZodError');
  expect(JSON.parse(body.error.message)[0].path).toEqual(['output_modalities']);
});

test('fault rows are listed unless left out, and are never free', async () => {
  const all = await ids('');
  expect(all.filter((id) => id.startsWith('fault/'))).toEqual(
    Object.keys(faults).map((name) => `fault/${name}`),
  );
  const without = await (await ask(simulate({ faults: false }), '/api/v1/models')).json();
  expect(without.data.some((row: Row) => row.id.startsWith('fault/'))).toBe(false);
});

test('the count is that of the list', async () => {
  const bench = simulate();
  const list = await (await ask(bench, '/api/v1/models?model_authors=demo')).json();
  const count = await (await ask(bench, '/api/v1/models/count?model_authors=demo')).json();
  expect(count).toEqual({ data: { count: list.data.length } });
});

test("the user's own list wants a good key", async () => {
  expect((await ask(simulate(), '/api/v1/models/user')).status).toBe(200);
  expect((await ask(simulate(), '/api/v1/models/user', { key: null })).status).toBe(401);
});

test('one model is found by id, by canonical slug, with a routing suffix, and as an unlisted bench id', async () => {
  const bench = simulate();
  const idOf = async (path: string) => (await (await ask(bench, `/api/v1/model/${path}`)).json()).data?.id;
  expect(await idOf('demo/swift')).toBe('demo/swift');
  expect(await idOf('demo/swift:free')).toBe('demo/swift:free');
  expect(await idOf('demo/swift-20261101:free')).toBe('demo/swift:free');
  expect(await idOf('demo/swift-20261101')).toBe('demo/swift');
  expect(await idOf('demo/swift:nitro')).toBe('demo/swift');
  expect(await idOf('bench/7x9')).toBe('bench/7x9');
  const missing = await ask(bench, '/api/v1/model/demo/nobody');
  expect(missing.status).toBe(404);
});

test('a bench id that makes no sense is no model', () => {
  expect(
    ['bench/0x10', 'bench/x', 'bench/10', 'bench/10x10-thinking-', 'bench/-1x4'].map(benchModel),
  ).toEqual([null, null, null, null, null]);
  expect(findModel([], 'bench/10x10-thinking-5')?.reasoning).toEqual({ mandatory: false });
});

test('demo ids are told from others', () => {
  expect(['demo/swift', 'demo/swift:free', 'demo/thinker-20261101:free'].map(isDemo)).toEqual([
    true,
    true,
    true,
  ]);
  expect(['demo/nobody', 'demo/constructor', 'swift', 'bench/1x1', 'demo/swiftly'].map(isDemo)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('endpoints keep their figures from those without a key', async () => {
  const bench = simulate();
  const read = async (key: string | null) =>
    (await (await ask(bench, '/api/v1/models/demo/steady/endpoints', { key })).json()).data;
  const open = await read(null);
  expect(open.endpoints).toHaveLength(3);
  expect(open.endpoints[0].latency_last_30m).toBeNull();
  expect(open.endpoints[0].throughput_last_30m).toBeNull();
  const known = await read('sk-or-v1-test');
  expect(known.endpoints[0].latency_last_30m.p50).toBe(420);
  expect(known.endpoints[0].throughput_last_30m.p50).toBe(55);
  expect(known.endpoints.map((endpoint: { quantization: string }) => endpoint.quantization)).toEqual([
    'bf16',
    'fp8',
    'int4',
  ]);
});

test('a free model has a single endpoint, named by the canonical slug and its variant', async () => {
  const { data } = await (await ask(simulate(), '/api/v1/models/demo/swift:free/endpoints')).json();
  expect(data.endpoints.map((endpoint: { name: string }) => endpoint.name)).toEqual([
    'Simulator | demo/swift-20261101:free',
  ]);
  expect((await ask(simulate(), '/api/v1/models/no/such/endpoints')).status).toBe(404);
});

test('providers, preflight and unknown routes answer as the live service does', async () => {
  const bench = simulate();
  const providers = await (await ask(bench, '/api/v1/providers', { key: null })).json();
  expect(providers.data.map((provider: { slug: string }) => provider.slug)).toEqual([
    'simulator',
    'simulator-east',
    'simulator-west',
  ]);
  const preflight = await ask(bench, '/api/v1/chat/completions', { method: 'OPTIONS' });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-methods')).toBe('GET,OPTIONS,PATCH,DELETE,POST,PUT');
  const allowed = preflight.headers.get('access-control-allow-headers') ?? '';
  expect(allowed).toContain('HTTP-Referer');
  expect(allowed).not.toContain('X-OpenRouter-Metadata');
  const lost = await ask(bench, '/api/v1/nothing');
  expect(await errorOf(lost)).toEqual({ status: 404, message: 'Not Found', code: 404 });
  expect((await ask(bench, '/v1/models')).status).toBe(404);
});

test('a stray percent sign in a path is a model nobody has', async () => {
  expect((await ask(simulate(), '/api/v1/model/demo/%zz')).status).toBe(404);
});
