import { describe, expect, test } from 'vitest';
import { ask, type Bench, heardFrom, simulate, user } from './support.ts';

const base = '/v1beta/openai';
const speak = (bench: Bench, model: string, fields: Record<string, unknown> = {}, key?: string | null) =>
  ask(bench, `${base}/chat/completions`, {
    method: 'POST',
    body: { model, messages: [user('Name a river.')], stream: true, ...fields },
    ...(key === undefined ? {} : { key }),
  });
const errorIn = async (response: Response) => {
  const [{ error }] = await response.json();
  return { http: response.status, ...error };
};

interface Chunk {
  choices: { delta: Record<string, unknown>; finish_reason?: string }[];
  usage?: { prompt_tokens: number; completion_tokens: number; total_tokens: number };
}
const chunksOf = async (response: Response) => {
  const heard = await heardFrom(response);
  return { ...heard, chunks: heard.events as unknown as Chunk[] };
};

const thoughts = { extra_body: { google: { thinking_config: { include_thoughts: true } } } };
const tool = (parameters: object) => ({
  tools: [{ type: 'function', function: { name: 'get_weather', parameters } }],
});
const city = { type: 'object', properties: { city: { type: 'string' } } };

describe('the models', () => {
  test('carry a prefix and stand among much that cannot chat', async () => {
    const bench = simulate();
    const { data } = await (await ask(bench, `${base}/models`)).json();
    const ids = data.map(({ id }: { id: string }) => id);
    expect(ids.every((id: string) => id.startsWith('models/'))).toBe(true);
    expect(ids).toEqual(expect.arrayContaining(['models/gemini-3.8-flash', 'models/gemini-embedding-001']));
    const one = await ask(bench, `${base}/models/gemini-2.5-flash`);
    expect(await one.json()).toMatchObject({ id: 'models/gemini-2.5-flash', owned_by: 'google' });
    expect(await errorIn(await ask(bench, `${base}/models/none`))).toMatchObject({
      http: 404,
      status: 'NOT_FOUND',
    });
  });

  test('answer by either form of their names', async () => {
    for (const name of ['gemini-2.0-flash', 'models/gemini-2.0-flash']) {
      expect((await heardFrom(await speak(simulate(), name))).answer).toContain('Name a river.');
    }
  });
});

describe('a bad key', () => {
  test.each(['sk-or-v1-invalid', null])('%s is a 400 in an array', async (key) => {
    const error = await errorIn(await speak(simulate(), 'gemini-2.0-flash', {}, key));
    expect(error).toMatchObject({ http: 400, code: 400, status: 'INVALID_ARGUMENT' });
    if (key) expect(error.details[0]).toMatchObject({ reason: 'API_KEY_INVALID' });
    expect((await ask(simulate(), `${base}/models`, { key })).status).toBe(400);
  });
});

describe('the stream', () => {
  test('has few large chunks, no comment, and no finish reason before the last', async () => {
    const heard = await chunksOf(await speak(simulate(), 'gemini-2.0-flash'));
    expect(heard.comments).toBe(0);
    expect(heard.done).toBe(true);
    expect(heard.pieces).toBeLessThan(heard.answer.split(/\s+/).length / 8);
    const choices = heard.chunks.flatMap((chunk) => chunk.choices);
    expect(choices.slice(0, -1).some((choice) => 'finish_reason' in choice)).toBe(false);
    expect(choices.at(-1)?.finish_reason).toBe('stop');
    expect(heard.usage).toBeNull();
  });

  test('counts for who asks, and thoughts in the total alone', async () => {
    const fields = { stream_options: { include_usage: true }, ...thoughts };
    const { chunks } = await chunksOf(await speak(simulate(), 'gemini-2.5-flash', fields));
    const { usage } = chunks.at(-1) ?? {};
    if (!usage) throw new Error('There is no usage.');
    expect(usage.total_tokens).toBeGreaterThan(usage.prompt_tokens + usage.completion_tokens);
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe('stop');
  });

  test('has thoughts as tagged and marked text for who wants them', async () => {
    const heard = await chunksOf(await speak(simulate(), 'gemini-2.5-flash', thoughts));
    expect(heard.answer).toMatch(/^<thought>.+<\/thought>thinker heard/s);
    const first = heard.chunks[0]?.choices[0]?.delta;
    expect(first).toMatchObject({ extra_content: { google: { thought: true } } });
    expect((await heardFrom(await speak(simulate(), 'gemini-2.5-flash'))).answer).not.toContain('thought>');
  });

  test('has a tool call whole, without an index, and stops as if nothing were', async () => {
    const heard = await chunksOf(await speak(simulate(), 'gemini-3.8-flash', tool(city)));
    const calls = heard.chunks.flatMap(({ choices }) => choices[0]?.delta.tool_calls ?? []);
    expect(calls).toHaveLength(1);
    expect(calls[0]).not.toHaveProperty('index');
    expect(calls[0]).toMatchObject({
      function: { name: 'get_weather', arguments: '{"city":"Oslo","days":3}' },
      extra_content: { google: { thought_signature: expect.any(String) } },
    });
    expect(heard.finishes).toEqual(['stop']);
  });

  test('asked for whole is the same in one piece', async () => {
    const body = await (await speak(simulate(), 'gemini-2.0-flash', { stream: false })).json();
    expect(body).toMatchObject({
      object: 'chat.completion',
      choices: [{ finish_reason: 'stop', message: { role: 'assistant' } }],
    });
    expect(body.choices[0].message.content).toContain('Name a river.');
  });
});

describe('what it refuses', () => {
  test.each(['top_k', 'frequency_penalty', 'reasoning', 'thinking', 'google', 'seed', 'user'])(
    'the field %s, by its name',
    async (name) => {
      const value = name === 'reasoning' ? {} : name === 'seed' ? 1 : name === 'user' ? 'x' : 0.5;
      const error = await errorIn(await speak(simulate(), 'gemini-2.0-flash', { [name]: value }));
      expect(error).toMatchObject({ http: 400, status: 'INVALID_ARGUMENT' });
      expect(error.message).toBe(`Invalid JSON payload received. Unknown name "${name}": Cannot find field.`);
    },
  );

  test('a doubly nested extra_body', async () => {
    const fields = { extra_body: { extra_body: thoughts.extra_body } };
    expect((await speak(simulate(), 'gemini-2.5-flash', fields)).status).toBe(400);
  });

  test('two ways to say how much to think', async () => {
    const fields = { ...thoughts, reasoning_effort: 'low' };
    expect((await speak(simulate(), 'gemini-2.5-flash', fields)).status).toBe(400);
  });

  test.each([
    { ...city, additionalProperties: false },
    { ...city, $schema: 'x' },
    { type: 'object', properties: { unit: { const: 'c' } } },
    { type: 'object', properties: { map: { type: 'object', propertyNames: {} } } },
  ])('a tool’s schema like %j', async (schema) => {
    const error = await errorIn(await speak(simulate(), 'gemini-2.0-flash', tool(schema)));
    expect(error.message).toMatch(/Unknown name ".+" at 'tools\[0\]/);
  });

  test('no property that is merely named like a keyword', async () => {
    const schema = { type: 'object', properties: { const: { type: 'string' } } };
    expect((await speak(simulate(), 'gemini-2.0-flash', tool(schema))).status).toBe(200);
  });

  test('a call that comes back without its signature, from models that sign', async () => {
    const bench = simulate();
    const first = await chunksOf(await speak(bench, 'gemini-3.8-flash', tool(city)));
    const [call] = first.chunks.flatMap(({ choices }) => choices[0]?.delta.tool_calls ?? []) as object[];
    const after = (returned: object | undefined) => ({
      ...tool(city),
      messages: [
        user('Name a river.'),
        { role: 'assistant', content: null, tool_calls: [returned] },
        { role: 'tool', tool_call_id: Object(returned).id, content: 'rain' },
      ],
    });
    const { extra_content: _, ...unsigned } = call as Record<string, unknown>;
    expect((await speak(bench, 'gemini-3.8-flash', after(call))).status).toBe(200);
    const refused = await errorIn(await speak(bench, 'gemini-3.8-flash', after(unsigned)));
    expect(refused.message).toContain('thought_signature');
    expect((await speak(bench, 'gemini-2.5-flash', after(unsigned))).status).toBe(200);
  });
});

describe('a quota that is used up', () => {
  test.each([
    ['429-minute', 'PerMinute'],
    ['429-day', 'PerDay'],
  ])('%s names it and a delay', async (fault, window) => {
    const error = await errorIn(await speak(simulate(), `gemini-fault-${fault}`));
    expect(error).toMatchObject({ http: 429, status: 'RESOURCE_EXHAUSTED' });
    const kinds = error.details.map((detail: Record<string, unknown>) =>
      String(detail['@type']).split('.').at(-1),
    );
    expect(kinds).toEqual(['QuotaFailure', 'Help', 'RetryInfo']);
    expect(error.details[0].violations[0].quotaId).toContain(window);
    expect(error.details[2].retryDelay).toMatch(/^\d+s$/);
  });

  test('for a moment lets the third call through', async () => {
    const bench = simulate();
    const statuses = [];
    for (let call = 0; call < 3; call++) {
      statuses.push((await speak(bench, 'gemini-fault-429-minute-brief')).status);
    }
    expect(statuses).toEqual([429, 429, 200]);
  });
});

test('what happened is in the truth record as with any other request', async () => {
  const bench = simulate();
  await heardFrom(await speak(bench, 'gemini-2.5-flash', thoughts));
  expect(bench.simulator.requests().at(-1)).toMatchObject({
    model: 'gemini-2.5-flash',
    status: 200,
    finish: 'stop',
    cancelled: false,
  });
  expect(bench.simulator.requests().at(-1)?.tokens?.completion_tokens).toBeGreaterThan(20);
});
