import * as compatiblePackage from '@ai-sdk/openai-compatible';
import * as openRouterPackage from '@openrouter/ai-sdk-provider';
import * as ai from 'ai';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Model } from '#lib/catalog/model.ts';
import { settings } from '#lib/prompt/settings.ts';
import type { Column, Setup } from '#lib/prompt/setup.ts';
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
async function run(code: string): Promise<Sent> {
  const sent: Sent = { url: '', authorization: null, body: null, written: '' };
  // The AI SDK complains there of an answer that calls no tool.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    sent.url = request.url;
    sent.authorization = request.headers.get('authorization');
    sent.body = await request.json();
    return answerTo();
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
