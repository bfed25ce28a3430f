import { expect, test } from '@playwright/test';
import type { Setup, Tool } from '#lib/prompt/setup.ts';
import { type ServedSimulator, serveSimulator } from '#lib/simulator/serve.ts';
import { createSimulator, type Simulator } from '#lib/simulator/simulator.ts';
import { type Door, doorsTo, failureNames, serverKey } from '../support/doors.ts';
import { type Answered, oneReply } from '../support/one-reply.ts';

/** All in one worker: the table at the end is made of them. */
test.describe.configure({ mode: 'default' });

const names = ['OpenRouter', 'Gemini', 'OpenAI', 'Compatible', 'Local'] as const;
type Name = (typeof names)[number];

const simulator = createSimulator({ speed: 20, comments: 1 });
const keyless = createSimulator({ speed: 20, keys: 'off' });
const served: ServedSimulator[] = [];
let doors: Readonly<Record<string, Door>> = {};

/** Case by provider. */
const table: Record<string, Partial<Record<Name, string>>> = {};

test.beforeAll(async () => {
  const ports = [simulator, keyless].map((each) => serveSimulator({ port: 0, simulator: each }));
  served.push(...(await Promise.all(ports)));
  doors = doorsTo(served[0]?.origin ?? '', served[1]?.origin ?? '');
});

test.afterAll(async () => {
  console.table(table);
  await Promise.all(served.map((each) => each.close()));
});

function doorOf(name: Name): Door & { upstream: Simulator } {
  const door = doors[name];
  if (!door) throw new Error(`There is no door ${name}.`);
  return { ...door, upstream: name === 'Local' ? keyless : simulator };
}

/** What holds of every reply: one end, which is the last word, and no key in any event. */
function expectOneEnd({ events }: Answered): void {
  const ends = events.filter(({ type }) => ['reply-end', 'reply-error', 'reply-stopped'].includes(type));
  expect(ends).toHaveLength(1);
  expect(events.at(-2)).toBe(ends[0]);
  const log = JSON.stringify(events);
  expect(log).not.toContain(serverKey);
  expect(log).not.toContain('sk-or-v1-invalid');
}

/** A case that fails leaves its place empty: the row is written by who gets to the end. */
const passed = (row: string, name: Name, how = '✓') => {
  table[row] = { ...table[row], [name]: how };
};

const weather: Tool = {
  name: 'get_weather',
  description: 'The weather in a city.',
  parameters: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
    additionalProperties: false,
  },
  result: '{"celsius": 4, "sky": "clear"}',
};

const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const asks = (content: Setup['messages'][number]['content']) => ({
  messages: [{ role: 'user' as const, content }],
});

for (const name of names) {
  test(`${name}: text, and the usage as its provider reports it`, async () => {
    const { provider, text } = doorOf(name);
    const answered = await oneReply(provider, text);
    expectOneEnd(answered);
    const { reply } = answered;
    expect(reply).toMatchObject({ state: 'done', finishReason: 'stop', trouble: null, thinking: '' });
    expect(reply.answer.length).toBeGreaterThan(40);
    passed('text', name);
    expect(reply.usage).toMatchObject({ input: { source: 'reported' }, output: { source: 'reported' } });
    expect(reply.usage.output?.value).toBeGreaterThan(10);
    passed('usage', name);
  });

  test(`${name}: all the parameters there are, of which only those it takes are sent`, async () => {
    const { provider, text, upstream } = doorOf(name);
    const parameters: Setup['parameters'] = {
      temperature: 0.5,
      topP: 0.9,
      topK: 40,
      minP: 0.1,
      frequencyPenalty: 0.1,
      presencePenalty: 0.1,
      repetitionPenalty: 1.1,
      maxTokens: 30,
      seed: 7,
      stop: ['~~~'],
      reasoningTokens: 500,
      verbosity: 'low',
    };
    const answered = await oneReply(provider, text, { setup: { parameters } });
    expectOneEnd(answered);
    const sent = Object.keys(upstream.requests().at(-1)?.body ?? {});
    if (name === 'Local' || name === 'Compatible') {
      // Servers that speak OpenAI's API take these as well; the simulated one is as strict as OpenAI and says so.
      expect(sent).toEqual(expect.arrayContaining(['top_k', 'min_p', 'repetition_penalty']));
      expect(answered.reply.trouble).toMatchObject({ kind: 'unsupported' });
      return passed('parameters', name, 'three more');
    }
    expect(answered.reply).toMatchObject({ trouble: null, finishReason: 'length' });
    expect(sent).toEqual(expect.arrayContaining(['temperature', 'top_p', 'max_tokens', 'stop']));
    for (const field of ['min_p', 'top_k', 'reasoning', 'extra_body']) {
      if (name !== 'OpenRouter') expect(sent).not.toContain(field);
    }
    passed('parameters', name);
  });

  test(`${name}: reasoning apart from the answer`, async () => {
    const { provider, reasoning } = doorOf(name);
    for (const model of reasoning) {
      const answered = await oneReply(provider, model);
      expectOneEnd(answered);
      const { reply } = answered;
      expect(reply, model).toMatchObject({ state: 'done', finishReason: 'stop' });
      expect(reply.thinking.length, model).toBeGreaterThan(40);
      expect(reply.answer.length, model).toBeGreaterThan(40);
      expect(reply.thinking + reply.answer, model).not.toMatch(/<\/?(think|thought)>/);
      expect(reply.answer, model).not.toMatch(/^\s/);
      expect(reply.usage.reasoning, model).toMatchObject({ source: 'reported' });
      expect(reply.usage.reasoning?.value, model).toBeGreaterThan(5);
      expect(reply.usage.output?.value, model).toBeGreaterThan(reply.usage.reasoning?.value ?? 0);
    }
    passed('reasoning', name, reasoning.length > 0 ? '✓' : 'not told');
  });

  test(`${name}: a tool is called, answered, and the reply goes on`, async () => {
    const { provider, tool } = doorOf(name);
    const setup = { ...asks('What is the weather in Oslo?'), tools: [weather] };
    const answered = await oneReply(provider, tool, { setup });
    expectOneEnd(answered);
    const { reply } = answered;
    expect(reply).toMatchObject({ state: 'done', finishReason: 'stop', trouble: null });
    expect(reply.toolCalls).toMatchObject([{ name: 'get_weather', parsed: { city: 'Oslo' }, valid: true }]);
    expect(reply.answer.length).toBeGreaterThan(10);
    passed('tool', name);
  });

  test(`${name}: a tool that a person answers ends the reply with its call`, async () => {
    const { provider, tool } = doorOf(name);
    const { result: _, ...asked } = weather;
    const setup = { ...asks('What is the weather in Oslo?'), tools: [asked] };
    const answered = await oneReply(provider, tool, { setup });
    const call = answered.reply.toolCalls[0];
    expect(answered.reply).toMatchObject({ state: 'done', finishReason: 'tool-calls' });
    if (!call) throw new Error('There is no call.');
    const { id, name: callName, text } = call;
    const further: Setup['messages'] = [
      ...setup.messages,
      { role: 'assistant', content: '', toolCalls: [{ id, name: callName, text }] },
      { role: 'tool', id, name: callName, content: '4 degrees and clear' },
    ];
    const after = await oneReply(provider, tool, { setup: { messages: further, tools: [asked] } });
    expectOneEnd(after);
    expect(after.reply).toMatchObject({ state: 'done', finishReason: 'stop', trouble: null });
    passed('tool, by hand', name);
  });

  test(`${name}: an answer that fits a schema`, async () => {
    const { provider, schema } = doorOf(name);
    const wanted = {
      type: 'object',
      properties: { city: { type: 'string' }, population: { type: 'integer' } },
      required: ['city', 'population'],
      additionalProperties: false,
    };
    const setup = { ...asks('Name a city and its population.'), schema: wanted };
    const answered = await oneReply(provider, schema, { setup });
    expectOneEnd(answered);
    const { city, population } = JSON.parse(answered.reply.answer);
    expect([typeof city, typeof population]).toEqual(['string', 'number']);
    passed('schema', name);
  });

  test(`${name}: a picture`, async () => {
    const { provider, picture, upstream } = doorOf(name);
    const setup = asks([
      { type: 'text', text: 'What is on this picture?' },
      { type: 'image', url: pixel },
    ]);
    const answered = await oneReply(provider, picture, { setup });
    expectOneEnd(answered);
    expect(answered.reply).toMatchObject({ state: 'done', trouble: null });
    const body = upstream.requests().at(-1)?.body as { messages: { content: { type: string }[] }[] };
    expect(body.messages[0]?.content[1]).toMatchObject({ type: 'image_url', image_url: { url: pixel } });
    passed('picture', name);
  });

  test(`${name}: Stop reaches the provider`, async () => {
    const { provider, text, upstream } = doorOf(name);
    const answered = await oneReply(provider, text, { stopAtText: true });
    expectOneEnd(answered);
    expect(answered.reply).toMatchObject({ state: 'stopped', stoppedBy: 'user' });
    await expect.poll(() => upstream.requests().at(-1)?.cancelled).toBe(true);
    passed('abort', name);
  });

  test(`${name}: a key it does not know`, async () => {
    const { provider, text, badKey } = doorOf(name);
    if (!badKey) return passed('bad key', name, 'no key');
    const answered = await oneReply(provider, text, { own: badKey });
    expectOneEnd(answered);
    expect(answered.reply.trouble).toMatchObject({
      kind: 'authentication',
      message: `${provider.name} does not accept your key.`,
    });
    passed('bad key', name);
  });

  for (const failure of failureNames) {
    test(`${name}: ${failure}`, async () => {
      const { provider, failures } = doorOf(name);
      const failing = failures[failure];
      if (!failing) return passed(failure, name, '–');
      const idleMs = failure === 'stall' ? 700 : 5000;
      const answered = await oneReply(provider, failing.model, { idleMs });
      expectOneEnd(answered);
      const { trouble } = answered.reply;
      expect(trouble).toMatchObject({ kind: failing.kind });
      expect(trouble?.message).toMatch(/^[A-Z].*[^.]\.$/);
      expect(trouble?.action).toMatch(/^[A-Z].*[^.]\.$/);
      if (failing.waits) expect(trouble?.retryAfter).toBeGreaterThan(Date.now());
      passed(failure, name);
    });
  }
}
