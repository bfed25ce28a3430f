import { describe, expect, test } from 'vitest';
import { quantizationsFor, servedIn } from '#components/columns/quantization.ts';
import type { Endpoint } from '#lib/catalog/endpoint.ts';
import { doneReply, view } from './replies.ts';

const endpoint = (provider: string, quantization: string | null): Endpoint => ({
  name: provider,
  provider,
  tag: null,
  quantization,
  contextLength: null,
  maxOutput: null,
  pricing: { input: null, output: null, cacheRead: null, request: null, image: null },
  parameters: [],
  status: null,
  uptime: { last5m: null, last30m: null, last1d: null },
  latency: null,
  throughput: null,
});

const model = 'openrouter:a/b';
const served = (column: string, name: string) => ({ column, model, endpoint: name });
const ended = { phase: 'ended' } as const;

describe('who served the columns', () => {
  test('is told of OpenRouter’s finished replies once all have settled', () => {
    const replies = [
      doneReply({ column: 'a', model, served: { endpoint: 'Together' } }),
      doneReply({ column: 'b', model: 'demo:swift', served: { endpoint: 'Simulator' } }),
      doneReply({ column: 'c', model, served: {} }),
      doneReply({ column: 'd', model, state: 'failed', served: { endpoint: 'Groq' } }),
    ];
    expect(servedIn(view(replies, ended))).toEqual([served('a', 'Together')]);
    const waiting = doneReply({ column: 'e', model, state: 'streaming' });
    expect(servedIn(view([...replies, waiting]))).toEqual([]);
  });

  test('names the model that really answered', () => {
    const reply = doneReply({ model, served: { endpoint: 'Groq', fallback: true, model: 'c/d' } });
    expect(servedIn(view([reply], ended))[0]?.model).toBe('openrouter:c/d');
  });
});

describe('the precision of a reply', () => {
  const endpoints = new Map([
    [model, [endpoint('Together', 'fp8'), endpoint('Groq', 'bf16'), endpoint('Novita', null)]],
  ]);
  const of = (column: string, ...names: string[]) =>
    quantizationsFor(
      column,
      names.map((name, index) => served(String.fromCharCode(97 + index), name)),
      endpoints,
    );

  test('is set against the others’ where they differ', () => {
    expect(of('a', 'together', 'Groq', 'Groq')).toEqual({ own: 'fp8', others: ['bf16'] });
    expect(of('b', 'Together', 'Groq', 'Groq')).toEqual({ own: 'bf16', others: ['fp8'] });
  });

  test('raises no alarm where all are alike or the others are not known', () => {
    expect(of('a', 'Groq', 'Groq')).toEqual({ own: 'bf16', others: [] });
    expect(of('a', 'Groq', 'Novita', 'Nobody')).toEqual({ own: 'bf16', others: [] });
    expect(of('b', 'Groq', 'Novita')).toEqual({ own: null, others: ['bf16'] });
  });

  test('is not known of a company that hosts the model at several', () => {
    const several = new Map([[model, [endpoint('Groq', 'fp8'), endpoint('Groq', 'bf16')]]]);
    expect(quantizationsFor('a', [served('a', 'Groq')], several).own).toBeNull();
    expect(quantizationsFor('a', [served('a', 'Groq')], new Map()).own).toBeNull();
  });
});
