import { expect, test } from 'vitest';
import { faults } from '#lib/simulator/faults.ts';
import { ask, type Bench, chat, errorOf, heardFrom, simulate, textOfWrites, user } from './support.ts';

const fault = (name: string, fields: Record<string, unknown> = {}, bench: Bench = simulate()) =>
  chat(bench, `fault/${name}`, fields);

const heardFault = async (name: string, fields: Record<string, unknown> = {}) =>
  heardFrom(await fault(name, fields));

const refusalOf = async (name: string) => errorOf(await fault(name));

async function statuses(name: string, calls: number): Promise<number[]> {
  const bench = simulate();
  const all: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    all.push((await fault(name, {}, bench)).status);
  }
  return all;
}

test('every fault is a row with a summary that ends in a full stop', () => {
  for (const { summary } of Object.values(faults)) {
    expect(summary).toMatch(/^[A-Z].*\.$/);
  }
});

test('a busy provider refuses twice with a hint of a second, then answers, per key', async () => {
  expect(await statuses('429-upstream-brief', 6)).toEqual([429, 429, 200, 429, 429, 200]);
  const bench = simulate();
  await fault('429-upstream-brief', {}, bench);
  const response = await chat(bench, 'fault/429-upstream-brief', {}, { key: 'another' });
  expect(await errorOf(response)).toMatchObject({
    status: 429,
    message: 'Provider returned error',
    metadata: {
      provider_name: 'Simulator',
      limit_source: 'upstream_provider_shared_pool',
      retry_after_seconds: 1,
      headers: { 'Retry-After': '1' },
    },
  });
});

test('a busy provider may ask for a long wait, or say nothing of it', async () => {
  expect((await refusalOf('429-upstream-long')).metadata).toMatchObject({ retry_after_seconds: 120 });
  const silent = await refusalOf('429-upstream-silent');
  expect(silent.metadata).not.toHaveProperty('retry_after_seconds');
  expect(silent.metadata).not.toHaveProperty('headers');
  expect(silent.metadata).toMatchObject({ provider_error_code: '429' });
});

test('a throttled model names the limit of its own', async () => {
  const { message, metadata } = await refusalOf('429-throttle');
  expect(message).toMatch(
    /^Rate limit exceeded: limit_rpm\/fault\/429-throttle-20261101\/[0-9a-f-]{36}\. High demand/,
  );
  expect(metadata).toMatchObject({ headers: { 'X-RateLimit-Limit': '8' }, provider_name: null });
});

test('used-up windows state when they really end', async () => {
  const bench = simulate();
  const now = bench.clock.now();
  expect(await errorOf(await fault('429-minute', {}, bench))).toMatchObject({
    status: 429,
    metadata: {
      headers: { 'X-RateLimit-Limit': '20', 'X-RateLimit-Reset': String(now - (now % 60_000) + 60_000) },
      limit_source: 'openrouter_free_tier_per_minute',
    },
  });
  expect(await errorOf(await fault('429-day', {}, bench))).toMatchObject({
    status: 429,
    metadata: {
      headers: { 'X-RateLimit-Limit': '50', 'X-RateLimit-Reset': String(Date.UTC(2026, 10, 23)) },
      limit_source: 'openrouter_free_tier_daily',
    },
  });
});

test('the three kinds of 402 can be told apart', async () => {
  expect((await refusalOf('402')).metadata).toMatchObject({ limit_source: 'openrouter_credits' });
  expect((await refusalOf('402-affordable')).message).toContain('can only afford 2666');
  expect(await statuses('402-in-flight', 4)).toEqual([402, 200, 402, 200]);
  const response = await fault('402-in-flight');
  expect(response.headers.get('retry-after')).toBe('1');
  expect((await errorOf(response)).metadata).toMatchObject({ reason: 'in_flight_budget_exhausted' });
});

test('moderation quotes the prompt, its middle cut away when it is long', async () => {
  const short = await refusalOf('403-moderation');
  expect(short.metadata).toMatchObject({ reasons: ['harassment'], flagged_input: 'Name a river.' });
  const messages = [user(`begin ${'x'.repeat(300)} end`)];
  const long = await errorOf(await fault('403-moderation', { messages }));
  const quoted = String(long.metadata?.flagged_input);
  expect(quoted).toHaveLength(100);
  expect(quoted).toMatch(/^begin x+\.\.\.x+ end$/);
});

test.each([
  [
    '403-key-limit',
    403,
    'Key limit exceeded (daily limit). Manage it using https://openrouter.ai/settings/keys',
  ],
  ['404-no-endpoints', 404, 'No endpoints found for fault/404-no-endpoints.'],
  ['408', 408, 'Operation timed out. Please try again later.'],
  ['500', 500, 'Internal Server Error'],
  ['503-silent', 503, 'Service temporarily unavailable'],
  ['529', 529, 'Provider returned error'],
])('%s answers %i: %s', async (name, status, message) => {
  expect(await refusalOf(name)).toMatchObject({ status, code: status, message });
});

test('a model for coding agents and a data policy name the step that failed', async () => {
  expect(await refusalOf('403-agentic')).toMatchObject({
    status: 403,
    metadata: { failed_routing_step: 'Gate Free Endpoints by Agentic Harness' },
  });
  expect(await refusalOf('404-privacy')).toMatchObject({
    status: 404,
    metadata: {
      routing_funnel: [{ step: 'Initial Endpoints', endpoint_count: 1 }],
      failed_routing_step: 'Filter by Data Policy',
    },
  });
});

test('an ended free variant answers in the availability form, without a code', async () => {
  const response = await fault('404-free-ended');
  const { error } = await response.json();
  expect(response.status).toBe(404);
  expect(error).not.toHaveProperty('code');
  expect(error).toMatchObject({
    http_status: 404,
    availability: {
      code: 'free_variant_ended',
      retryable: false,
      requested_models: ['fault/404-free-ended'],
    },
  });
});

test('a context refusal has the numbers in its sentence', async () => {
  expect((await refusalOf('400-context')).message).toMatch(
    /maximum context length is 8192 tokens.*9216 tokens/,
  );
});

test('503 asks to come back in a second, and then answers', async () => {
  expect(await statuses('503', 2)).toEqual([503, 200]);
  expect((await fault('503')).headers.get('retry-after')).toBe('1');
  expect((await fault('503-silent')).headers.has('retry-after')).toBe(false);
});

test.each([
  ['502-html', 502],
  ['524-html', 524],
  ['200-html', 200],
])('%s is a page from the edge, without CORS', async (name, status) => {
  const response = await fault(name);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('text/html; charset=UTF-8');
  expect(response.headers.has('access-control-allow-origin')).toBe(false);
  expect(await response.text()).toMatch(/^<!DOCTYPE html>/);
});

test('200 may carry an error body', async () => {
  const response = await fault('200-error-body');
  expect(response.headers.get('content-type')).toContain('application/json');
  const { status, code, metadata } = await errorOf(response);
  expect([status, code]).toEqual([200, 502]);
  expect(JSON.parse(String(metadata?.raw))).toHaveProperty('error');
});

test('an error as the first event has no choices and no end mark', async () => {
  const heard = await heardFault('error-first-event');
  expect(heard.comments).toBe(1);
  expect(heard.events).toHaveLength(1);
  expect(heard.events[0]?.choices).toEqual([]);
  expect(heard.events[0]?.error).toMatchObject({
    code: 502,
    metadata: { error_type: 'provider_unavailable' },
  });
  expect(heard.done).toBe(false);
});

test('an error in mid-stream comes beside a last choice and after text', async () => {
  const heard = await heardFault('error-mid-stream');
  expect(heard.pieces).toBe(24);
  expect(heard.finishes).toEqual(['error']);
  expect(heard.events.at(-1)?.error?.code).toBe(502);
  expect(heard.done).toBe(false);
});

test('without stream, a mid-stream error sits beside the partial text under status 200', async () => {
  const response = await fault('error-mid-stream', { stream: false });
  const { choices } = await response.json();
  expect(response.status).toBe(200);
  expect(choices[0].error.code).toBe(502);
  expect(choices[0].finish_reason).toBe('error');
  expect(choices[0].message.content).toMatch(/^steady heard/);
});

test('a bare error event has neither id nor choices', async () => {
  const heard = await heardFault('error-bare');
  expect(Object.keys(heard.events.at(-1) ?? {})).toEqual(['error']);
});

test('an empty stream has no byte, an empty reply no text', async () => {
  expect((await heardFault('empty-stream')).raw).toBe('');
  const reply = await heardFault('empty-reply');
  expect([reply.answer, reply.finishes, reply.done]).toEqual(['', ['stop'], true]);
  expect(reply.usage?.completion_tokens).toBe(0);
});

test('a reply may spend all its tokens on thinking', async () => {
  const heard = await heardFault('length-all-thinking', { max_tokens: 20 });
  expect(heard.answer).toBe('');
  expect(heard.finishes).toEqual(['length']);
  expect(heard.usage).toMatchObject({
    completion_tokens: 20,
    completion_tokens_details: { reasoning_tokens: 20 },
  });
});

test('a cut stream closes cleanly in mid-text, a disconnect does not', async () => {
  const cut = await heardFault('cut');
  expect([cut.pieces, cut.finishes, cut.done, cut.broken]).toEqual([24, [], false, false]);
  const disconnected = await heardFault('disconnect');
  expect([disconnected.pieces, disconnected.done, disconnected.broken]).toEqual([24, false, true]);
});

test('a fault that cuts text never runs on past a shorter reply', async () => {
  const heard = await heardFault('cut', { max_tokens: 5 });
  expect([heard.pieces, heard.finishes]).toEqual([5, []]);
});

test.each([
  ['stall', 12],
  ['stall-start', 0],
])('%s falls silent until the caller leaves', async (name, pieces) => {
  const bench = simulate({ comments: 0 });
  const response = await fault(name, {}, bench);
  const reader = response.body?.getReader();
  for (let read = 0; read < pieces; read += 1) {
    expect((await reader?.read())?.value).toBeDefined();
  }
  const next = reader?.read();
  await reader?.cancel();
  expect(await next).toEqual({ done: true, value: undefined });
  expect(bench.simulator.requests()[0]).toMatchObject({ cancelled: true, finish: null });
});

test('comments may be all there is, one a second for two minutes', async () => {
  const bench = simulate();
  const heard = await heardFrom(await fault('comments-only', {}, bench));
  expect(heard.comments).toBe(120);
  expect(heard.events).toEqual([]);
  const [seen] = bench.simulator.requests();
  expect(Number(seen?.endedAt) - Number(seen?.receivedAt)).toBe(120_000);
});

test('a drip is one byte a write', async () => {
  const heard = await heardFault('drip');
  expect(heard.writes.every((write) => write.length === 1)).toBe(true);
  expect([heard.pieces, heard.done]).toEqual([24, true]);
});

test('CRLF ends every line', async () => {
  const heard = await heardFault('crlf');
  expect(heard.raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(heard.raw).toContain('\r\n\r\n');
  expect(heard.done).toBe(true);
});

test('writes end inside characters, and joined they are whole', async () => {
  const heard = await heardFault('split-utf8');
  expect(heard.answer).toContain('日本語の文章');
  expect(heard.answer).toContain('👩‍🚀');
  expect(heard.answer).not.toContain('\uFFFD');
  const torn = heard.writes.filter((write) => textOfWrites([write]).includes('\uFFFD'));
  expect(torn.length).toBeGreaterThan(100);
});

test('a huge chunk is one delta of 300,000 characters, its tokens counted', async () => {
  const heard = await heardFault('huge-chunk');
  expect(heard.answer).toHaveLength(300_000);
  expect(heard.pieces).toBe(1);
  expect(Number(heard.usage?.completion_tokens)).toBeGreaterThan(30_000);
});

test('one chunk holds the whole answer and comes when its last word was due', async () => {
  const bench = simulate();
  const heard = await heardFrom(await fault('one-chunk', {}, bench));
  expect(heard.pieces).toBe(1);
  const usual = await heardFault('cached');
  expect(heard.answer.replace('one-chunk', 'cached')).toBe(usual.answer);
  expect(heard.usage?.completion_tokens).toBe(usual.usage?.completion_tokens);
});

test('usage may be missing or no numbers at all', async () => {
  const none = await heardFault('no-usage');
  expect([none.usage, none.done]).toEqual([null, true]);
  const odd = await heardFault('nan-usage');
  expect(odd.usage).toMatchObject({ prompt_tokens: null, completion_tokens: 'NaN', cost: 'free' });
});

test('the end mark may be missing after a proper finish', async () => {
  const heard = await heardFault('no-done');
  expect([heard.done, heard.finishes, heard.usage !== null]).toEqual([false, ['stop'], true]);
});

test('tool arguments may be empty or not JSON', async () => {
  const tools = [{ type: 'function', function: { name: 'get_weather' } }];
  const empty = await heardFault('tool-empty-arguments', { tools });
  expect([empty.toolArguments, empty.finishes]).toEqual(['', ['tool_calls']]);
  const bad = await heardFault('tool-bad-arguments', { tools });
  expect(() => JSON.parse(bad.toolArguments)).toThrow();
  const names = bad.events.flatMap((event) => event.choices?.[0]?.delta.tool_calls ?? []);
  expect(names[0]?.function.name).toBe('get_time');
});

test('a tool that is called again and again is called with any result, but not when it must not be', async () => {
  const tools = [{ type: 'function', function: { name: 'get_weather' } }];
  const call = {
    id: 'c1',
    type: 'function',
    function: { name: 'get_weather', arguments: '{"city":"Oslo"}' },
  };
  const messages: unknown[] = [user('What is the weather in Oslo?')];
  for (let round = 0; round < 3; round += 1) {
    const heard = await heardFault('tool-loop', { tools, messages });
    expect(heard.finishes).toEqual(['tool_calls']);
    if (round > 0) expect(JSON.parse(heard.toolArguments)).toEqual({ city: 'Oslo' });
    messages.push({ role: 'assistant', content: null, tool_calls: [call] });
    messages.push({ role: 'tool', tool_call_id: 'c1', content: 'Rain' });
  }
  expect((await heardFault('tool-loop', { tools, messages, tool_choice: 'none' })).finishes).toEqual([
    'stop',
  ]);
  expect((await heardFault('tool-loop')).finishes).toEqual(['stop']);
});

test.each([
  ['content-filter', 'content_filter'],
  ['finish-error', 'error'],
])('%s ends in mid-text with that finish', async (name, finish) => {
  const heard = await heardFault(name);
  expect([heard.pieces, heard.finishes, heard.done]).toEqual([24, [finish], true]);
});

test('the answering model may be another, or the same by its dated slug', async () => {
  expect((await heardFault('served-fallback')).events[0]?.model).toBe('demo/steady');
  expect((await heardFault('canonical-model')).events[0]?.model).toBe('fault/canonical-model-20261101');
});

test('a cached reply is said in a header, and counts nothing', async () => {
  expect((await fault('cached-reply')).headers.get('x-openrouter-cache-status')).toBe('HIT');
  expect((await fault('cached')).headers.has('x-openrouter-cache-status')).toBe(false);
  expect((await heardFault('cached-reply')).usage).toMatchObject({ total_tokens: 0, cost: 0 });
});

test('a cached prompt is said in usage', async () => {
  const { usage } = await heardFault('cached');
  const cached = Object(usage?.prompt_tokens_details).cached_tokens;
  expect(cached).toBeGreaterThan(0);
  expect(cached).toBeLessThan(Number(usage?.prompt_tokens));
});

test('slow headers take a second and a half', async () => {
  const bench = simulate();
  await fault('slow-headers', {}, bench);
  const [seen] = bench.simulator.requests();
  expect(Number(seen?.headersAt) - Number(seen?.receivedAt)).toBe(1500);
});

test('a mandatory reasoner thinks, and refuses not to', async () => {
  expect((await heardFault('mandatory-reasoner')).thinking).not.toBe('');
  expect(await errorOf(await fault('mandatory-reasoner', { reasoning: { effort: 'none' } }))).toMatchObject({
    status: 400,
    message: 'Reasoning is mandatory for this endpoint and cannot be disabled.',
    metadata: { provider_name: null },
  });
});

test('fault rows are unknown where they are left out', async () => {
  const bench = simulate({ faults: false });
  expect((await errorOf(await fault('500', {}, bench))).message).toBe('fault/500 is not a valid model ID');
  expect((await ask(bench, '/api/v1/model/fault/500')).status).toBe(404);
});

test('where one endpoint is busy, another one answers', async () => {
  expect(await errorOf(await fault('429-one-endpoint'))).toMatchObject({
    status: 429,
    metadata: { provider_name: 'Simulator', retry_after_seconds: 120 },
  });
  const provider = { only: ['simulator-east/fp8'] };
  expect((await fault('429-one-endpoint', { provider })).status).toBe(200);
});
