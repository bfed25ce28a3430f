import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { metrics } from '#lib/metrics/metrics.ts';
import { faults } from '#lib/simulator/faults.ts';
import { tokenise } from '#lib/simulator/tokens.ts';
import type { TroubleKind } from '#lib/stream/events.ts';
import { answer, idleMs, type Outcome, replyOf, type Said, start } from './world.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const words = tokenise(answer);
const upTo = (count: number) => words.slice(0, count).join('');
const tools = [{ name: 'get_time', parameters: { type: 'object', properties: {} } }];

const isText = ({ type }: Said) => type === 'text-delta' || type === 'thinking-delta';
const typesOf = ({ said }: Outcome) => said.map(({ type }) => type);
const metric = ({ reply }: Outcome, key: string) => metrics.find((each) => each.key === key)?.of(reply);
const partOf = ({ said }: Outcome, type: string) => said.find((each) => each.type === type);

interface Ending {
  /** Of the `reply-error`; none: the reply ends well. */
  error?: TroubleKind;
  finishReason?: string;
  text?: string;
  thinking?: string;
  /** The last attempt; those before it were refused and waited for. */
  attempt?: number;
}

/** Every fault of the simulator, and how its reply ends. */
const endings: Record<string, Ending> = {
  // Refusals.
  '429-upstream-brief': { attempt: 3, finishReason: 'stop', text: answer },
  '429-upstream-long': { error: 'endpoint-busy' },
  '429-one-endpoint': { error: 'endpoint-busy' },
  '429-upstream-silent': { error: 'endpoint-busy' },
  '429-throttle': { error: 'endpoint-busy', attempt: 3 },
  '429-minute': { error: 'account-limit', attempt: 3 },
  '429-day': { error: 'account-limit' },
  '402': { error: 'payment' },
  '402-in-flight': { attempt: 2, finishReason: 'stop', text: answer },
  '402-affordable': { error: 'payment' },
  '403-moderation': { error: 'moderation' },
  '403-key-limit': { error: 'key-limit' },
  '403-agentic': { error: 'forbidden' },
  '404-free-ended': { error: 'not-found' },
  '404-privacy': { error: 'privacy' },
  '404-no-endpoints': { error: 'not-found' },
  '400-context': { error: 'too-long' },
  '408': { error: 'timeout' },
  '500': { error: 'unavailable' },
  '502-html': { error: 'unavailable' },
  '503': { attempt: 2, finishReason: 'stop', text: answer },
  '503-silent': { error: 'unavailable' },
  '524-html': { error: 'timeout' },
  '529': { error: 'unavailable' },
  // Under 200, but no stream.
  '200-error-body': { error: 'unavailable' },
  '200-html': { error: 'bad-answer' },
  // Accepted, and then failed: what was said stays.
  'error-first-event': { error: 'unavailable' },
  'error-mid-stream': { error: 'unavailable', text: upTo(24) },
  'error-bare': { error: 'unavailable', text: upTo(12) },
  'empty-stream': { error: 'empty' },
  'comments-only': { error: 'empty' },
  cut: { error: 'cut', text: upTo(24) },
  disconnect: { error: 'network', text: upTo(24) },
  stall: { error: 'timeout', text: upTo(12) },
  'stall-start': { error: 'timeout' },
  'finish-error': { error: 'unavailable', text: upTo(24) },
  // Odd, and yet an end.
  'empty-reply': { finishReason: 'stop' },
  'length-all-thinking': { finishReason: 'length', thinking: answer },
  'content-filter': { finishReason: 'content-filter', text: upTo(24) },
  'tool-empty-arguments': { finishReason: 'tool-calls' },
  'tool-bad-arguments': { finishReason: 'tool-calls' },
  drip: { finishReason: 'stop', text: upTo(24) },
  crlf: { finishReason: 'stop', text: answer },
  'split-utf8': { finishReason: 'stop' },
  'huge-chunk': { finishReason: 'stop' },
  'no-usage': { finishReason: 'stop', text: answer },
  'nan-usage': { finishReason: 'stop', text: answer },
  'no-done': { finishReason: 'stop', text: answer },
  'one-chunk': { finishReason: 'stop', text: answer },
  'served-fallback': { finishReason: 'stop', text: answer },
  cached: { finishReason: 'stop', text: answer },
  'cached-reply': { finishReason: 'stop', text: answer },
  'slow-headers': { finishReason: 'stop', text: answer },
  'canonical-model': { finishReason: 'stop', text: answer },
  'mandatory-reasoner': { finishReason: 'stop', text: answer },
  'tool-loop': { finishReason: 'tool-calls' },
};

const ask = (name: string) => ({ setup: name.startsWith('tool-') ? { tools } : {} });
const faultReply = (name: string) => replyOf(`openrouter:fault/${name}`, ask(name));

test('every fault of the simulator has a row here', () => {
  expect(Object.keys(endings).sort()).toEqual(Object.keys(faults).sort());
});

describe('how a reply ends', () => {
  test.each(Object.entries(endings))('%s', async (name, ending) => {
    const outcome = await faultReply(name);
    const { said, reply, events } = outcome;
    const last = said.at(-1);
    const attempt = ending.attempt ?? 1;

    if (ending.error) expect(last).toMatchObject({ type: 'reply-error', kind: ending.error });
    else expect(last).toMatchObject({ type: 'reply-end', finishReason: ending.finishReason });
    expect(reply.state).toBe(ending.error ? 'failed' : 'done');
    if (ending.text !== undefined || ending.error) expect(reply.answer).toBe(ending.text ?? '');
    if (ending.thinking !== undefined) expect(reply.thinking).toBe(ending.thinking);

    // One end, at the end; a start for each attempt, a wait between two of them, and nothing else repeated.
    expect(typesOf(outcome).filter((type) => /^reply-(end|error|stopped)$/.test(type))).toHaveLength(1);
    const starts = said.filter(({ type }) => type === 'reply-start');
    expect(starts.map((event) => event.attempt)).toEqual(
      Array.from({ length: attempt }, (_, index) => index + 1),
    );
    expect(typesOf(outcome).filter((type) => type === 'reply-queued')).toHaveLength(attempt - 1);
    expect(typesOf(outcome).filter((type) => type === 'reply-headers')).toHaveLength(attempt);

    // Numbered without gaps, never back in time.
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    const times = events.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  test('who answered is told before the end, and only of a reply that has one', async () => {
    for (const [name, { error }] of Object.entries(endings)) {
      const types = typesOf(await faultReply(name));
      if (error) expect(types, name).not.toContain('reply-served');
      else expect(types.slice(-2), name).toEqual(['reply-served', 'reply-end']);
    }
  });

  test('a failed reply gives one sentence and one action, and never a number that is none', async () => {
    for (const name of Object.keys(endings)) {
      const outcome = await faultReply(name);
      const { message, action } = outcome.reply.trouble ?? { message: 'Fine.', action: 'Fine.' };
      expect(message, name).toMatch(/^[A-Z].*\.$/);
      expect(action, name).toMatch(/^[A-Z].*\.$/);
      for (const { of } of metrics) {
        const { value } = of(outcome.reply);
        expect(value === null || Number.isFinite(value), name).toBe(true);
      }
      expect(JSON.stringify(outcome.events), name).not.toMatch(/NaN|Infinity|<html|Cloudflare/);
    }
  });
});

describe('a refusal that states a short wait', () => {
  test('is waited for, told as a countdown, and asked again when that is over, twice at most', async () => {
    const { events } = await faultReply('429-upstream-brief');
    const steps = events.flatMap((event) =>
      /^reply-(start|headers|queued)$/.test(event.type) ? [{ ...event, seq: 0 }] : [],
    );
    const queued = { seq: 0, column: 'a', type: 'reply-queued', reason: 'retry-after' };
    expect(steps.slice(0, -1)).toMatchObject([
      { type: 'reply-start', at: 0, attempt: 1 },
      { type: 'reply-headers', at: 0, status: 429 },
      { ...queued, at: 0, until: start + 1000 },
      { type: 'reply-start', at: 1000, attempt: 2 },
      { type: 'reply-headers', at: 1000, status: 429 },
      { ...queued, at: 1000, until: start + 2000 },
      { type: 'reply-start', at: 2000, attempt: 3 },
    ]);
    expect(steps.at(-1)).toMatchObject({ type: 'reply-headers', status: 200 });
  });

  test('counts its waiting as queued, and the time of the model from the last request', async () => {
    const outcome = await faultReply('503');
    expect(metric(outcome, 'queued')).toEqual({ value: 1000, kind: 'exact' });
    expect(outcome.reply.sentAt).toBe(1000);
    expect(outcome.reply.attempt).toBe(2);
    expect(metric(outcome, 'total')?.value).toBeLessThan(1500);
  });

  test('is an error with its wait after the third refusal', async () => {
    const { reply } = await faultReply('429-minute');
    // The first two minutes were waited out, with a quarter of a second to spare.
    expect(reply.trouble).toMatchObject({ kind: 'account-limit', retryAfter: start + 150_250 });
    expect(reply.endedAt).toBe(90_250);
  });

  test('is waited for even at the very start of a minute', async () => {
    vi.setSystemTime(start + 30_000);
    const { said } = await faultReply('429-minute');
    expect(said[2]).toMatchObject({ type: 'reply-queued', until: start + 90_250 });
  });

  test.each(['429-upstream-long', '429-day'])(
    'of more than a minute is an error at once, with its wait: %s',
    async (name) => {
      const { reply } = await faultReply(name);
      expect(reply.trouble?.retryAfter).toBe(
        name === '429-day' ? Date.UTC(2026, 10, 23) + 250 : start + 120_000,
      );
      expect(reply.endedAt).toBe(0);
    },
  );

  test.each(['429-upstream-silent', '503-silent', '402', '500', '502-html'])(
    'that states none is an error at once, without a wait: %s',
    async (name) => {
      const { reply } = await faultReply(name);
      expect(reply.trouble?.retryAfter).toBeUndefined();
      expect(reply.endedAt).toBe(0);
    },
  );
});

describe('silence', () => {
  test('ends a reply when no byte came for the idle time, at that very moment', async () => {
    const { reply } = await faultReply('stall');
    expect(reply.endedAt).toBe((reply.lastTokenAt ?? 0) + idleMs);
    const started = await faultReply('stall-start');
    expect(started.reply.endedAt).toBe((started.reply.headersAt ?? 0) + idleMs);
  });

  test('is none while comments come', async () => {
    const { reply } = await faultReply('comments-only');
    expect(reply.trouble?.kind).toBe('empty');
    expect(reply.endedAt).toBe(120_000);
  });

  test('of the headers is measured as the first byte', async () => {
    const outcome = await faultReply('slow-headers');
    expect(metric(outcome, 'first-byte')).toEqual({ value: 1500, kind: 'exact' });
  });
});

describe('what was used', () => {
  test('is exact where it is reported', async () => {
    const { reply } = await replyOf('openrouter:demo/steady');
    expect(reply.usage).toEqual({
      input: { value: 9, source: 'reported' },
      output: { value: words.length, source: 'reported' },
      reasoning: { value: 0, source: 'reported' },
      cached: { value: 0, source: 'reported' },
    });
    expect(reply.cost?.source).toBe('reported');
  });

  test.each(['no-usage', 'nan-usage'])('is estimated and marked where it is not: %s', async (name) => {
    const outcome = await faultReply(name);
    const { usage, cost } = outcome.reply;
    expect(usage.input?.source).toBe('estimated');
    expect(usage.output?.source).toBe('estimated');
    expect(usage.output?.value).toBeGreaterThan(20);
    expect(usage).not.toHaveProperty('reasoning');
    expect(usage).not.toHaveProperty('cached');
    const [input, output] = [usage.input?.value ?? 0, usage.output?.value ?? 0];
    expect(cost?.source).toBe('estimated');
    expect(cost?.value).toBeCloseTo(input * 0.0000001 + output * 0.0000004, 12);
    expect(metric(outcome, 'speed')?.kind).toBe('estimated');
  });

  test('counts what came from a cache of prompts', async () => {
    const { reply } = await faultReply('cached');
    expect(reply.usage.cached).toEqual({ value: 6, source: 'reported' });
    expect(reply.served?.cached).toBeUndefined();
  });

  test('is nothing for a reply that was kept whole, and it is said that it was', async () => {
    const { reply } = await faultReply('cached-reply');
    expect(reply.usage).toMatchObject({ input: { value: 0 }, output: { value: 0 } });
    expect(reply.served?.cached).toBe(true);
    expect(reply.answer).toBe(answer);
  });

  test('counts thinking as part of the output', async () => {
    const { reply } = await faultReply('mandatory-reasoner');
    expect(reply.thinking).not.toBe('');
    expect(reply.usage.reasoning).toEqual({ value: tokenise(reply.thinking).length, source: 'reported' });
    expect(reply.usage.output?.value).toBe(words.length + (reply.usage.reasoning?.value ?? 0));
  });

  test.each(['empty-choices', 'repeated-choice'] as const)(
    'is read from both shapes of its chunk: %s',
    async (usageShape) => {
      const { reply } = await replyOf('openrouter:demo/steady', {}, { usageShape });
      expect(reply).toMatchObject({ state: 'done', finishReason: 'stop', answer });
      expect(reply.usage.output).toEqual({ value: words.length, source: 'reported' });
    },
  );

  test('makes no speed of a single chunk', async () => {
    const outcome = await faultReply('one-chunk');
    expect(outcome.reply.chunks).toBe(1);
    expect(metric(outcome, 'speed')).toEqual({ value: null, kind: 'none' });
    expect(metric(outcome, 'jitter')).toEqual({ value: null, kind: 'none' });
    expect(metric(outcome, 'tokens-out')).toEqual({ value: words.length, kind: 'exact' });
  });
});

describe('text', () => {
  test('comes through whole, however its bytes are cut', async () => {
    const plain = (await replyOf('openrouter:fault/split-utf8')).reply.answer;
    expect(plain).toContain('日本語');
    expect(plain).toContain('👩‍🚀');
    expect(plain).not.toContain('\ufffd');
    expect((await faultReply('huge-chunk')).reply.answer).toHaveLength(300_000);
    for (const seed of [1, 2, 3]) {
      const { reply } = await replyOf('openrouter:demo/steady', {}, { chunking: 'awkward', seed });
      expect(reply.answer).toBe(answer);
    }
  });

  test('is timed piece by piece: as many chunks as came', async () => {
    const outcome = await replyOf('openrouter:demo/steady');
    expect(outcome.reply.chunks).toBe(words.length);
    expect(metric(outcome, 'speed')?.kind).toBe('exact');
    expect(outcome.said.filter(isText)).toHaveLength(1);
  });

  test('of a reply that thought to its limit is thinking alone', async () => {
    const outcome = await faultReply('length-all-thinking');
    expect(outcome.reply).toMatchObject({
      answer: '',
      thinking: answer,
      finishReason: 'length',
      state: 'done',
    });
    expect(metric(outcome, 'first-answer')).toEqual({ value: null, kind: 'none' });
    expect(metric(outcome, 'first-token')?.kind).toBe('exact');
  });
});

describe('tool calls', () => {
  test('without arguments are calls with none', async () => {
    const call = partOf(await faultReply('tool-empty-arguments'), 'tool-call');
    expect(call).toEqual({
      type: 'tool-call',
      id: 'call_simulated',
      name: 'get_time',
      text: '',
      parsed: {},
      valid: true,
    });
  });

  test('with arguments that are no JSON are shown as the model wrote them', async () => {
    const call = partOf(await faultReply('tool-bad-arguments'), 'tool-call');
    expect(call).toEqual({
      type: 'tool-call',
      id: 'call_simulated',
      name: 'get_time',
      text: '{"city": "Oslo, units: ',
      valid: false,
    });
  });

  test('with good arguments are given as text and parsed', async () => {
    const { reply } = await replyOf('openrouter:demo/caller', { setup: { tools } });
    expect(reply).toMatchObject({ state: 'done', finishReason: 'tool-calls' });
    expect(reply.toolCalls).toMatchObject([
      { name: 'get_time', text: '{"city":"Oslo"}', parsed: { city: 'Oslo' }, valid: true },
    ]);
  });
});

describe('who answered', () => {
  test('another model is flagged', async () => {
    const { reply } = await faultReply('served-fallback');
    expect(reply.served).toMatchObject({ endpoint: 'Simulator', model: 'demo/steady', fallback: true });
  });

  test('the dated slug of the same model is not', async () => {
    const { reply } = await faultReply('canonical-model');
    expect(reply.served).toMatchObject({ model: 'fault/canonical-model-20261101' });
    expect(reply.served?.fallback).toBeUndefined();
  });

  test.each(['openrouter:demo/steady', 'openrouter:demo/steady:free', 'openrouter:demo/steady:nitro'])(
    'under either name, with or without a variant: %s is not flagged',
    async (id) => {
      for (const modelEcho of ['requested', 'canonical'] as const) {
        const { reply } = await replyOf(id, {}, { modelEcho });
        expect(reply.served?.endpoint).toBe(id.endsWith(':nitro') ? 'Simulator West' : 'Simulator');
        expect(reply.served?.fallback).toBeUndefined();
        expect(reply.model).toBe(id);
      }
    },
  );

  test('a model proposed instead is named as in our catalog, and not taken', async () => {
    const { reply } = await faultReply('404-free-ended');
    expect(reply.trouble?.suggestions).toEqual(['openrouter:demo/steady']);
  });
});
