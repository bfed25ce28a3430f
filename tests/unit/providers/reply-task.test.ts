import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Model } from '#lib/catalog/model.ts';
import type { Provider } from '#lib/providers/provider.ts';
import { prepareReply } from '#lib/run/prepare-reply.ts';
import { runReply } from '#lib/run/reply-task.ts';
import { createRunLog } from '#lib/run/run-log.ts';
import {
  type Ask,
  begin,
  catalog,
  delay,
  outcomeOf,
  passUntil,
  prepareWith,
  prompt,
  providerOver,
  replyOf,
  saidIn,
  serverKey,
  simulator,
  start,
} from './world.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const model = 'openrouter:demo/steady';
const eventStream = { 'content-type': 'text/event-stream' };
const head = {
  id: 'gen-1',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'demo/steady',
  provider: 'Simulator',
};
const chunk = (delta: object, finish_reason: string | null = null, more: object = {}) => ({
  ...head,
  choices: [{ index: 0, delta, finish_reason }],
  ...more,
});
const says = (content: string) => chunk({ role: 'assistant', content });
const stop = chunk({ content: '' }, 'stop');
const counted = (usage: unknown) => ({ ...head, choices: [], usage });
const goodUsage = { prompt_tokens: 14, completion_tokens: 92, total_tokens: 106, cost: 0.5 };

/** An upstream that streams these chunks (texts as they are) to whoever asks. */
const streaming =
  (...chunks: (object | string)[]) =>
  async () =>
    new Response(
      chunks.map((each) => (typeof each === 'string' ? each : `data: ${JSON.stringify(each)}\n\n`)).join('') +
        'data: [DONE]\n\n',
      { headers: eventStream },
    );
const streamed = async (chunks: (object | string)[], ask: Ask = {}) =>
  (await begin(streaming(...chunks), model, ask)).outcome();

/** An upstream that gives these answers, one to each request, and remembers what it was asked. */
function answering(...answers: (Response | Error)[]) {
  const requests: Request[] = [];
  const times: number[] = [];
  const fetch = async (request: Request) => {
    requests.push(request);
    times.push(Date.now() - start);
    const answer = answers[requests.length - 1] ?? new Error('Nobody answers.');
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { fetch, requests, times };
}
/** An upstream that streams these texts after 5 ms and then neither speaks nor closes, until it is hung up on. */
const holding =
  (...texts: string[]) =>
  async ({ signal }: Request) =>
    new Response(
      new ReadableStream({
        async start(controller) {
          signal.addEventListener('abort', () => controller.error(signal.reason));
          await delay(5);
          for (const text of texts) controller.enqueue(new TextEncoder().encode(text));
        },
      }),
      { headers: eventStream },
    );
const line = (value: object) => `data: ${JSON.stringify(value)}\n\n`;
const refusing = (status: number, retryAfter?: string) =>
  Response.json(
    { error: { code: status, message: 'no' } },
    { status, headers: retryAfter === undefined ? {} : { 'Retry-After': retryAfter } },
  );
const fine = async () => (await streaming(says('Hi'), stop)()) as Response;

describe('an upstream that says all and keeps its connection open', () => {
  test.each([
    ['whole', ['data: [DONE]\n\n']],
    ['cut in two', ['data: [DO', 'NE]\n\n']],
  ])('has ended with its last line, %s', async (_, end) => {
    const upstream = holding(line(says('Hi')), line(stop), line(counted(goodUsage)), ...end);
    const { events, reply } = await (await begin(upstream, model)).outcome();
    expect(reply).toMatchObject({ state: 'done', answer: 'Hi', usage: { output: { value: 92 } } });
    expect(events.at(-1)?.at).toBe(5);
  });

  test('has ended with an error', async () => {
    const broken = { ...head, error: { code: 502, message: 'x' }, choices: [{ delta: { content: '' } }] };
    const { events, reply } = await (await begin(holding(line(says('Hi')), line(broken)), model)).outcome();
    expect(reply).toMatchObject({ state: 'failed', answer: 'Hi', trouble: { kind: 'unavailable' } });
    expect(events.at(-1)?.at).toBe(5);
    expect(Date.now() - start).toBeLessThan(1000);
  });

  test('has answered when it named a finish reason, though its last line never comes', async () => {
    const upstream = holding(line(says('Hi')), line(stop), line(counted(goodUsage)));
    const { events, reply } = await (await begin(upstream, model)).outcome();
    expect(reply).toMatchObject({ state: 'done', answer: 'Hi', usage: { output: { value: 92 } } });
    expect(events.at(-1)?.at).toBe(5);
  });

  test('has not answered without one', async () => {
    const { reply } = await (await begin(holding(line(says('Hi'))), model)).outcome();
    expect(reply).toMatchObject({ state: 'failed', answer: 'Hi', trouble: { kind: 'timeout' } });
  });
});

describe('the finish reason', () => {
  test.each([
    ['stop', 'stop'],
    ['length', 'length'],
    ['tool_calls', 'tool-calls'],
    ['content_filter', 'content-filter'],
  ])('%s is an end, with text and without', async (written, reason) => {
    for (const delta of [{ content: 'Hi' }, { content: '' }]) {
      const { reply } = await streamed([chunk(delta), chunk({ content: '' }, written)]);
      expect(reply).toMatchObject({ state: 'done', finishReason: reason });
    }
  });

  test.each(['eos', 'end_turn', 'STOP', 'COMPLETE', 'constructor'])(
    'that nobody normalised (%s) is an end of a text, and of no text a failure',
    async (written) => {
      const { reply } = await streamed([says('Hi'), chunk({ content: '' }, written)]);
      expect(reply).toMatchObject({ state: 'done', finishReason: 'stop', answer: 'Hi' });
      const empty = await streamed([chunk({ content: '' }, written)]);
      expect(empty.reply.trouble?.kind).toBe('empty');
    },
  );

  test('error is a failure, with text and without', async () => {
    for (const content of ['Hi', '']) {
      const { reply } = await streamed([chunk({ content }), chunk({ content: '' }, 'error')]);
      expect(reply).toMatchObject({ state: 'failed', answer: content, trouble: { kind: 'unavailable' } });
    }
  });

  test('that never comes is a cut, or emptiness', async () => {
    expect((await streamed([says('Hi')])).reply.trouble?.kind).toBe('cut');
    expect((await streamed([chunk({ reasoning: 'Hm' })])).reply.trouble?.kind).toBe('cut');
    expect((await streamed([chunk({ content: '' })])).reply.trouble?.kind).toBe('empty');
    expect((await streamed([])).reply.trouble?.kind).toBe('empty');
    expect((await streamed([': OPENROUTER PROCESSING\n\n'])).reply.trouble?.kind).toBe('empty');
  });

  test('counts once when it comes twice', async () => {
    const { reply } = await streamed([
      says('Hi'),
      stop,
      chunk({ content: '' }, 'stop', { usage: goodUsage }),
    ]);
    expect(reply).toMatchObject({ state: 'done', finishReason: 'stop', usage: { output: { value: 92 } } });
  });
});

describe('usage', () => {
  const usageOf = async (usage: unknown, ask: Ask = {}) =>
    (await streamed([says('Hi there'), stop, counted(usage)], ask)).reply;
  const reported = (value: number) => ({ value, source: 'reported' });

  test.each([
    ['no cost', { ...goodUsage, cost: undefined }],
    ['a cost that is null', { ...goodUsage, cost: null }],
    ['a cost that is text', { ...goodUsage, cost: 'free' }],
    [
      'details that are null',
      { ...goodUsage, completion_tokens_details: null, prompt_tokens_details: null, cost_details: null },
    ],
    ['details that are empty', { ...goodUsage, completion_tokens_details: {}, prompt_tokens_details: {} }],
    [
      'details of other things',
      {
        ...goodUsage,
        completion_tokens_details: { audio_tokens: 0 },
        prompt_tokens_details: { audio_tokens: 0 },
      },
    ],
    ['no total', { prompt_tokens: 14, completion_tokens: 92 }],
  ])('with %s counts what it has', async (_, usage) => {
    const reply = await usageOf(usage);
    expect(reply.state).toBe('done');
    expect(reply.usage).toEqual({ input: reported(14), output: reported(92) });
  });

  test.each([
    ['null', { prompt_tokens: null, completion_tokens: null, total_tokens: 0 }],
    ['text', { prompt_tokens: '14', completion_tokens: 'NaN', total_tokens: 0 }],
    ['negative', { prompt_tokens: -1, completion_tokens: -5, total_tokens: -6 }],
    ['absent', {}],
  ])('with counts that are %s is estimated, and never zero', async (_, usage) => {
    const reply = await usageOf(usage);
    expect(reply).toMatchObject({ state: 'done', finishReason: 'stop', answer: 'Hi there' });
    expect(reply.usage.input).toMatchObject({ source: 'estimated' });
    expect(reply.usage.output).toMatchObject({ source: 'estimated' });
    expect(reply.usage.input?.value).toBeGreaterThan(0);
    expect(reply.usage.output?.value).toBeGreaterThan(0);
    expect(reply.served?.cached).toBeUndefined();
  });

  test('may be half there', async () => {
    const reply = await usageOf({ prompt_tokens: 14, completion_tokens: null, total_tokens: 14 });
    expect(reply.usage.input).toEqual(reported(14));
    expect(reply.usage.output?.source).toBe('estimated');
  });

  test('that is bad beside the finish reason costs nothing either', async () => {
    const { reply } = await streamed([
      says('Hi'),
      chunk({ content: '' }, 'length', { usage: { ...goodUsage, cost: null } }),
    ]);
    expect(reply).toMatchObject({ state: 'done', finishReason: 'length', usage: { output: reported(92) } });
  });

  test('whatever it is, the reply ends well and its numbers are numbers', async () => {
    const count = fc.oneof(fc.nat(), fc.double(), fc.constantFrom(null, 'NaN', '3', true, [], {}));
    const usage = fc.record(
      {
        prompt_tokens: count,
        completion_tokens: count,
        total_tokens: count,
        cost: count,
        completion_tokens_details: fc.oneof(fc.constant(null), fc.record({ reasoning_tokens: count })),
        prompt_tokens_details: fc.oneof(fc.constant(null), fc.record({ cached_tokens: count })),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(usage, async (value) => {
        const reply = await usageOf(value);
        expect(reply).toMatchObject({ state: 'done', finishReason: 'stop', answer: 'Hi there' });
        for (const quantity of [...Object.values(reply.usage), reply.cost]) {
          expect(quantity === null || (Number.isFinite(quantity.value) && quantity.value >= 0)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('of zero beside a text is that of a cached reply', async () => {
    const reply = await usageOf({ prompt_tokens: 0, completion_tokens: 0, total_tokens: 0, cost: 0 });
    expect(reply.served).toMatchObject({ cached: true });
    const empty = await streamed([
      stop,
      counted({ prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 }),
    ]);
    expect(empty.reply.served?.cached).toBeUndefined();
  });

  test('does not matter where the provider says that the whole reply was kept', async () => {
    const kept = streaming(says('Hi there'), stop, counted(goodUsage));
    const cachedBy = async (status: string) => {
      const fetch = async () => {
        const { body, headers } = await kept();
        const all = { ...Object.fromEntries(headers), 'X-OpenRouter-Cache-Status': status };
        return new Response(body, { headers: all });
      };
      return (await (await begin(fetch, model)).outcome()).reply.served?.cached;
    };
    expect(await cachedBy('HIT')).toBe(true);
    expect(await cachedBy('MISS')).toBeUndefined();
  });

  test('estimates count system prompt, history and thinking', async () => {
    const words = 'one two three four five six seven eight nine ten ';
    const short = await streamed([says('Hi'), stop]);
    const long = await streamed([chunk({ reasoning: words.repeat(10) }), says('Hi'), stop], {
      setup: {
        system: words.repeat(20),
        messages: [prompt, { role: 'assistant', content: words.repeat(20) }, prompt],
      },
    });
    expect(long.reply.usage.input?.value).toBeGreaterThan((short.reply.usage.input?.value ?? 0) + 300);
    expect(long.reply.usage.output?.value).toBeGreaterThan((short.reply.usage.output?.value ?? 0) + 80);
  });
});

describe('cost', () => {
  const priced = (pricing: Partial<Model['pricing']>): Ask => ({
    models: catalog.map((each) => ({ ...each, pricing: { ...each.pricing, ...pricing } })),
  });
  const costOf = async (usage: unknown, ask: Ask = {}) =>
    (await streamed([says('Hi'), stop, counted(usage)], ask)).reply.cost;
  const { cost: _, ...costless } = goodUsage;

  test('is the provider’s own figure', async () => {
    expect(await costOf(goodUsage)).toEqual({ value: 0.5, source: 'reported' });
    expect(await costOf({ ...goodUsage, cost: 0 })).toEqual({ value: 0, source: 'reported' });
  });

  test('is reckoned from the list where the provider says nothing, and marked', async () => {
    const cost = await costOf(costless, priced({ input: 0.001, output: 0.01, request: 0.5 }));
    expect(cost?.source).toBe('estimated');
    expect(cost?.value).toBeCloseTo(14 * 0.001 + 92 * 0.01 + 0.5, 10);
  });

  test('is left out where the list does not know', async () => {
    expect(await costOf(costless, priced({ input: null }))).toBeNull();
    expect(await costOf(costless, priced({ output: null }))).toBeNull();
  });

  test('of a free model is nothing', async () => {
    expect(await costOf(costless, priced({ input: 0, output: 0 }))).toEqual({
      value: 0,
      source: 'estimated',
    });
  });
});

describe('a chunk that is spoilt', () => {
  test.each([
    ['a text that is a number', chunk({ content: 42 })],
    ['choices that are none', { ...head, choices: 'none' }],
    ['no JSON', 'data: {"id": \n\n'],
    ['a page', 'data: <html>\n\n'],
  ])('fails the reply, its text kept: %s', async (_, spoilt) => {
    const { reply } = await streamed([says('Hi'), spoilt, says(' you'), stop]);
    expect(reply).toMatchObject({ state: 'failed', answer: 'Hi you', trouble: { kind: 'bad-answer' } });
  });

  test('by an error beside its counts is that error', async () => {
    const error = { code: 503, message: 'x' };
    const { reply } = await streamed([says('Hi'), { ...counted(goodUsage), error }]);
    expect(reply.trouble?.kind).toBe('unavailable');
  });
});

describe('an error in the stream', () => {
  const error = { code: 429, message: 'busy', metadata: { retry_after_seconds: 1, provider_name: 'Acme' } };

  test.each([
    ['alone', { error }],
    ['beside no choices', { ...head, choices: [], error }],
    ['beside a last choice', { ...chunk({ content: '' }, 'error'), error }],
  ])('is one trouble, whatever its form, and is never repeated: %s', async (_, last) => {
    const upstream = answering((await streaming(last)()) as Response, await fine());
    const { said, reply } = await (await begin(upstream.fetch, model)).outcome();
    expect(reply.trouble).toMatchObject({ kind: 'endpoint-busy', retryAfter: start + 1000 });
    expect(upstream.requests).toHaveLength(1);
    expect(said.map(({ type }) => type)).toEqual(['reply-start', 'reply-headers', 'reply-error']);
  });

  test('keeps text and thinking that came before it', async () => {
    const { reply } = await streamed([chunk({ reasoning: 'Hm. ' }), says('Hi'), { error }]);
    expect(reply).toMatchObject({ thinking: 'Hm. ', answer: 'Hi', state: 'failed' });
  });

  test('counts more than what follows it', async () => {
    const { reply } = await streamed([{ error }, says('Hi'), stop, { error: { code: 402, message: 'x' } }]);
    expect(reply).toMatchObject({ state: 'failed', trouble: { kind: 'endpoint-busy' } });
  });
});

describe('thinking', () => {
  test('is told once though it comes twice', async () => {
    const delta = {
      content: '',
      reasoning: 'Hm',
      reasoning_details: [{ type: 'reasoning.text', text: 'Hm', format: 'unknown', index: 0 }],
    };
    expect((await streamed([chunk(delta), says('Hi'), stop])).reply.thinking).toBe('Hm');
  });

  test.each([
    ['reasoning alone', { reasoning: 'Hm' }],
    ['details alone', { reasoning_details: [{ type: 'reasoning.text', text: 'Hm' }] }],
    ['a summary', { reasoning_details: [{ type: 'reasoning.summary', summary: 'Hm' }] }],
  ])('is read from %s', async (_, delta) => {
    const { reply } = await streamed([chunk(delta), says('Hi'), stop]);
    expect(reply).toMatchObject({ thinking: 'Hm', answer: 'Hi' });
  });
});

describe('tool calls', () => {
  const tools = ['look', 'hear'].map((name) => ({ name, parameters: { type: 'object' } }));
  const piece = (index: number | undefined, call: { id?: string; name?: string; text?: string }) => ({
    ...(index === undefined ? {} : { index }),
    ...(call.id === undefined ? {} : { id: call.id }),
    ...(call.name === undefined ? {} : { type: 'function' }),
    function: {
      ...(call.name === undefined ? {} : { name: call.name }),
      ...(call.text === undefined ? {} : { arguments: call.text }),
    },
  });
  const called = (...pieces: object[]) => chunk({ content: null, tool_calls: pieces });
  const end = chunk({ content: '' }, 'tool_calls');
  const calledIn = async (chunks: object[]) =>
    (await begin(streaming(...chunks), 'openrouter:demo/caller', { setup: { tools } })).outcome();
  const callsOf = async (chunks: object[]) => (await calledIn(chunks)).reply.toolCalls;

  test('whose pieces are mixed are told apart by their index', async () => {
    const calls = await callsOf([
      called(
        piece(0, { id: 'c1', name: 'look', text: '' }),
        piece(1, { id: 'c2', name: 'hear', text: '{"b"' }),
      ),
      called(piece(0, { text: '{"a":' })),
      called(piece(1, { text: ':2}' }), piece(0, { text: '1}' })),
      end,
    ]);
    expect(calls).toMatchObject([
      { id: 'c1', name: 'look', text: '{"a":1}', parsed: { a: 1 }, valid: true },
      { id: 'c2', name: 'hear', text: '{"b":2}', parsed: { b: 2 }, valid: true },
    ]);
  });

  test('that come whole and without an index stay apart', async () => {
    const calls = await callsOf([
      called(piece(undefined, { id: 'c1', name: 'look', text: '{"a":1}' })),
      chunk({ content: '' }, 'stop'),
    ]);
    expect(calls).toMatchObject([{ id: 'c1', name: 'look', text: '{"a":1}' }]);
  });

  test('of which one is bad do not spoil the other', async () => {
    const calls = await callsOf([
      called(piece(0, { id: 'c1', name: 'look', text: '{"a":' })),
      called(piece(1, { id: 'c2', name: 'look', text: '{"b":2}' })),
      end,
    ]);
    expect(calls).toMatchObject([
      { id: 'c1', text: '{"a":', valid: false },
      { id: 'c2', text: '{"b":2}', valid: true },
    ]);
  });

  test('without arguments in any piece have none', async () => {
    expect(await callsOf([called(piece(0, { id: 'c1', name: 'look' })), end])).toMatchObject([
      { id: 'c1', text: '', parsed: {}, valid: true },
    ]);
  });

  test('without an id are given one', async () => {
    const [call] = await callsOf([called(piece(0, { name: 'look', text: '{}' })), end]);
    expect(call?.id).not.toBe('');
  });

  test('that are cut by the limit of tokens are shown as far as they came', async () => {
    const { reply } = await calledIn([
      called(piece(0, { id: 'c1', name: 'look', text: '{"a":' })),
      chunk({ content: '' }, 'length'),
    ]);
    expect(reply).toMatchObject({ state: 'done', finishReason: 'length' });
    expect(reply.toolCalls).toMatchObject([{ id: 'c1', text: '{"a":', valid: false }]);
  });

  test('without a finish reason are a cut', async () => {
    const { reply } = await calledIn([called(piece(0, { id: 'c1', name: 'look', text: '{}' }))]);
    expect(reply.trouble?.kind).toBe('cut');
  });

  test('are told before who served them', async () => {
    const { said } = await calledIn([called(piece(0, { id: 'c1', name: 'look', text: '{}' })), end]);
    expect(said.slice(2).map(({ type }) => type)).toEqual(['tool-call', 'reply-served', 'reply-end']);
  });
});

describe('who answered', () => {
  const servedBy = async (answeredBy: object, ask: Ask = {}) => {
    const renamed = [says('Hi'), stop].map((each) => ({
      ...each,
      model: undefined,
      provider: undefined,
      ...answeredBy,
    }));
    return (await streamed(renamed, ask)).reply.served;
  };

  test.each([
    ['demo/steady', undefined],
    ['demo/steady:free', undefined],
    ['demo/steady-20261101', undefined],
    ['demo/steady-20261101:free', undefined],
    ['demo/swift', true],
    ['demo/steady-mini', true],
    ['other/steady', true],
  ])('%s for demo/steady: fallback is %s', async (answeredBy, fallback) => {
    const served = await servedBy({ model: answeredBy });
    expect(served?.model).toBe(answeredBy);
    expect(served?.fallback).toBe(fallback);
  });

  test('nobody named is nobody flagged', async () => {
    expect(await servedBy({})).toEqual({
      endpoint: undefined,
      model: undefined,
      fallback: undefined,
      cached: undefined,
    });
  });

  test('the endpoint is told by its name', async () => {
    expect((await servedBy({ provider: 'Amazon Bedrock' }))?.endpoint).toBe('Amazon Bedrock');
  });
});

describe('repeats', () => {
  test.each([
    ['429', 429],
    ['503', 503],
  ])('a %s that states a wait of 60 s or less is asked again when that is over', async (_, status) => {
    for (const [stated, ms] of [
      ['0', 0],
      ['0.5', 500],
      ['60', 60_000],
    ] as const) {
      vi.setSystemTime(start);
      const upstream = answering(refusing(status, stated), await fine());
      const { reply } = await (await begin(upstream.fetch, model)).outcome();
      expect(reply).toMatchObject({ state: 'done', attempt: 2, answer: 'Hi' });
      expect(upstream.times).toEqual([0, ms]);
    }
  });

  test.each([
    ['429 of more than a minute', refusing(429, '61')],
    ['429 of no wait', refusing(429)],
    ['503 of no wait', refusing(503)],
    ['402 of another reason', refusing(402, '1')],
    ['500', refusing(500, '1')],
    ['502', refusing(502, '1')],
    ['408', refusing(408, '1')],
    ['529', refusing(529, '1')],
    ['a connection that breaks', new TypeError('fetch failed')],
    [
      'JSON under 200',
      Response.json({ error: { code: 429, message: 'x', metadata: { retry_after_seconds: 1 } } }),
    ],
    [
      'a redirect',
      new Response(null, {
        status: 307,
        headers: { location: 'https://elsewhere.test/', 'Retry-After': '1' },
      }),
    ],
  ])('nothing else is: %s', async (_, answer) => {
    const upstream = answering(answer, await fine());
    const { reply } = await (await begin(upstream.fetch, model)).outcome();
    expect(reply.state).toBe('failed');
    expect(upstream.requests).toHaveLength(1);
  });

  test('a third refusal is an error', async () => {
    const upstream = answering(refusing(429, '1'), refusing(503, '2'), refusing(429, '3'), await fine());
    const { reply } = await (await begin(upstream.fetch, model)).outcome();
    expect(reply).toMatchObject({
      state: 'failed',
      attempt: 3,
      trouble: { kind: 'endpoint-busy', retryAfter: start + 6000 },
    });
    expect(upstream.times).toEqual([0, 1000, 3000]);
  });

  test('another failure after a refusal is an error at once', async () => {
    const upstream = answering(refusing(429, '1'), refusing(500), await fine());
    const { reply } = await (await begin(upstream.fetch, model)).outcome();
    expect(reply).toMatchObject({ state: 'failed', attempt: 2, trouble: { kind: 'unavailable' } });
    expect(upstream.requests).toHaveLength(2);
  });

  test('every request says the same', async () => {
    const upstream = answering(refusing(429, '1'), await fine());
    await (await begin(upstream.fetch, model)).outcome();
    const [first, second] = await Promise.all(upstream.requests.map((request) => request.text()));
    expect(second).toBe(first);
  });
});

describe('a stop', () => {
  /** As the run does it: first the log, then the abort. */
  const stopNow = (work: Awaited<ReturnType<typeof begin>>) => {
    work.log.append('a', { type: 'reply-stopped', by: 'user' }, work.now());
    work.stop.abort();
  };
  /** Stops as soon as the log has so many events of this type, and lets all that is still under way come to rest. */
  async function stoppedAt(name: string, type: string, upstream = simulator()) {
    const work = await begin(upstream.fetch, `openrouter:${name}`);
    await passUntil(() => work.log.events.some((event) => event.type === type));
    stopNow(work);
    await passUntil(work.isAtRest);
    await vi.advanceTimersByTimeAsync(120_000);
    return { ...outcomeOf(work.log.events), requests: upstream.requests() };
  }

  test.each([
    ['before the headers', 'fault/slow-headers', 'reply-start'],
    ['before the first token', 'fault/stall-start', 'reply-headers'],
    ['in mid-text', 'demo/steady', 'text-delta'],
    ['while it thinks', 'demo/thinker', 'thinking-delta'],
    ['while it stalls', 'fault/stall', 'text-delta'],
  ])('%s reaches upstream, keeps the text and is the last word', async (_, name, type) => {
    const { said, reply, requests } = await stoppedAt(name, type);
    expect(said.at(-1)).toEqual({ type: 'reply-stopped', by: 'user' });
    expect(reply).toMatchObject({ state: 'stopped', stoppedBy: 'user', trouble: null });
    if (type === 'text-delta') expect(reply.answer).not.toBe('');
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ cancelled: true });
    expect(requests[0]?.endedAt).not.toBeNull();
  });

  test('while it waits to ask again asks no more', async () => {
    const { said, requests } = await stoppedAt('fault/429-minute', 'reply-queued');
    expect(said.map(({ type }) => type)).toEqual([
      'reply-start',
      'reply-headers',
      'reply-queued',
      'reply-stopped',
    ]);
    expect(requests).toHaveLength(1);
  });

  test('before the request has left leaves no trace but itself', async () => {
    const work = await begin(fine, model);
    stopNow(work);
    await work.outcome();
    expect(
      work.log.events
        .filter(({ type }) => type !== 'run-start')
        .map(({ type }) => type)
        .at(-1),
    ).toBe('reply-stopped');
    expect(work.log.events.findIndex(({ type }) => type === 'reply-stopped')).toBe(
      work.log.events.length - 1,
    );
  });

  test('of a provider that does not listen is the last word all the same', async () => {
    let answer: ((response: Response) => void) | undefined;
    const deaf = () =>
      new Promise<Response>((resolve) => {
        answer = resolve;
      });
    const work = await begin(deaf, model);
    await passUntil(() => work.log.events.some(({ type }) => type === 'reply-start') && answer !== undefined);
    stopNow(work);
    answer?.(await fine());
    await passUntil(work.isAtRest);
    expect(work.log.events.at(-1)?.type).toBe('reply-stopped');
  });

  test('at any moment is followed by nothing', async () => {
    const whole = await replyOf('openrouter:fault/mandatory-reasoner');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: whole.events.length - 2 }), async (count) => {
        vi.setSystemTime(start);
        const upstream = simulator();
        const work = await begin(upstream.fetch, 'openrouter:fault/mandatory-reasoner');
        await passUntil(() => work.log.events.length > count || work.isAtRest());
        if (work.isAtRest()) return;
        stopNow(work);
        await passUntil(work.isAtRest);
        await vi.advanceTimersByTimeAsync(10_000);
        expect(work.log.events.at(-1)?.type).toBe('reply-stopped');
      }),
      { numRuns: 15 },
    );
  });

  test.each(['finish', 'raw', 'text-delta', 'error', 'tool-call'] as const)(
    'between two parts of the SDK (after «%s») is followed by nothing',
    async (last) => {
      const provider = providerOver(fine);
      const column = { id: 'a', model };
      const setup = { messages: [prompt], columns: [column] };
      const task = await prepareReply(prepareWith(provider), setup, column, {
        visitor: { keys: {} },
        history: [],
        attempt: 1,
      });
      if ('refusal' in task) throw new Error('The column was refused.');
      const log = createRunLog();
      log.start({ type: 'run-start', run: 'run', setup, started: start });
      const abort = new AbortController();
      const part = {
        finish: {
          type: 'finish',
          finishReason: { unified: 'stop', raw: 'stop' },
          usage: { inputTokens: {}, outputTokens: {} },
        },
        raw: { type: 'raw', rawValue: stop },
        'text-delta': { type: 'text-delta', id: '1', delta: 'Hi' },
        error: { type: 'error', error: { code: 500 } },
        'tool-call': { type: 'tool-call', toolCallId: 'c', toolName: 'look', input: '{}' },
      }[last];
      const stream = new ReadableStream({
        start(controller) {
          controller.enqueue({ type: 'stream-start', warnings: [] });
          controller.enqueue({
            type: 'finish',
            finishReason: { unified: 'stop', raw: 'stop' },
            usage: { inputTokens: {}, outputTokens: {} },
          });
          controller.enqueue(part);
        },
        pull(controller) {
          log.append('a', { type: 'reply-stopped', by: 'user' }, 1);
          abort.abort();
          controller.close();
        },
      });
      const scripted = {
        ...task,
        provider: {
          ...provider,
          model: () => ({ doStream: async () => ({ stream }) }) as unknown as ReturnType<Provider['model']>,
        },
      };
      const context = { log, signal: abort.signal, now: () => 0, wallClock: Date.now, idleMs: 1000, delay };
      await runReply(scripted, context);
      expect(log.events.at(-1)?.type).toBe('reply-stopped');
      expect(saidIn(log.events, 'a').map(({ type }) => type)).not.toContain('reply-served');
    },
  );
});

describe('whatever happens', () => {
  test.each([
    [
      'the model cannot be made',
      {
        model: () => {
          throw new TypeError('no model');
        },
      },
    ],
    [
      'the options cannot be made',
      {
        options: () => {
          throw new RangeError('no options');
        },
      },
    ],
    [
      'the fetch throws at once',
      {
        fetch: () => {
          throw new TypeError('no fetch');
        },
      },
    ],
  ])('the reply ends with an error of its own and nothing is thrown: %s', async (_, broken) => {
    const provider = { ...providerOver(fine), ...broken };
    const column = { id: 'a', model };
    const setup = { messages: [prompt], columns: [column] };
    const task = await prepareReply(prepareWith(provider), setup, column, {
      visitor: { keys: {} },
      history: [],
      attempt: 1,
    });
    if ('refusal' in task) throw new Error('The column was refused.');
    const log = createRunLog();
    log.start({ type: 'run-start', run: 'run', setup, started: start });
    const signal = new AbortController().signal;
    await runReply(task, { log, signal, now: () => 5, wallClock: Date.now, idleMs: 1000, delay });
    const { reply } = outcomeOf(log.events);
    expect(reply.state).toBe('failed');
    expect(reply.trouble?.kind).toBe('fetch' in broken ? 'network' : 'internal');
    expect(reply.endedAt).toBe(5);
  });

  test('no answer of any kind is thrown', async () => {
    const anyChunk = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }).map((value) => `data: ${JSON.stringify(value)}\n\n`),
      fc.string().map((text) => `${text}\n`),
      fc.constantFrom(
        says('Hi'),
        stop,
        counted(goodUsage),
        { error: { code: 502 } },
        chunk({ tool_calls: [{}] }),
      ),
      fc.record(
        { choices: fc.jsonValue(), error: fc.jsonValue(), usage: fc.jsonValue() },
        { requiredKeys: [] },
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anyChunk, { maxLength: 6 }), async (chunks) => {
        const { reply } = await streamed(chunks);
        expect(['done', 'failed']).toContain(reply.state);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the key', () => {
  const own = 'sk-or-v1-own-key-that-nobody-may-see';
  const carries = (request: Request | undefined) => request?.headers.get('authorization');

  test('is the visitor’s own where there is one, else the server’s', async () => {
    const upstream = answering(await fine(), await fine());
    await (await begin(upstream.fetch, model, { own: { openrouter: own } })).outcome();
    await (await begin(upstream.fetch, model)).outcome();
    expect(upstream.requests.map(carries)).toEqual([`Bearer ${own}`, `Bearer ${serverKey}`]);
  });

  test.each([401, 403, 429, 500])(
    'comes back in no event when upstream repeats it everywhere (%i)',
    async (status) => {
      const echo = Response.json(
        {
          error: {
            code: status,
            message: `Key ${own} flagged`,
            metadata: {
              raw: own,
              provider_name: own,
              reasons: [own],
              headers: { [own]: own },
              flagged_input: own,
            },
            availability: { fallback_models: [own, `a/${own} x`] },
          },
        },
        { status, headers: { 'X-Key': own } },
      );
      const { events } = await (
        await begin(answering(echo).fetch, model, { own: { openrouter: own } })
      ).outcome();
      expect(JSON.stringify(events)).not.toContain('nobody-may-see');
    },
  );
});
