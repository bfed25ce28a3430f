import { OpenRouter } from '@openrouter/sdk';
import { expect, test } from '@playwright/test';
import OpenAI from 'openai';
import { type ServedSimulator, serveSimulator } from '#lib/simulator/serve.ts';
import { createSimulator, type Simulator } from '#lib/simulator/simulator.ts';

/** The clients that other people rely on must accept what the simulator sends: that is what keeps it honest. */
let simulator: Simulator;
let served: ServedSimulator;

test.beforeAll(async () => {
  simulator = createSimulator({ speed: 20 });
  served = await serveSimulator({ port: 0, simulator });
});

test.afterAll(async () => {
  await served.close();
});

const key = 'sk-or-v1-official-clients';
const hello = [{ role: 'user' as const, content: 'Name three rivers.' }];
const parameters = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
};

type Sent = Awaited<ReturnType<OpenRouter['chat']['send']>>;

/** The client's return type does not follow `stream`; these say which of the two came. */
function whole(reply: Sent) {
  if (!('choices' in reply)) throw new TypeError('a stream came where a whole reply was asked for');
  return reply;
}

function streamed(reply: Sent) {
  if ('choices' in reply) throw new TypeError('a whole reply came where a stream was asked for');
  return reply;
}

test.describe('@openrouter/sdk', () => {
  const connect = (apiKey = key) =>
    new OpenRouter({ apiKey, serverURL: served.url, retryConfig: { strategy: 'none' } });

  test('reads the model list, the count and one model’s endpoints', async () => {
    const client = connect();
    const list = await client.models.list();
    const { data } = await client.models.count();
    expect(list.result.data.length).toBe(data.count);
    expect(list.result.data.find((model) => model.id === 'demo/thinker:free')).toMatchObject({
      canonicalSlug: 'demo/thinker-20261101',
      reasoning: { mandatory: false, defaultEffort: 'medium' },
    });
    const { data: model } = await client.endpoints.list({ author: 'demo', slug: 'steady' });
    expect(model.endpoints.map((endpoint) => endpoint.providerName)).toContain('Simulator East');
  });

  test('reads the key, the credits and the providers', async () => {
    const client = connect();
    const { data: current } = await client.apiKeys.getCurrentKeyMetadata();
    expect(current.freeModelDailyRequests.remaining).toBeGreaterThan(0);
    const { data: credits } = await client.credits.getCredits();
    expect(credits.totalCredits).toBe(100);
    const { data: providers } = await client.providers.list();
    expect(providers.map((provider) => provider.slug)).toContain('simulator');
  });

  test('gets a whole reply with usage', async () => {
    const sent = await connect().chat.send({
      chatRequest: { model: 'demo/swift:free', messages: hello, stream: false },
    });
    const reply = whole(sent);
    expect(reply.choices[0]?.finishReason).toBe('stop');
    expect(reply.choices[0]?.message.content).not.toBe('');
    expect(reply.usage?.completionTokens).toBeGreaterThan(5);
  });

  test('streams thoughts, words and usage', async () => {
    const sent = await connect().chat.send({
      chatRequest: { model: 'demo/thinker', messages: hello, stream: true },
    });
    let thinking = '';
    let answer = '';
    let tokens = 0;
    for await (const chunk of streamed(sent)) {
      thinking += chunk.choices[0]?.delta.reasoning ?? '';
      answer += chunk.choices[0]?.delta.content ?? '';
      tokens = chunk.usage?.completionTokens ?? tokens;
    }
    expect(thinking).not.toBe('');
    expect(answer).not.toBe('');
    expect(tokens).toBe(simulator.requests().at(-1)?.tokens?.completion_tokens);
  });

  test('streams a tool call', async () => {
    const sent = await connect().chat.send({
      chatRequest: {
        model: 'demo/caller:free',
        messages: [{ role: 'user', content: 'What is the weather in Oslo?' }],
        tools: [{ type: 'function', function: { name: 'get_weather', parameters } }],
        stream: true,
      },
    });
    let name = '';
    let text = '';
    let finish: string | null = null;
    for await (const chunk of streamed(sent)) {
      const [call] = chunk.choices[0]?.delta.toolCalls ?? [];
      name += call?.function?.name ?? '';
      text += call?.function?.arguments ?? '';
      finish = chunk.choices[0]?.finishReason ?? finish;
    }
    expect([name, finish]).toEqual(['get_weather', 'tool_calls']);
    expect(JSON.parse(text)).toHaveProperty('city');
  });

  test('is told of a mid-stream error', async () => {
    const sent = await connect().chat.send({
      chatRequest: { model: 'fault/error-mid-stream', messages: hello, stream: true },
    });
    let error: { code: number; message: string } | undefined;
    for await (const chunk of streamed(sent)) {
      error = chunk.error ?? error;
    }
    expect(error?.code).toBe(502);
  });

  test('throws on refusals with their status', async () => {
    const send = (model: string, apiKey?: string) =>
      connect(apiKey).chat.send({ chatRequest: { model, messages: hello, stream: false } });
    await expect(send('demo/swift:free', 'sk-or-v1-invalid')).rejects.toMatchObject({ statusCode: 401 });
    await expect(send('fault/402')).rejects.toMatchObject({ statusCode: 402 });
    await expect(send('fault/429-upstream-long')).rejects.toMatchObject({ statusCode: 429 });
    await expect(send('nobody/nothing')).rejects.toMatchObject({ statusCode: 400 });
  });

  test('reads the record of a generation', async () => {
    const patient = createSimulator({ speed: 20, generationDelay: 0 });
    const second = await serveSimulator({ port: 0, simulator: patient });
    const client = new OpenRouter({ apiKey: key, serverURL: second.url, retryConfig: { strategy: 'none' } });
    const sent = await client.chat.send({
      chatRequest: { model: 'demo/swift', messages: hello, stream: false },
    });
    const { id } = whole(sent);
    const { data } = await client.generations.getGeneration({ id });
    expect(data).toMatchObject({ id, cancelled: false, finishReason: 'stop' });
    await second.close();
  });
});

test.describe('openai', () => {
  const connect = (apiKey = key) => new OpenAI({ baseURL: served.url, apiKey, maxRetries: 0 });

  test('reads the model list', async () => {
    const ids: string[] = [];
    for await (const model of connect().models.list()) {
      ids.push(model.id);
    }
    expect(ids).toContain('demo/swift:free');
  });

  test('gets a whole reply', async () => {
    const reply = await connect().chat.completions.create({ model: 'demo/steady', messages: hello });
    expect(reply.choices[0]?.finish_reason).toBe('stop');
    expect(reply.choices[0]?.message.content).not.toBe('');
    expect(reply.usage?.total_tokens).toBeGreaterThan(10);
  });

  test('streams words and usage, past the comments', async () => {
    const stream = await connect().chat.completions.create({
      model: 'demo/polyglot:free',
      messages: hello,
      stream: true,
    });
    let answer = '';
    let tokens = 0;
    for await (const chunk of stream) {
      answer += chunk.choices[0]?.delta.content ?? '';
      tokens = chunk.usage?.completion_tokens ?? tokens;
    }
    expect(answer).not.toBe('');
    expect(tokens).toBe(simulator.requests().at(-1)?.tokens?.completion_tokens);
  });

  test('assembles a streamed tool call', async () => {
    const stream = connect().chat.completions.stream({
      model: 'demo/caller',
      messages: [{ role: 'user', content: 'What is the weather in Oslo?' }],
      tools: [{ type: 'function', function: { name: 'get_weather', parameters } }],
    });
    const { choices } = await stream.finalChatCompletion();
    const [call] = choices[0]?.message.tool_calls ?? [];
    expect(choices[0]?.finish_reason).toBe('tool_calls');
    expect(call).toMatchObject({ type: 'function', function: { name: 'get_weather' } });
  });

  test('throws on a refusal and on an error in mid-stream', async () => {
    const client = connect();
    const refused = client.chat.completions.create({ model: 'fault/429-upstream-long', messages: hello });
    await expect(refused).rejects.toMatchObject({ status: 429 });
    const stream = await client.chat.completions.create({
      model: 'fault/error-mid-stream',
      messages: hello,
      stream: true,
    });
    const read = async () => {
      for await (const _ of stream);
    };
    await expect(read()).rejects.toMatchObject({ code: 502 });
  });

  test('survives the writes that a network may cut', async () => {
    for (const model of ['fault/drip', 'fault/split-utf8', 'fault/crlf', 'fault/huge-chunk']) {
      const stream = await connect().chat.completions.create({ model, messages: hello, stream: true });
      let answer = '';
      for await (const chunk of stream) {
        answer += chunk.choices[0]?.delta.content ?? '';
      }
      expect(answer).not.toContain('\uFFFD');
      expect(answer.length).toBeGreaterThan(20);
    }
  });
});
