import OpenAI from 'openai';
import { describe, expect, test } from 'vitest';
import { ask, type Bench, heardFrom, simulate, user } from './support.ts';

const speak = (bench: Bench, model: string, fields: Record<string, unknown> = {}, key?: string | null) =>
  ask(bench, '/openai/v1/chat/completions', {
    method: 'POST',
    body: { model, messages: [user('Name a river.')], stream: true, ...fields },
    ...(key === undefined ? {} : { key }),
  });
const errorIn = async (response: Response) => ({ http: response.status, ...(await response.json()).error });

/** OpenAI's own client over the simulator: what keeps its shapes honest. */
const client = ({ simulator }: Bench) =>
  new OpenAI({
    apiKey: 'sk-test',
    baseURL: 'http://simulated.test/openai/v1',
    maxRetries: 0,
    fetch: (input, init) => simulator.fetch(new Request(input, init)),
  });
const asked = { model: 'gpt-demo', messages: [{ role: 'user', content: 'Name a river.' }] } as const;

describe('OpenAI’s own client', () => {
  test('reads a reply, streamed and whole', async () => {
    const openAi = client(simulate());
    const whole = await openAi.chat.completions.create({ ...asked, messages: [...asked.messages] });
    let text = '';
    const stream = await openAi.chat.completions.create({
      ...asked,
      messages: [...asked.messages],
      stream: true,
    });
    for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
    expect(text).toBe(whole.choices[0]?.message.content);
    expect(whole.usage?.total_tokens).toBeGreaterThan(10);
  });

  test('lists the models and names its errors', async () => {
    const openAi = client(simulate());
    const ids = (await openAi.models.list()).data.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['gpt-demo', 'think-demo', 'text-embedding-3-small']));
    const wrong = openAi.chat.completions.create({
      ...asked,
      messages: [...asked.messages],
      model: 'gpt-none',
    });
    await expect(wrong).rejects.toMatchObject({ status: 404, code: 'model_not_found' });
    const limited = openAi.chat.completions.create({
      ...asked,
      messages: [...asked.messages],
      model: 'gpt-fault-429-quota',
    });
    await expect(limited).rejects.toMatchObject({ status: 429, code: 'insufficient_quota' });
  });
});

describe('the stream', () => {
  test('begins with the role, ends with an empty delta and the mark, and has no comment', async () => {
    const heard = await heardFrom(await speak(simulate(), 'gpt-demo'));
    expect(heard.comments).toBe(0);
    expect(heard.events[0]?.choices?.[0]?.delta).toMatchObject({ role: 'assistant', content: '' });
    expect(heard.events.at(-1)?.choices?.[0]).toMatchObject({ delta: {}, finish_reason: 'stop' });
    expect(heard).toMatchObject({ done: true, usage: null, finishes: ['stop'] });
    expect(heard.events[0]).not.toHaveProperty('provider');
  });

  test('counts in a chunk of its own for who asks', async () => {
    const heard = await heardFrom(
      await speak(simulate(), 'deep-demo', { stream_options: { include_usage: true } }),
    );
    expect(heard.events.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: expect.any(Number) } });
    expect(heard.usage).not.toHaveProperty('cost');
    const details = heard.usage?.completion_tokens_details;
    expect(details).toMatchObject({ reasoning_tokens: expect.any(Number) });
  });

  test.each([
    ['deep-demo', 'reasoning_content'],
    ['oss-demo', 'reasoning'],
  ])('of %s has thoughts in %s', async (model, field) => {
    const heard = await heardFrom(await speak(simulate(), model));
    const fields = heard.events.flatMap(({ choices }) => Object.keys(choices?.[0]?.delta ?? {}));
    expect(fields).toContain(field);
    expect(heard.answer).not.toContain('think>');
  });

  test('of think-demo has thoughts in tags, and of gpt-demo none', async () => {
    expect((await heardFrom(await speak(simulate(), 'think-demo'))).answer).toMatch(
      /^<think>\n.+\n<\/think>\n\n/s,
    );
    expect((await heardFrom(await speak(simulate(), 'gpt-demo'))).raw).not.toMatch(/think>|reasoning"/);
  });

  test('has a tool call by its index, the name first', async () => {
    const tools = [{ type: 'function', function: { name: 'get_weather', parameters: {} } }];
    const heard = await heardFrom(await speak(simulate(), 'gpt-demo', { tools }));
    const calls = heard.events.flatMap(({ choices }) => choices?.[0]?.delta.tool_calls ?? []);
    expect(calls[0]).toMatchObject({ index: 0, id: expect.any(String), function: { name: 'get_weather' } });
    expect(calls.every((call) => 'index' in call)).toBe(true);
    expect(JSON.parse(heard.toolArguments)).toEqual({ city: 'Oslo', days: 3 });
    expect(heard.finishes).toEqual(['tool_calls']);
  });
});

describe('what it refuses', () => {
  test('a key it does not know, and none', async () => {
    expect(await errorIn(await speak(simulate(), 'gpt-demo', {}, 'sk-or-v1-invalid'))).toMatchObject({
      http: 401,
      code: 'invalid_api_key',
    });
    expect((await speak(simulate(), 'gpt-demo', {}, null)).status).toBe(401);
    expect((await ask(simulate(), '/openai/v1/models', { key: null })).status).toBe(401);
  });

  test.each(['top_k', 'min_p', 'reasoning', 'provider'])('the argument %s', async (name) => {
    const value = name === 'top_k' || name === 'min_p' ? 1 : {};
    const error = await errorIn(await speak(simulate(), 'gpt-demo', { [name]: value }));
    expect(error).toMatchObject({ http: 400, message: `Unrecognized request argument supplied: ${name}` });
  });

  test('over a limit, with a wait in words and in headers', async () => {
    const minute = await speak(simulate(), 'gpt-fault-429-minute');
    expect(minute.headers.get('x-ratelimit-reset-requests')).toBe('6m0s');
    expect(await errorIn(minute)).toMatchObject({ http: 429, code: 'rate_limit_exceeded' });
    const bench = simulate();
    const statuses = [await speak(bench, 'gpt-fault-429-brief'), await speak(bench, 'gpt-fault-429-brief')];
    expect(statuses.map(({ status }) => status)).toEqual([429, 200]);
  });
});
