import * as compatiblePackage from '@ai-sdk/openai-compatible';
import * as openRouterPackage from '@openrouter/ai-sdk-provider';
import * as ai from 'ai';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Model } from '#lib/catalog/model.ts';
import { settings } from '#lib/prompt/settings.ts';
import type { Column, Message, Setup } from '#lib/prompt/setup.ts';
import { geminiProvider } from '#lib/providers/gemini.ts';
import { openAiCompatibleProvider } from '#lib/providers/openai-compatible.ts';
import type { ApiCall } from '#lib/snippets/api-call.ts';
import { callOf } from '#lib/snippets/call-of.ts';
import { languages } from '#lib/snippets/languages.ts';
import { javascript, literal } from '#lib/snippets/literal.ts';
import {
  begin,
  catalog,
  prepareWith,
  prompt,
  providerOver,
  serverKey,
  simulator,
} from '../providers/world.ts';

/** The same models, able to take everything there is. */
const able: readonly Model[] = catalog.map((model) => ({
  ...model,
  inputs: ['text', 'image', 'file'],
  parameters: [...settings.map(({ parameter }) => parameter), 'tools', 'tool_choice', 'structured_outputs'],
}));

const neverAsked = () => Promise.reject(new Error('It must not be sent.'));
const prepare = prepareWith(providerOver(neverAsked), able);
const model = 'openrouter:demo/steady';

const weather = {
  name: 'get_weather',
  description: "Today's weather",
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};

const setups: Record<string, [setup: Partial<Setup>, column?: Partial<Column>]> = {
  'a bare prompt': [{}],
  'quotes of every kind': [{ system: `It's "$HOME" \`now\` \\ and ${'\u2028'} 🙂\n\nNext` }],
  'every parameter': [
    {
      parameters: {
        temperature: 0.3,
        topP: 0.9,
        topK: 40,
        minP: 0.05,
        frequencyPenalty: 0.5,
        presencePenalty: -0.5,
        repetitionPenalty: 1.1,
        maxTokens: 500,
        seed: 7,
        stop: ['END', '\n\n'],
        reasoningEffort: 'low',
        verbosity: 'low',
      },
    },
  ],
  routing: [{ routing: { order: ['a/fp8'], sort: 'price', maxPrice: { input: 1 }, models: ['b/c'] } }],
  'what differs in the column': [
    { system: 'Shared.', parameters: { temperature: 1 }, routing: { zdr: true } },
    { system: 'Own.', parameters: { temperature: 0 }, routing: { only: ['a'] } },
  ],
  'a tool that must be called': [{ tools: [weather], toolChoice: { name: weather.name } }],
  'a schema': [{ schema: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] } }],
  'a history with a call, pictures and a file': [
    { tools: [weather] },
    {
      messages: [
        { role: 'user', content: 'Weather?' },
        {
          role: 'assistant',
          content: 'I look.',
          toolCalls: [{ id: 'c1', name: weather.name, text: '{"city":"Oslo"}' }],
        },
        { role: 'tool', id: 'c1', name: weather.name, content: 'Rain' },
        { role: 'assistant', content: 'It rains.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'And here?' },
            { type: 'image', url: 'data:image/png;base64,AAAA' },
            { type: 'file', name: 'a.pdf', url: 'data:application/pdf;base64,BBBB' },
          ],
        },
      ],
    },
  ],
};

const named = Object.entries(setups);

function callFor([own, differs]: [Partial<Setup>, Partial<Column>?]): Promise<ApiCall> {
  const column: Column = { id: 'a', model, ...differs };
  return callOf(prepare, { messages: [prompt], columns: [column], ...own }, column);
}

function codeIn(id: string, call: ApiCall): string {
  return languages.find((language) => language.id === id)?.write(call) ?? '';
}

/** What the shell makes of the last argument. */
function jsonOfCurl(code: string): unknown {
  const quoted = /-d '([\s\S]*)'\n$/.exec(code)?.[1] ?? '';
  return JSON.parse(quoted.replaceAll("'\\''", "'"));
}

const packages: Record<string, object> = {
  ai,
  '@openrouter/ai-sdk-provider': openRouterPackage,
  '@ai-sdk/openai-compatible': compatiblePackage,
};

interface Sent {
  url: string;
  authorization: string | null;
  body: unknown;
  written: string;
}

const chunk = (delta: object, finish: string | null) =>
  `data: ${JSON.stringify({ id: 'x', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

/** An answer that fits every request there is: JSON, and cut in mid-line. */
function answerTo(): Response {
  const text = `: WAIT\n\n${chunk({ content: '{"a":' }, null)}${chunk({ content: '"b"}' }, 'stop')}data: [DONE]\n\n`;
  const halves = [text.slice(0, 40), text.slice(40)].map((half) => new TextEncoder().encode(half));
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const half of halves) controller.enqueue(half);
      controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

/** Runs code as a program would, with its network, its key and its output taken over. */
async function run(code: string, answer = answerTo): Promise<Sent> {
  const sent: Sent = { url: '', authorization: null, body: null, written: '' };
  // The AI SDK complains there of an answer that calls no tool.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    sent.url = request.url;
    sent.authorization = request.headers.get('authorization');
    sent.body = await request.json();
    return answer();
  });
  const write = (text: string) => {
    sent.written += text;
  };
  const nodeProcess = {
    env: { OPENROUTER_API_KEY: 'own', GEMINI_API_KEY: 'own', OPENAI_API_KEY: 'own' },
    stdout: { write },
  };
  const body = code.replace(/import (\{[^}]*\}) from "([^"]+)";/g, 'const $1 = packages["$2"];');
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
  await new AsyncFunction('packages', body)({ ...packages, 'node:process': nodeProcess });
  return sent;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the request', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test.each(named)('of %s is what upstream receives in a run', async (_, [setup, column]) => {
    const upstream = simulator();
    await (await begin(upstream.fetch, model, { setup, column, models: able })).outcome();
    const call = await callFor([setup, column]);
    expect(call.body).toEqual(upstream.requests()[0]?.body);
    expect(jsonOfCurl(codeIn('curl', call))).toEqual(upstream.requests()[0]?.body);
  });
});

test('names the key’s variable and never holds a key', async () => {
  const call = await callFor([{}]);
  expect(call).toMatchObject({ baseUrl: 'http://simulator.test/api/v1', key: 'OPENROUTER_API_KEY' });
  for (const language of languages) {
    const code = language.write(call);
    expect(code).toContain('OPENROUTER_API_KEY');
    expect(code).not.toContain(serverKey);
  }
});

test('a model that is not there is named', async () => {
  const column = { id: 'a', model: 'openrouter:no/such' };
  await expect(callOf(prepare, { messages: [prompt], columns: [column] }, column)).rejects.toThrow(
    'There is no model openrouter:no/such.',
  );
});

test('a server on this machine is asked without a key', () => {
  const call: ApiCall = {
    provider: 'local',
    baseUrl: 'http://127.0.0.1:1/v1',
    key: null,
    body: { model: 'm' },
  };
  for (const language of languages) expect(language.write(call)).not.toMatch(/Authorization|env\.|environ/);
});

test.each(named)('code for %s sends the same, and writes the answer', async (_, setup) => {
  const call = await callFor(setup);
  for (const id of ['javascript', 'ai-sdk']) {
    expect(await run(codeIn(id, call))).toEqual({
      url: 'http://simulator.test/api/v1/chat/completions',
      authorization: 'Bearer own',
      body: call.body,
      written: '{"a":"b"}',
    });
  }
});

/** Two calls in pieces, as the API streams them. */
function callingAnswer(): Response {
  const call = (index: number, name: string | undefined, text: string) =>
    chunk(
      {
        tool_calls: [
          {
            index,
            ...(name && { id: `c${index}`, type: 'function' }),
            function: { ...(name && { name }), arguments: text },
          },
        ],
      },
      null,
    );
  const events = [
    chunk({ content: 'I look.' }, null),
    call(0, weather.name, ''),
    call(0, undefined, '{"city":'),
    call(0, undefined, '"Oslo"}'),
    call(1, weather.name, '{"city":"Rome"}'),
    chunk({}, 'tool_calls'),
    'data: [DONE]\n\n',
  ];
  return new Response(events.join(''), { headers: { 'content-type': 'text/event-stream' } });
}

test('code with tools writes the calls that the model makes', async () => {
  const call = await callFor([{ tools: [weather] }]);
  for (const id of ['javascript', 'ai-sdk']) {
    const { written } = await run(codeIn(id, call), callingAnswer);
    expect(written).toBe('I look.\nget_weather {"city":"Oslo"}\nget_weather {"city":"Rome"}');
  }
  expect(codeIn('python', call)).toContain('for call in delta.tool_calls or []:');
  expect(codeIn('python', await callFor([{}]))).not.toContain('tool_calls');
});

const picture: Message = { role: 'user', content: [{ type: 'image', url: 'data:image/png;base64,AAAA' }] };

describe('what a run refuses', () => {
  const swift = 'openrouter:demo/swift:free';
  const refusedOf = async (setup: Partial<Setup>, id = swift, isPublic = false) => {
    const column: Column = { id: 'a', model: id };
    const whole = { messages: [prompt], columns: [column], ...setup };
    const all = catalog.map((row) => (row.free ? row : { ...row, available: !isPublic }));
    const rows = { ...prepareWith(providerOver(neverAsked), all) };
    const find = rows.model;
    const model = (id: string) => find(id.replace(/:online$/, ''));
    return (await callOf({ ...rows, model }, whole, column, { isPublic })).refused;
  };

  test('is told with its sentence and its action', async () => {
    expect(await refusedOf({ tools: [weather] })).toBe(
      'Swift can’t call tools. Remove the tools, or choose a model that can.',
    );
    expect(await refusedOf({ messages: [picture] })).toMatch(/ takes no pictures\. Remove the picture, or /);
    expect(await refusedOf({ messages: [picture, prompt] })).toMatch(
      /an earlier prompt of this conversation/,
    );
    expect(await refusedOf({})).toBeUndefined();
  });

  test('for want of a key is told too', async () => {
    const needsKey = 'This model needs a key before it runs here; the code takes your own.';
    expect(await refusedOf({}, 'openrouter:demo/swift', true)).toBe(needsKey);
    expect(await refusedOf({}, `${swift}:online`, true)).toBe(needsKey);
    expect(await refusedOf({}, `${swift}:online`)).toBeUndefined();
    expect(await refusedOf({}, swift, true)).toBeUndefined();
  });
});

test('code for another door sends what that door’s provider sends', async () => {
  const doors = [
    geminiProvider({ baseUrl: 'http://gemini.test/v1beta/openai', serverKey: undefined }),
    openAiCompatibleProvider({ baseUrl: 'http://models.test/v1', serverKey: undefined }),
  ];
  for (const door of doors) {
    const row = door.modelNamed?.('gemini-2.5-flash');
    if (!row) throw new Error('The test needs a model.');
    const column: Column = { id: 'a', model: row.id };
    const setup: Setup = {
      messages: [prompt],
      system: 'Be short.',
      parameters: { temperature: 0, maxTokens: 9, reasoningEffort: 'low' },
      tools: [weather],
      columns: [column],
    };
    const call = await callOf({ provider: () => door, model: async () => row }, setup, column);
    for (const id of ['javascript', 'ai-sdk']) {
      const sent = await run(codeIn(id, call));
      expect(sent.body).toEqual(call.body);
      expect(sent.url).toBe(`${call.baseUrl}/chat/completions`);
    }
  }
});

test('strangers are told the address that everybody knows, and never the one that is used', async () => {
  const gemini = geminiProvider({ baseUrl: 'http://10.0.0.7/gemini', serverKey: undefined });
  const other = openAiCompatibleProvider({ baseUrl: 'http://10.0.0.7/v1', serverKey: undefined });
  const addresses: string[] = [];
  for (const door of [gemini, other]) {
    const row = door.modelNamed?.('any');
    if (!row) throw new Error('The test needs a model.');
    const column: Column = { id: 'a', model: row.id };
    const setup: Setup = { messages: [prompt], columns: [column] };
    const asked = { provider: () => door, model: async () => row };
    addresses.push((await callOf(asked, setup, column, { isPublic: true })).baseUrl);
  }
  expect(addresses).toEqual([
    'https://generativelanguage.googleapis.com/v1beta/openai',
    'https://your-server.example/v1',
  ]);
});

test('a value written as JavaScript is that value', () => {
  const tricky = JSON.parse('{"__proto__":{"a":1},"b c":[null,true],"class":"\u2028"}');
  expect(new Function(`return ${literal(tricky, javascript)}`)()).toEqual(tricky);
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      // JSON knows no negative zero.
      expect(new Function(`return ${literal(value, javascript)}`)()).toEqual(
        JSON.parse(JSON.stringify(value)),
      );
    }),
  );
});
