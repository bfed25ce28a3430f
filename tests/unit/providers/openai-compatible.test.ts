import { describe, expect, test } from 'vitest';
import { localProvider } from '#lib/providers/local.ts';
import { openAiCompatibleProvider } from '#lib/providers/openai-compatible.ts';
import type { Provider } from '#lib/providers/provider.ts';
import { upstreamCall } from '#lib/run/upstream-call.ts';

const list = { data: [{ id: 'qwen3' }] };
const network: typeof fetch = async () => Response.json(list);
const doors: [string, Provider, string][] = [
  [
    'a server at an address of one’s own',
    openAiCompatibleProvider({ baseUrl: 'http://llm.test/v1', serverKey: undefined, fetch: network }),
    'qwen3',
  ],
  [
    'a server on this machine',
    localProvider({
      servers: [{ id: 'vllm', name: 'vLLM', baseUrl: 'http://llm.test/v1' }],
      fetch: network,
    }),
    'vllm/qwen3',
  ],
];

/** The body of the request that these parameters make. */
async function bodyOf(provider: Provider, name: string, parameters: object) {
  let body = '';
  const fetch: typeof globalThis.fetch = async (input, init) => {
    body = await new Request(input, init).text();
    return new Response('data: [DONE]\n\n', { headers: { 'Content-Type': 'text/event-stream' } });
  };
  const setup = { messages: [], columns: [] };
  const call = upstreamCall(provider, { setup, parameters, routing: {} }, [
    { role: 'user', content: [{ type: 'text', text: 'Hi' }] },
  ]);
  const { stream } = await provider.model(name, { key: null, owner: 'none' }, fetch).doStream(call);
  await stream.cancel();
  return JSON.parse(body);
}

describe.each(doors)('%s', (_, provider, name) => {
  test('is offered what such servers take beyond OpenAI', async () => {
    const [model] = await provider.models();
    for (const parameter of ['top_k', 'min_p', 'repetition_penalty', 'seed', 'temperature']) {
      expect(model?.parameters).toContain(parameter);
    }
  });

  test('is sent it by its own names', async () => {
    const parameters = { topK: 40, minP: 0.05, repetitionPenalty: 1.1, temperature: 0 };
    expect(await bodyOf(provider, name, parameters)).toMatchObject({
      model: 'qwen3',
      top_k: 40,
      min_p: 0.05,
      repetition_penalty: 1.1,
      temperature: 0,
    });
  });

  test('is sent nothing that is not set', async () => {
    expect(Object.keys(await bodyOf(provider, name, {})).sort()).toEqual([
      'messages',
      'model',
      'stream',
      'stream_options',
    ]);
  });
});
