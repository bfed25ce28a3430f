import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Setup, Tool } from '#lib/prompt/setup.ts';
import { messagesAfter } from '#lib/run/tool-loop.ts';
import { composeReply } from '#lib/simulator/prose/compose.ts';
import { type Ask, begin, catalog, type Outcome, simulator, start } from './world.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const caller = 'openrouter:demo/caller';
const weather: Tool = {
  name: 'get_weather',
  description: 'The weather in a city',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  result: '{"degrees":4}',
};
const asked: Tool = { name: 'ask_me', parameters: { type: 'object', properties: {} } };

const head = {
  id: 'gen-1',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'demo/caller',
  provider: 'Sim',
};
type Chunk = Record<string, unknown>;
const chunk = (delta: object, finish: string | null = null): Chunk => ({
  ...head,
  choices: [{ index: 0, delta, finish_reason: finish }],
});
const says = (content: string) => chunk({ role: 'assistant', content });
const calls = (...made: [id: string, name: string, text: string][]) =>
  chunk({
    content: null,
    tool_calls: made.map(([id, name, text], index) => ({
      index,
      id,
      type: 'function',
      function: { name, arguments: text },
    })),
  });
const ends = (finish: string, usage?: object): Chunk[] => [
  chunk({ content: '' }, finish),
  ...(usage ? [{ ...head, choices: [], usage }] : []),
];
const used = (input: number, output: number, more: object = {}) => ({
  prompt_tokens: input,
  completion_tokens: output,
  total_tokens: input + output,
  ...more,
});
const oslo = (id = 'c1') => calls([id, 'get_weather', '{"city":"Oslo"}']);

interface Body {
  messages: { role: string; content: unknown; tool_calls?: unknown[]; [key: string]: unknown }[];
  tool_choice?: unknown;
  tools?: unknown[];
}

/** An upstream that gives these answers, one to each request (the last again and again), and keeps what was asked. */
function answering(...answers: (Chunk[] | Response)[]) {
  const bodies: Body[] = [];
  const fetch = async (request: Request) => {
    bodies.push(await request.json());
    const answer = answers[Math.min(bodies.length, answers.length) - 1] ?? [];
    if (answer instanceof Response) return answer.clone();
    const text = answer.map((each) => `data: ${JSON.stringify(each)}\n\n`).join('');
    return new Response(`${text}data: [DONE]\n\n`, { headers: { 'content-type': 'text/event-stream' } });
  };
  return { fetch, bodies };
}

async function looped(answers: (Chunk[] | Response)[], setup: Partial<Setup> = {}, ask: Ask = {}) {
  const upstream = answering(...answers);
  const running = await begin(upstream.fetch, caller, { setup: { tools: [weather], ...setup }, ...ask });
  return { ...(await running.outcome()), bodies: upstream.bodies };
}

const types = ({ said }: Outcome) => said.map(({ type }) => type);

describe('a called tool with a result', () => {
  const answers = [
    [says('Let me look.'), oslo(), ...ends('tool_calls', used(10, 5, { cost: 0.25 }))],
    [says('It is 4 degrees.'), ...ends('stop', used(30, 7, { cost: 0.5 }))],
  ];

  test('is answered, and the model is asked again, all in one reply', async () => {
    const outcome = await looped(answers);
    expect(types(outcome)).toEqual([
      'reply-start',
      'reply-headers',
      'text-delta',
      'tool-call',
      'tool-result',
      'text-delta',
      'reply-served',
      'reply-end',
    ]);
    expect(outcome.reply).toMatchObject({
      state: 'done',
      finishReason: 'stop',
      answer: 'Let me look.\n\nIt is 4 degrees.',
      toolCalls: [
        {
          id: 'c1',
          name: 'get_weather',
          parsed: { city: 'Oslo' },
          valid: true,
          result: '{"degrees":4}',
          round: 1,
        },
      ],
    });
  });

  test('goes back with its call, after all that was sent before', async () => {
    const { bodies } = await looped(answers);
    expect(bodies).toHaveLength(2);
    expect(bodies[1]?.messages).toMatchObject([
      { role: 'user', content: 'Why is the sky blue?' },
      {
        role: 'assistant',
        content: 'Let me look.',
        tool_calls: [
          { id: 'c1', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Oslo"}' } },
        ],
      },
      { role: 'tool', tool_call_id: 'c1', content: '{"degrees":4}' },
    ]);
    expect(bodies[1]?.tools).toEqual(bodies[0]?.tools);
  });

  test('adds up what the requests used', async () => {
    const { reply } = await looped(answers);
    const reported = (value: number) => ({ value, source: 'reported' });
    expect(reply.usage).toEqual({ input: reported(40), output: reported(12) });
    expect(reply.cost).toEqual(reported(0.75));
  });

  test('makes the sum an estimate where one count is one', async () => {
    const [first = [], second = []] = answers;
    const { reply } = await looped([first, second.slice(0, -1)]);
    expect(reply.usage.input).toMatchObject({ source: 'estimated' });
    expect(reply.usage.input?.value).toBeGreaterThan(10);
    expect(reply.usage.output?.source).toBe('estimated');
    expect(reply.cost?.source).toBe('estimated');
  });

  test('leaves the cost open where one part of it is not known', async () => {
    const models = catalog.map((model) => ({ ...model, pricing: { ...model.pricing, input: null } }));
    const [first = [], second = []] = answers;
    const { reply } = await looped([first, second.slice(0, -1)], {}, { models });
    expect(reply.cost).toBeNull();
  });

  test('takes the signed thoughts along that the provider wants back', async () => {
    const details = [
      { type: 'reasoning.text', text: 'Hm.', format: 'anthropic-claude-v1', signature: 'signed', index: 0 },
    ];
    const thought = chunk({ content: '', reasoning: 'Hm.', reasoning_details: details });
    const { bodies, reply } = await looped([[thought, oslo(), ...ends('tool_calls')], answers[1] ?? []]);
    expect(bodies[1]?.messages[1]).toMatchObject({ reasoning: 'Hm.', reasoning_details: details });
    expect(reply.thinking).toBe('Hm.');
  });

  test('called with arguments that are not JSON is answered all the same, and they go back as text', async () => {
    const bad = calls(['c1', 'get_weather', '{"city":']);
    const { bodies, reply } = await looped([[bad, ...ends('tool_calls')], answers[1] ?? []]);
    expect(reply).toMatchObject({ state: 'done', toolCalls: [{ text: '{"city":', valid: false, round: 1 }] });
    const [call] = (bodies[1]?.messages[1]?.tool_calls ?? []) as { function: { arguments: string } }[];
    expect(JSON.parse(call?.function.arguments ?? '')).toBe('{"city":');
  });

  test.each([
    ['{"city":"Oslo"}', true],
    ['{"city":4}', false],
    ['{}', false],
    ['', false],
  ])('is called validly or not: %j', async (text, valid) => {
    const { reply } = await looped([
      [calls(['c1', 'get_weather', text]), ...ends('tool_calls')],
      answers[1] ?? [],
    ]);
    expect(reply.toolCalls).toMatchObject([{ text, valid }]);
  });

  test('is answered also where the finish reason is just stop', async () => {
    const { reply, bodies } = await looped([[oslo(), ...ends('stop')], answers[1] ?? []]);
    expect(bodies).toHaveLength(2);
    expect(reply).toMatchObject({ state: 'done', answer: 'It is 4 degrees.' });
  });

  test('is not answered when the call was cut by the limit of tokens', async () => {
    const { reply, bodies } = await looped([[oslo(), ...ends('length')]]);
    expect(bodies).toHaveLength(1);
    expect(reply).toMatchObject({ state: 'done', finishReason: 'length' });
  });

  test('may be called several times at once', async () => {
    const both = calls(['c1', 'get_weather', '{"city":"Oslo"}'], ['c2', 'get_weather', '{"city":"Rome"}']);
    const { bodies, reply } = await looped([[both, ...ends('tool_calls')], answers[1] ?? []]);
    expect(reply.toolCalls.map(({ id, result, round }) => [id, result, round])).toEqual([
      ['c1', '{"degrees":4}', 1],
      ['c2', '{"degrees":4}', 1],
    ]);
    expect(bodies[1]?.messages.filter(({ role }) => role === 'tool')).toHaveLength(2);
  });

  test('whose ids come again in the next round are told apart', async () => {
    const again = [oslo('call_0'), ...ends('tool_calls')];
    const { reply, bodies } = await looped([again, again, answers[1] ?? []]);
    expect(reply.toolCalls.map(({ id, round }) => [id, round])).toEqual([
      ['call_0', 1],
      ['call_0-2', 2],
    ]);
    expect(reply.toolCalls.every(({ result }) => result === weather.result)).toBe(true);
    expect(bodies[2]?.messages.at(-1)).toMatchObject({ role: 'tool', tool_call_id: 'call_0-2' });
  });

  test('flags the fallback of any round', async () => {
    const other = (answers[0] ?? []).map((each) => ({ ...each, model: 'other/model' }));
    const { reply } = await looped([other, answers[1] ?? []]);
    expect(reply.served).toMatchObject({ fallback: true, model: 'other/model' });
  });
});

test('what a provider wants back with a call goes back on that call alone', () => {
  const signed = { gemini: { thoughtSignature: 'signature' } };
  const call = (id: string) => ({ id, name: 'get_weather', text: '{}' });
  const answer = {
    text: '',
    thoughts: [],
    calls: [],
    finishReason: 'tool-calls' as const,
    usage: {},
    cost: null,
    served: { type: 'reply-served' as const },
    upstreamId: undefined,
  };
  const [assistant] = messagesAfter(answer, [
    { call: { ...call('a'), metadata: signed }, result: '1' },
    { call: call('b'), result: '2' },
  ]);
  expect(assistant?.content).toEqual([
    { type: 'tool-call', toolCallId: 'a', toolName: 'get_weather', input: {}, providerOptions: signed },
    { type: 'tool-call', toolCallId: 'b', toolName: 'get_weather', input: {} },
  ]);
});

describe('the end of a loop', () => {
  test('comes after five rounds, with a sentence and an action', async () => {
    const { bodies, reply, said } = await looped([[oslo(), ...ends('tool_calls')]]);
    expect(bodies).toHaveLength(6);
    expect(reply).toMatchObject({ state: 'failed', trouble: { kind: 'invalid-request' } });
    expect(reply.trouble?.message).toMatch(/^The model called tools 6 times in a row/);
    expect(reply.trouble?.action).toMatch(/\.$/);
    expect(reply.toolCalls.map(({ round }) => round)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(reply.toolCalls.at(-1)?.result).toBeUndefined();
    expect(said.filter(({ type }) => type === 'reply-start')).toHaveLength(1);
  });

  test('may be an answer after the fifth', async () => {
    const call = [oslo(), ...ends('tool_calls')];
    const { reply } = await looped([call, call, call, call, call, [says('Done.'), ...ends('stop')]]);
    expect(reply).toMatchObject({ state: 'done', answer: 'Done.', finishReason: 'stop' });
  });

  test('is a call of a tool without a result: somebody is asked', async () => {
    const { reply, bodies } = await looped([[calls(['c1', 'ask_me', '{}']), ...ends('tool_calls')]], {
      tools: [weather, asked],
    });
    expect(bodies).toHaveLength(1);
    expect(reply).toMatchObject({ state: 'done', finishReason: 'tool-calls', trouble: null });
    expect(reply.toolCalls).toMatchObject([{ name: 'ask_me', valid: true }]);
  });

  test('is one such call among others: none of them is answered alone', async () => {
    const both = calls(['c1', 'get_weather', '{"city":"Oslo"}'], ['c2', 'ask_me', '{}']);
    const { reply, said } = await looped([[both, ...ends('tool_calls')]], { tools: [weather, asked] });
    expect(reply.toolCalls).toHaveLength(2);
    expect(said.some(({ type }) => type === 'tool-result')).toBe(false);
  });

  test('is a call of a tool that is not there, which is never valid', async () => {
    const { reply } = await looped([[calls(['c1', 'invented', '{}']), ...ends('tool_calls')]]);
    expect(reply).toMatchObject({ state: 'done', finishReason: 'tool-calls' });
    expect(reply.toolCalls).toMatchObject([{ name: 'invented', valid: false, parsed: {} }]);
  });

  test('is a failure in a later round: what was said and called is kept, and nothing is repeated', async () => {
    const refusal = Response.json(
      { error: { code: 429, message: 'no' } },
      { status: 429, headers: { 'Retry-After': '1' } },
    );
    const { reply, bodies } = await looped([[says('Hm.'), oslo(), ...ends('tool_calls')], refusal]);
    expect(bodies).toHaveLength(2);
    expect(reply).toMatchObject({ state: 'failed', answer: 'Hm.' });
    expect(reply.toolCalls).toMatchObject([{ result: weather.result }]);
  });
});

describe('the choice of tools', () => {
  const answers = [
    [oslo(), ...ends('tool_calls')],
    [says('Done.'), ...ends('stop')],
  ];

  test.each([
    ['auto', 'auto', 'auto'],
    ['none', 'none', 'none'],
    ['required', 'required', 'auto'],
    [{ name: 'get_weather' }, { type: 'function', function: { name: 'get_weather' } }, 'auto'],
  ] as const)(
    '%j is sent, and no call is demanded once there is a result',
    async (toolChoice, first, second) => {
      const { bodies } = await looped(answers, { toolChoice });
      expect(bodies.map((body) => body.tool_choice)).toEqual([first, second]);
    },
  );
});

describe('times', () => {
  test('are those of the first request, and the total goes to the end of the last', async () => {
    const upstream = simulator({ compose: composeReply });
    const arrivals: number[] = [];
    const fetch = (request: Request) => {
      arrivals.push(Date.now() - start);
      return upstream.fetch(request);
    };
    const running = await begin(fetch, caller, {
      setup: {
        messages: [{ role: 'user', content: 'What is the weather in Oslo right now?' }],
        tools: [weather],
      },
    });
    const { reply } = await running.outcome();
    expect(arrivals).toHaveLength(2);
    expect(reply).toMatchObject({ state: 'done', sentAt: 0, finishReason: 'stop' });
    expect(reply.headersAt).toBeLessThan(arrivals[1] ?? 0);
    expect(reply.firstTokenAt).toBeGreaterThan(arrivals[1] ?? 0);
    expect(reply.endedAt).toBeGreaterThanOrEqual(reply.lastTokenAt ?? 0);
    expect(reply.answer).toContain('4');
    expect(reply.toolCalls).toMatchObject([{ parsed: { city: 'Oslo' }, valid: true, round: 1 }]);
  });

  test('stop between two rounds, and nothing follows in the log', async () => {
    const upstream = answering([oslo(), ...ends('tool_calls')]);
    let requests = 0;
    const running = await begin(
      (request) => {
        requests += 1;
        if (requests === 2) running.stop.abort();
        return upstream.fetch(request);
      },
      caller,
      { setup: { tools: [weather] } },
    );
    const { said } = await running.outcome();
    expect(requests).toBe(2);
    expect(said.at(-1)?.type).toBe('tool-result');
  });
});
