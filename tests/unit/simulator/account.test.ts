import { expect, test } from 'vitest';
import { hashOf } from '#lib/simulator/accounts.ts';
import { ask, chat, errorOf, heardFrom, simulate } from './support.ts';

test('the key page shows spending at once and free requests a minute late', async () => {
  const bench = simulate({ limits: { perMinute: null, perDay: 50 } });
  await heardFrom(await chat(bench, 'demo/swift:free'));
  await heardFrom(await chat(bench, 'demo/swift'));
  const read = async () => (await (await ask(bench, '/api/v1/key')).json()).data;
  const early = await read();
  expect(early.usage).toBeGreaterThan(0);
  expect(early.is_free_tier).toBe(true);
  expect(early.free_model_daily_requests).toEqual({ used: 0, limit: 50, remaining: 50 });
  bench.clock.advance(60_000);
  expect((await read()).free_model_daily_requests).toEqual({ used: 1, limit: 50, remaining: 49 });
});

test('the key page has an older name, wants a key, and is never cached', async () => {
  const bench = simulate();
  const response = await ask(bench, '/api/v1/auth/key');
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  expect((await response.json()).data.creator_user_id).toMatch(/^user_/);
  expect(await errorOf(await ask(bench, '/api/v1/key', { key: 'sk-or-v1-invalid' }))).toEqual({
    status: 401,
    message: 'User not found.',
    code: 401,
  });
});

test('a label shows no more of a key than its ends', async () => {
  const key = `sk-or-v1-${'0123456789abcdef'.repeat(4)}`;
  const { data } = await (await ask(simulate(), '/api/v1/key', { key })).json();
  expect(data.label).toBe('sk-or-v1-012...cdef');
  const short = await (await ask(simulate(), '/api/v1/key', { key: 'short' })).json();
  expect(short.data.label).not.toContain('short');
});

test('credits are what was bought and what was spent', async () => {
  const bench = simulate({ credits: 5 });
  await heardFrom(await chat(bench, 'demo/scribe'));
  const { data } = await (await ask(bench, '/api/v1/credits')).json();
  expect(data.total_credits).toBe(5);
  expect(data.total_usage).toBe(bench.simulator.requests()[0]?.tokens?.cost);
});

test('keys may be named, or not asked for at all', async () => {
  const named = simulate({ keys: ['only-this'] });
  expect((await ask(named, '/api/v1/key', { key: 'only-this' })).status).toBe(200);
  expect((await ask(named, '/api/v1/key', { key: 'another' })).status).toBe(401);
  const open = simulate({ keys: 'off' });
  expect((await chat(open, 'demo/swift:free', {}, { key: null })).status).toBe(200);
});

test('a generation is unknown for a while, then known to its own key only', async () => {
  const bench = simulate();
  const heard = await heardFrom(await chat(bench, 'demo/swift'));
  const read = (key?: string) =>
    ask(bench, `/api/v1/generation?id=${heard.events[0]?.id}`, key ? { key } : {});
  expect(await errorOf(await read())).toMatchObject({
    status: 404,
    message: `Generation ${heard.events[0]?.id} not found`,
  });
  bench.clock.advance(2000);
  const { data } = await (await read()).json();
  expect(data).toMatchObject({
    id: heard.events[0]?.id,
    model: 'demo/swift',
    provider_name: 'Simulator',
    streamed: true,
    cancelled: false,
    finish_reason: 'stop',
    native_tokens_completion: heard.usage?.completion_tokens,
    total_cost: heard.usage?.cost,
  });
  expect(data.latency).toBeGreaterThan(150);
  expect(data.generation_time).toBeGreaterThan(data.latency);
  expect((await read('another')).status).toBe(404);
  expect((await ask(bench, '/api/v1/generation?id=x', { key: null })).status).toBe(401);
});

test('a cancelled generation is kept with what it had made', async () => {
  const bench = simulate();
  const response = await chat(bench, 'demo/swift');
  const reader = response.body?.getReader();
  for (let read = 0; read < 4; read += 1) {
    await reader?.read();
  }
  await reader?.cancel();
  bench.clock.advance(2000);
  const id = response.headers.get('x-generation-id');
  const { data } = await (await ask(bench, `/api/v1/generation?id=${id}`)).json();
  expect(data).toMatchObject({ cancelled: true, finish_reason: null, native_tokens_completion: 3 });
});

test('the truth record is bounded, readable and can be emptied', async () => {
  const bench = simulate({ remember: 2 });
  for (const content of ['first', 'second', 'third']) {
    await chat(bench, 'demo/swift:free', { messages: [{ role: 'user', content }] });
  }
  const records = await (await ask(bench, '/__simulator/requests', { key: null })).json();
  expect(
    records.map((record: { body: { messages: { content: string }[] } }) => record.body.messages[0]?.content),
  ).toEqual(['second', 'third']);
  expect(records[0].keyHash).toBe(hashOf('sk-or-v1-test'));
  expect((await ask(bench, '/__simulator/requests', { method: 'DELETE' })).status).toBe(204);
  expect(bench.simulator.requests()).toEqual([]);
});

test('refused requests are in the record with their status', async () => {
  const bench = simulate();
  await chat(bench, 'fault/529');
  await chat(bench, 'demo/swift:free', {}, { key: null });
  expect(bench.simulator.requests().map(({ status, keyHash }) => [status, keyHash !== null])).toEqual([
    [529, true],
    [401, false],
  ]);
});

test('a body over a megabyte is answered but not remembered', async () => {
  const bench = simulate();
  const messages = [{ role: 'user', content: 'x'.repeat(1_000_001) }];
  await chat(bench, 'bench/100x1', { messages });
  expect(bench.simulator.requests()[0]).toMatchObject({ body: null, status: 200, model: 'bench/100x1' });
});

test('a key may say what its account has used today; at midnight that is gone', async () => {
  const bench = simulate();
  const key = 'sk-or-v1-used-49-of-50-me';
  const read = async () => (await (await ask(bench, '/api/v1/key', { key })).json()).data;
  await read();
  bench.clock.advance(60_000);
  expect(await read()).toMatchObject({
    is_free_tier: true,
    free_model_daily_requests: { used: 49, limit: 50, remaining: 1 },
  });
  expect((await chat(bench, 'demo/swift:free', {}, { key })).status).toBe(200);
  expect(await errorOf(await chat(bench, 'demo/swift:free', {}, { key }))).toMatchObject({ status: 429 });
  expect((await chat(bench, 'demo/swift:free', {}, { key: 'another' })).status).toBe(200);
  bench.clock.advance(24 * 3_600_000);
  expect((await read()).free_model_daily_requests.used).toBe(0);
});
