import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOpenRouterEndpoints } from '#lib/catalog/openrouter-endpoints.ts';

const read = (...endpoints: unknown[]) => readOpenRouterEndpoints({ data: { endpoints } });

const whole = {
  name: 'Poolside | poolside/laguna-20260811',
  provider_name: 'Poolside',
  tag: 'poolside/fp8',
  quantization: 'fp8',
  context_length: 131_072,
  max_completion_tokens: 65_536,
  pricing: { prompt: '0.00000015', completion: '0.00000075', discount: 0 },
  supported_parameters: ['temperature', 'tools'],
  status: 0,
  uptime_last_5m: 99.5,
  uptime_last_30m: 98,
  uptime_last_1d: 97.25,
  latency_last_30m: { p50: 412, p75: 500, p90: 640, p99: 1100 },
  throughput_last_30m: { p50: 92.5, p75: 101, p90: 110, p99: 121 },
};

describe('the list of endpoints', () => {
  test('is read whole', () => {
    expect(read(whole)).toEqual([
      {
        name: 'Poolside | poolside/laguna-20260811',
        provider: 'Poolside',
        tag: 'poolside/fp8',
        quantization: 'fp8',
        contextLength: 131_072,
        maxOutput: 65_536,
        pricing: { input: 0.00000015, output: 0.00000075, cacheRead: null, request: null, image: null },
        parameters: ['temperature', 'tools'],
        status: 0,
        uptime: { last5m: 99.5, last30m: 98, last1d: 97.25 },
        latency: { p50: 412, p75: 500, p90: 640, p99: 1100 },
        throughput: { p50: 92.5, p75: 101, p90: 110, p99: 121 },
      },
    ]);
  });

  test('keeps an entry of which only the company is known', () => {
    expect(read({ provider_name: 'Groq' })).toEqual([
      {
        name: 'Groq',
        provider: 'Groq',
        tag: null,
        quantization: null,
        contextLength: null,
        maxOutput: null,
        pricing: { input: null, output: null, cacheRead: null, request: null, image: null },
        parameters: [],
        status: null,
        uptime: { last5m: null, last30m: null, last1d: null },
        latency: null,
        throughput: null,
      },
    ]);
  });

  test('finds the company in the name, else in the tag, and drops what has neither', () => {
    expect(
      read({ name: 'Groq | a/b' }, { tag: 'together/fp8' }, {}, null, 7, 'x').map((one) => one.provider),
    ).toEqual(['Groq', 'together/fp8']);
  });

  test('takes values of the wrong type for missing ones', () => {
    const [odd] = read({
      ...whole,
      tag: 7,
      quantization: {},
      context_length: '8K',
      pricing: 'free',
      supported_parameters: ['tools', 3, null],
      status: 'fine',
      uptime_last_1d: 'high',
      latency_last_30m: 412,
      throughput_last_30m: { p75: 101 },
    });
    expect(odd).toMatchObject({
      tag: null,
      quantization: null,
      contextLength: null,
      pricing: { input: null, output: null },
      parameters: ['tools'],
      status: null,
      uptime: { last5m: 99.5, last1d: null },
      latency: null,
      throughput: null,
    });
  });

  test('keeps the median where further percentiles are missing', () => {
    expect(read({ ...whole, latency_last_30m: { p50: 412 } })[0]?.latency).toEqual({
      p50: 412,
      p75: null,
      p90: null,
      p99: null,
    });
  });

  test('knows nothing of a quantization called unknown, of a length of zero and of a price that depends', () => {
    expect(
      read({
        ...whole,
        quantization: 'unknown',
        context_length: 0,
        pricing: { prompt: '-1', completion: '0' },
      })[0],
    ).toMatchObject({ quantization: null, contextLength: null, pricing: { input: null, output: 0 } });
  });

  test('is empty for a body that holds no list, and never throws', () => {
    for (const body of [
      null,
      undefined,
      '',
      [],
      {},
      { data: null },
      { data: { endpoints: {} } },
      { error: {} },
    ]) {
      expect(readOpenRouterEndpoints(body)).toEqual([]);
    }
    fc.assert(
      fc.property(fc.anything(), fc.array(fc.anything()), (body, entries) => {
        readOpenRouterEndpoints(body);
        for (const { provider } of read(...entries)) expect(typeof provider).toBe('string');
      }),
    );
  });
});
