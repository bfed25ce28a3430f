import { expect, test } from 'vitest';
import type { ProseRequest } from '#lib/simulator/prose/compose.ts';
import { ask, chat, echoProse, errorOf, heardFrom, simulate, user } from './support.ts';

const details = (usage: Record<string, unknown> | null, name: string) => Object(usage?.[name]);

test('a streamed reply has comments, text, one finish, usage and the end mark, in this order', async () => {
  const bench = simulate({ comments: 2 });
  const response = await chat(bench, 'demo/swift:free');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  expect(response.headers.get('cache-control')).toBe('no-cache');
  const heard = await heardFrom(response);
  expect(heard.raw.startsWith(': OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\ndata: {')).toBe(true);
  expect(heard.raw.endsWith('\n\ndata: [DONE]\n\n')).toBe(true);
  expect(heard.raw).not.toContain('\r');
  expect(heard.answer).toMatch(/^swift heard "Name a river."/);
  expect(heard.finishes).toEqual(['stop']);
  expect(heard.events.at(-1)?.usage).toBeDefined();
  expect(heard.events.at(-1)?.choices).toEqual([]);
});

test('every chunk carries the same head, and the header repeats its id', async () => {
  const bench = simulate();
  const response = await chat(bench, 'demo/swift:free');
  const id = response.headers.get('x-generation-id');
  expect(id).toMatch(/^gen-\d{10}-[A-Za-z0-9]{20}$/);
  const heard = await heardFrom(response);
  expect(new Set(heard.events.map((event) => event.id))).toEqual(new Set([id]));
  expect(new Set(heard.events.map((event) => event.model))).toEqual(new Set(['demo/swift:free']));
  expect(new Set(heard.events.map((event) => event.provider))).toEqual(new Set(['Simulator']));
});

test('usage counts exactly the pieces that were streamed, reasoning among them', async () => {
  const bench = simulate();
  const heard = await heardFrom(await chat(bench, 'demo/thinker', { reasoning: { effort: 'high' } }));
  const thoughts = heard.events.filter((event) => event.choices?.[0]?.delta.reasoning).length;
  expect(thoughts).toBeGreaterThan(5);
  expect(heard.usage?.completion_tokens).toBe(heard.pieces);
  expect(details(heard.usage, 'completion_tokens_details').reasoning_tokens).toBe(thoughts);
  const [input, output] = [Number(heard.usage?.prompt_tokens), Number(heard.usage?.completion_tokens)];
  expect(heard.usage?.total_tokens).toBe(input + output);
  expect(heard.usage?.cost).toBeCloseTo(input * 0.0000006 + output * 0.0000024, 12);
});

test('free replies cost nothing', async () => {
  const heard = await heardFrom(await chat(simulate(), 'demo/swift:free'));
  expect(heard.usage?.cost).toBe(0);
});

test('reasoning comes first, the same text in both of its fields', async () => {
  const heard = await heardFrom(
    await chat(simulate(), 'demo/thinker:free', { reasoning: { effort: 'high' } }),
  );
  const kinds = heard.events.map((event) => (event.choices?.[0]?.delta.reasoning ? 'thought' : 'other'));
  expect(kinds.lastIndexOf('thought')).toBeLessThan(kinds.indexOf('other'));
  expect(heard.thinking).toBe(echoThoughts);
  const inDetails = heard.events.flatMap((event) => event.choices?.[0]?.delta.reasoning_details ?? []);
  expect(inDetails.map((detail) => detail.text).join('')).toBe(echoThoughts);
});

const echoThoughts = 'First I look at the question, then I look at it again, then I answer it.';

test('less effort thinks less, none does not think', async () => {
  const thoughts = async (fields: Record<string, unknown>) =>
    (await heardFrom(await chat(simulate(), 'demo/thinker:free', fields))).thinking.length;
  const high = await thoughts({ reasoning: { effort: 'high' } });
  const low = await thoughts({ reasoning_effort: 'low' });
  expect(low).toBeGreaterThan(0);
  expect(low).toBeLessThan(high);
  expect(await thoughts({ reasoning: { effort: 'none' } })).toBe(0);
  expect(await thoughts({ reasoning: { enabled: false } })).toBe(0);
  expect(await thoughts({ reasoning: { max_tokens: 0 } })).toBe(0);
});

test('excluded reasoning is billed and takes its time, but is not sent', async () => {
  const bench = simulate();
  const heard = await heardFrom(await chat(bench, 'demo/thinker:free', { reasoning: { exclude: true } }));
  expect(heard.thinking).toBe('');
  expect(details(heard.usage, 'completion_tokens_details').reasoning_tokens).toBeGreaterThan(0);
  const [seen] = bench.simulator.requests();
  expect(Number(seen?.firstTokenAt) - Number(seen?.receivedAt)).toBeGreaterThan(400);
});

test('max_tokens is the whole budget, and running out of it is a length finish', async () => {
  const heard = await heardFrom(await chat(simulate(), 'demo/swift:free', { max_tokens: 7 }));
  expect(heard.usage?.completion_tokens).toBe(7);
  expect(heard.pieces).toBe(7);
  expect(heard.finishes).toEqual(['length']);
  const thinking = await heardFrom(await chat(simulate(), 'demo/thinker:free', { max_completion_tokens: 4 }));
  expect(thinking.answer).toBe('');
  expect(thinking.thinking).not.toBe('');
  expect(thinking.finishes).toEqual(['length']);
});

test('a stop sequence ends the answer before itself', async () => {
  const heard = await heardFrom(await chat(simulate(), 'demo/swift:free', { stop: ['three', 'two'] }));
  expect(heard.answer).toMatch(/One $/);
  expect(heard.finishes).toEqual(['stop']);
});

test('the same seed gives the same words at the same times, another seed another rhythm', async () => {
  const rhythm = async (seed: number) => {
    const bench = simulate({ seed });
    const heard = await heardFrom(await chat(bench, 'demo/scribe:free'));
    const [seen] = bench.simulator.requests();
    return { answer: heard.answer, ids: heard.events[0]?.id, end: seen?.endedAt };
  };
  const first = await rhythm(7);
  expect(await rhythm(7)).toEqual(first);
  const other = await rhythm(8);
  expect(other.answer).toBe(first.answer);
  expect(other.end).not.toBe(first.end);
});

test("the prose writer's seed follows the request's own seed", async () => {
  const seen: number[] = [];
  const compose = (request: ProseRequest) => {
    seen.push(request.seed);
    return echoProse(request);
  };
  const bench = simulate({ compose });
  for (const seed of [1, 1, 2]) {
    await heardFrom(await chat(bench, 'demo/swift:free', { seed }));
  }
  expect(seen[0]).toBe(seen[1]);
  expect(seen[2]).not.toBe(seen[0]);
});

test('each persona keeps its own pace', async () => {
  const measured = async (model: string) => {
    const bench = simulate();
    await heardFrom(await chat(bench, model));
    const [seen] = bench.simulator.requests();
    const [from, first, last] = [
      Number(seen?.receivedAt),
      Number(seen?.firstTokenAt),
      Number(seen?.lastTokenAt),
    ];
    return {
      wait: first - from,
      rate: (Number(seen?.tokens?.completion_tokens) - 1) / ((last - first) / 1000),
    };
  };
  const swift = await measured('demo/swift:free');
  expect(swift.wait).toBeGreaterThan(160);
  expect(swift.wait).toBeLessThan(200);
  expect(swift.rate).toBeGreaterThan(100);
  expect(swift.rate).toBeLessThan(120);
  const scribe = await measured('demo/scribe:free');
  expect(scribe.wait).toBeGreaterThan(540);
  expect(scribe.rate).toBeLessThan(42);
});

test('speed, wait, pace and length can be set from outside', async () => {
  const bench = simulate({ speed: 10, timeToFirstToken: 1000, tokensPerSecond: 10, answerTokens: 101 });
  const heard = await heardFrom(await chat(bench, 'demo/scribe:free'));
  expect(heard.usage?.completion_tokens).toBe(101);
  const [seen] = bench.simulator.requests();
  expect(Number(seen?.firstTokenAt) - Number(seen?.receivedAt)).toBeCloseTo(100, -1.5);
  expect(Number(seen?.lastTokenAt) - Number(seen?.firstTokenAt)).toBeCloseTo(1000, -2.5);
});

test('headers come before the first token, the comments in between', async () => {
  const bench = simulate();
  await heardFrom(await chat(bench, 'demo/scribe:free'));
  const [seen] = bench.simulator.requests();
  expect(Number(seen?.headersAt)).toBeGreaterThan(Number(seen?.receivedAt));
  expect(Number(seen?.headersAt)).toBeLessThan(Number(seen?.firstTokenAt));
});

test('the other usage shape repeats the finish', async () => {
  const bench = simulate({ usageShape: 'repeated-choice' });
  const heard = await heardFrom(await chat(bench, 'demo/swift:free'));
  expect(heard.finishes).toEqual(['stop', 'stop']);
  expect(heard.events.at(-1)?.service_tier).toBeNull();
  expect(heard.events.at(-2)?.system_fingerprint).toBeNull();
});

test('the echoed model may be the dated slug with its variant', async () => {
  const heard = await heardFrom(await chat(simulate({ modelEcho: 'canonical' }), 'demo/swift:free'));
  expect(heard.events[0]?.model).toBe('demo/swift-20261101:free');
});

test('awkward writes carry the same text', async () => {
  const smooth = await heardFrom(await chat(simulate(), 'demo/swift:free'));
  const awkward = await heardFrom(await chat(simulate({ chunking: 'awkward' }), 'demo/swift:free'));
  expect(awkward.raw).toBe(smooth.raw);
  expect(awkward.writes.length).not.toBe(smooth.writes.length);
});

test('without stream the same reply comes whole', async () => {
  const streamed = await heardFrom(await chat(simulate(), 'demo/thinker:free'));
  const response = await chat(simulate(), 'demo/thinker:free', { stream: false });
  const body = await response.json();
  expect(response.headers.get('x-generation-id')).toBe(body.id);
  expect(body.object).toBe('chat.completion');
  expect(body.choices[0].message.content).toBe(streamed.answer);
  expect(body.choices[0].message.reasoning).toBe(streamed.thinking);
  expect(body.choices[0].message.reasoning_details[0].text).toBe(streamed.thinking);
  expect(body.choices[0].finish_reason).toBe('stop');
  expect(body.usage).toEqual(streamed.usage);
});

const weather = { type: 'function', function: { name: 'get_weather', parameters: { type: 'object' } } };

test('the caller calls a tool: id and name once, then the arguments in pieces', async () => {
  const heard = await heardFrom(await chat(simulate(), 'demo/caller:free', { tools: [weather] }));
  const calls = heard.events.flatMap((event) => event.choices?.[0]?.delta.tool_calls ?? []);
  expect(calls.length).toBeGreaterThan(2);
  expect(calls.filter((call) => call.id !== undefined)).toHaveLength(1);
  expect(calls[0]?.function).toEqual({ name: 'get_weather', arguments: '' });
  expect(JSON.parse(heard.toolArguments)).toEqual({ city: 'Oslo', days: 3 });
  expect(heard.finishes).toEqual(['tool_calls']);
  expect(heard.usage?.completion_tokens).toBe(heard.pieces);
});

test('a whole reply holds the tool call too, and no content', async () => {
  const body = await (await chat(simulate(), 'demo/caller:free', { tools: [weather], stream: false })).json();
  const [call] = body.choices[0].message.tool_calls;
  expect(body.choices[0].message.content).toBeNull();
  expect(call.id).toMatch(/^call_/);
  expect(JSON.parse(call.function.arguments)).toEqual({ city: 'Oslo', days: 3 });
});

test('tool choice none keeps the caller from calling; a forced choice makes another model call', async () => {
  const none = await heardFrom(
    await chat(simulate(), 'demo/caller:free', { tools: [weather], tool_choice: 'none' }),
  );
  expect(none.finishes).toEqual(['stop']);
  const auto = await heardFrom(await chat(simulate(), 'bench/50x3', { tools: [weather] }));
  expect(auto.finishes).toEqual(['stop']);
  const forced = await heardFrom(
    await chat(simulate(), 'fault/one-chunk', { tools: [weather], tool_choice: 'required' }),
  );
  expect(forced.finishes).toEqual(['tool_calls']);
});

test('a forced tool is called even when the prose would not', async () => {
  const compose = () => ({ answer: '' });
  const tool_choice = { type: 'function', function: { name: 'get_weather' } };
  const heard = await heardFrom(
    await chat(simulate({ compose }), 'demo/caller:free', { tools: [weather], tool_choice }),
  );
  expect(heard.toolArguments).toBe('{}');
});

test('the whole conversation reaches the prose writer', async () => {
  const seen: ProseRequest[] = [];
  const compose = (request: ProseRequest) => {
    seen.push(request);
    return echoProse(request);
  };
  const picture = { type: 'image_url', image_url: { url: 'data:image/png;base64,AA==' } };
  const call = { id: 'call_1', type: 'function', function: { name: 'get_weather', arguments: '{}' } };
  const messages = [
    { role: 'system', content: 'Be brief.' },
    user('Before.'),
    { role: 'assistant', content: 'Earlier answer.' },
    user([{ type: 'text', text: 'And now?' }, picture]),
    { role: 'assistant', content: null, tool_calls: [call] },
    { role: 'tool', tool_call_id: 'call_1', content: 'Rain.' },
  ];
  await chat(simulate({ compose }), 'fault/cached', { messages, tools: [weather] });
  expect(seen[0]).toMatchObject({
    persona: 'steady',
    prompt: 'And now?',
    system: 'Be brief.',
    history: [
      { role: 'user', text: 'Before.' },
      { role: 'assistant', text: 'Earlier answer.' },
    ],
    images: 1,
    json: null,
    tools: [],
    toolResults: [{ name: 'get_weather', text: 'Rain.' }],
  });
});

test('a JSON format reaches models that list it and is ignored by the rest', async () => {
  const response_format = { type: 'json_schema', json_schema: { name: 'x', schema: { type: 'object' } } };
  const smith = await heardFrom(await chat(simulate(), 'demo/smith:free', { response_format }));
  expect(JSON.parse(smith.answer)).toEqual({ schema: { type: 'object' } });
  const swift = await heardFrom(await chat(simulate(), 'demo/swift:free', { response_format }));
  expect(swift.answer).toMatch(/^swift heard/);
});

test('the old text form is one user message', async () => {
  const body = { model: 'demo/swift:free', prompt: 'Old form.' };
  const response = await ask(simulate(), '/api/v1/chat/completions', { method: 'POST', body });
  expect((await response.json()).choices[0].message.content).toMatch(/^swift heard "Old form."/);
});

test('a cancelled body stops the work and says so in the record', async () => {
  const bench = simulate();
  const response = await chat(bench, 'demo/scribe:free');
  const reader = response.body?.getReader();
  for (let read = 0; read < 6; read += 1) {
    await reader?.read();
  }
  await reader?.cancel();
  const [seen] = bench.simulator.requests();
  expect(seen).toMatchObject({ cancelled: true, finish: null, usage: null });
  expect(seen?.tokens?.completion_tokens).toBe(5);
  expect(seen?.endedAt).not.toBeNull();
});

test('an aborted signal ends the body with its reason', async () => {
  const bench = simulate();
  const controller = new AbortController();
  const response = await chat(bench, 'demo/scribe:free', {}, { signal: controller.signal });
  const reader = response.body?.getReader();
  await reader?.read();
  controller.abort();
  await expect(reader?.read()).rejects.toMatchObject({ name: 'AbortError' });
  expect(bench.simulator.requests()[0]?.cancelled).toBe(true);
});

test('an abort before the headers rejects the call', async () => {
  const bench = simulate();
  const controller = new AbortController();
  const pending = chat(bench, 'demo/scribe:free', { stream: false }, { signal: controller.signal });
  controller.abort();
  await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
});

test('the first fault in a request is the one that is answered', async () => {
  const bench = simulate({ limits: { perMinute: 0, perDay: 0 } });
  const answer = async (fields: Record<string, unknown>, key: string | null = 'k') =>
    errorOf(await chat(bench, 'demo/swift:free', fields, { key }));
  const everything = { model: 'nobody/nothing', messages: [], tools: [weather] };
  expect(await answer(everything, null)).toMatchObject({
    status: 401,
    message: 'No cookie auth credentials found',
  });
  expect(await answer(everything, 'sk-or-v1-invalid')).toMatchObject({
    status: 401,
    message: 'User not found.',
  });
  expect((await answer(everything)).message).toBe('Input required: specify "prompt" or "messages"');
  expect((await answer({ model: 'nobody/nothing', tools: [weather] })).message).toBe(
    'nobody/nothing is not a valid model ID',
  );
  expect((await answer({ model: 'demo/swift:batch', tools: [weather] })).message).toContain('Batch API');
  expect((await answer({ provider: { data_collection: 'deny' }, tools: [weather] })).message).toContain(
    'data policy',
  );
  expect((await answer({ tools: [weather] })).message).toContain('support tool use');
  expect((await answer({})).message).toContain('free-models-per-min');
});

test('a data policy keeps nobody from a paid model', async () => {
  const provider = { data_collection: 'deny' };
  expect((await chat(simulate(), 'demo/swift', { provider })).status).toBe(200);
});

test('a body that is no JSON has no tokens', async () => {
  const response = await ask(simulate(), '/api/v1/chat/completions', { method: 'POST', body: 'nonsense' });
  expect(await errorOf(response)).toMatchObject({
    status: 400,
    message: 'Input must have at least 1 token.',
  });
});

test('parameters out of range are refused in the Zod shape, unknown ones are let through', async () => {
  const hot = await chat(simulate(), 'demo/swift:free', { temperature: 3 });
  expect(hot.status).toBe(400);
  expect(JSON.parse((await hot.json()).error.message)[0].path).toEqual(['temperature']);
  expect((await chat(simulate(), 'demo/swift:free', { unheard_of: true, top_k: 5 })).status).toBe(200);
});

test('pictures need eyes', async () => {
  const messages = [user([{ type: 'image_url', image_url: { url: 'https://example.com/a.png' } }])];
  expect(await errorOf(await chat(simulate(), 'demo/swift:free', { messages }))).toMatchObject({
    status: 404,
    message: 'No endpoints found that support image input',
    metadata: { failed_routing_step: 'Filter by Image Support' },
  });
  expect((await chat(simulate(), 'demo/seer:free', { messages })).status).toBe(200);
});

test('a conversation longer than the context is refused with the numbers', async () => {
  const { status, message } = await errorOf(
    await chat(simulate(), 'demo/swift:free', { max_tokens: 131_070 }),
  );
  expect(status).toBe(400);
  expect(message).toContain('maximum context length is 131072 tokens');
  expect(message).toContain('131070 in the output');
});

test('routing preferences choose the host, or leave none', async () => {
  const provider = async (preferences: Record<string, unknown>) =>
    (await heardFrom(await chat(simulate(), 'demo/steady', { provider: preferences }))).events[0]?.provider;
  const refusal = async (preferences: Record<string, unknown>) =>
    (await errorOf(await chat(simulate(), 'demo/steady', { provider: preferences }))).message;
  expect(await provider({})).toBe('Simulator');
  expect(await provider({ order: ['simulator-west'] })).toBe('Simulator West');
  expect(await provider({ only: ['simulator-east/fp8'] })).toBe('Simulator East');
  expect(await provider({ ignore: ['simulator'] })).toBe('Simulator East');
  expect(await provider({ quantizations: ['int4'] })).toBe('Simulator West');
  expect(await refusal({ only: ['nobody'] })).toBe(
    'No allowed providers are available for the selected model.',
  );
  expect(await refusal({ max_price: { prompt: 0.01 } })).toContain('max price');
  expect(await refusal({ quantizations: ['fp4'] })).toBe('No endpoints found for demo/steady.');
});

test('required parameters must be supported', async () => {
  const demand = { top_k: 5, provider: { require_parameters: true } };
  expect((await errorOf(await chat(simulate(), 'demo/swift:free', demand))).message).toContain(
    'requested parameters',
  );
  expect((await chat(simulate(), 'demo/scribe:free', demand)).status).toBe(200);
});

test('fallbacks answer in turn, and the last refusal lists the earlier ones', async () => {
  const rescued = await heardFrom(await chat(simulate(), 'fault/503-silent', { models: ['demo/steady'] }));
  expect(rescued.events[0]?.model).toBe('demo/steady');
  const lost = await errorOf(await chat(simulate(), 'fault/503-silent', { models: ['fault/500'] }));
  expect(lost.code).toBe(500);
  expect(lost.metadata?.previous_errors).toEqual([{ code: 503, message: 'Service temporarily unavailable' }]);
});

test('the free router picks a free model that can do it, and says which', async () => {
  const heard = await heardFrom(await chat(simulate(), 'openrouter/free', { tools: [weather] }));
  expect(heard.events[0]?.model).toMatch(/^demo\/(caller|smith|polyglot):free$/);
  const picture = { type: 'image_url', image_url: { url: 'https://example.com/a.png' } };
  const both = { tools: [weather], messages: [user([picture])] };
  const able = await heardFrom(await chat(simulate(), 'openrouter/free', both));
  expect(able.events[0]?.model).toMatch(/^demo\/(smith|polyglot):free$/);
});

test('spent credits refuse paid models and leave free ones alone', async () => {
  const bench = simulate({ credits: 0.00001 });
  await heardFrom(await chat(bench, 'demo/scribe'));
  expect(await errorOf(await chat(bench, 'demo/scribe'))).toMatchObject({
    status: 402,
    metadata: { limit_source: 'openrouter_credits' },
  });
  expect((await chat(bench, 'demo/scribe:free')).status).toBe(200);
});

test('the free quota refuses with the real reset instant, in the body and in headers', async () => {
  const bench = simulate({ limits: { perMinute: 1, perDay: 50 } });
  await chat(bench, 'demo/swift:free');
  const response = await chat(bench, 'demo/steady:free');
  const reset = String(bench.clock.now() - (bench.clock.now() % 60_000) + 60_000);
  expect(response.headers.get('x-ratelimit-reset')).toBe(reset);
  expect(await errorOf(response)).toMatchObject({
    status: 429,
    metadata: { headers: { 'X-RateLimit-Reset': reset } },
  });
  expect((await chat(bench, 'demo/swift')).status).toBe(200);
  expect((await chat(bench, 'demo/swift:free', {}, { key: 'another' })).status).toBe(200);
});

test('errors name the user and never the key', async () => {
  const bench = simulate();
  const text = await (await chat(bench, 'nobody/nothing', {}, { key: 'sk-or-v1-secret' })).text();
  expect(JSON.parse(text).user_id).toMatch(/^user_/);
  expect(text + JSON.stringify(bench.simulator.requests())).not.toContain('sk-or-v1-secret');
});
