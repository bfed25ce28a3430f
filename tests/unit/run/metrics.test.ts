import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestOf, formatMeasure, type Metric, metrics } from '#lib/metrics/metrics.ts';
import type { Gap, Reply, ReplyState } from '#lib/run/reply.ts';
import type { Quantity } from '#lib/stream/events.ts';
import { steps, tell } from './programs.ts';
import { fold, replyOf } from './support.ts';

function metric(key: string): Metric {
  const found = metrics.find((each) => each.key === key);
  if (!found) throw new Error(`There is no metric ${key}.`);
  return found;
}

const of = (key: string, changes: Partial<Reply>) => metric(key).of(replyOf(changes));
const none = { value: null, kind: 'none' };
const exact = (value: number) => ({ value, kind: 'exact' });
const reported = (value: number): Quantity => ({ value, source: 'reported' });
const estimated = (value: number): Quantity => ({ value, source: 'estimated' });

function gapsFrom(values: readonly number[]): Gap | null {
  return values.reduce<Gap | null>((previous, ms) => ({ ms, previous }), null);
}

test('the terms are those of the page’s contract, in its order', () => {
  expect(metrics.map(({ term }) => term)).toEqual([
    'Queued',
    'First byte',
    'First token',
    'First answer',
    'Total',
    'Speed',
    'Tokens in',
    'Tokens out',
    'Reasoning tokens',
    'Cached tokens',
    'Cost',
    'Jitter',
  ]);
});

test('every metric has a key of its own and a definition that is a sentence', () => {
  expect(new Set(metrics.map(({ key }) => key)).size).toBe(metrics.length);
  for (const { definition } of metrics) expect(definition).toMatch(/^[A-Z].*\.$/);
});

test('a reply that has not begun has no figure at all', () => {
  for (const each of metrics) expect(each.of(replyOf())).toEqual(none);
});

test('no log gives a figure that is not a finite number', () => {
  fc.assert(
    fc.property(steps, (program) => {
      for (const reply of Object.values(fold(tell(program).log.events).replies)) {
        for (const each of metrics) {
          const { value, kind } = each.of(reply);
          expect(value === null).toBe(kind === 'none');
          if (value !== null) expect(Number.isFinite(value)).toBe(true);
          if (value !== null) expect(value).toBeGreaterThanOrEqual(0);
        }
      }
    }),
  );
});

describe('durations', () => {
  const times = {
    askedAt: 5,
    sentAt: 30,
    headersAt: 100,
    firstTokenAt: 200,
    firstAnswerAt: 700,
    lastTokenAt: 900,
    endedAt: 1030,
  };

  test.each([
    ['queued', 25],
    ['first-byte', 70],
    ['first-token', 170],
    ['first-answer', 670],
    ['total', 1000],
  ])('%s runs from and to the moments of its definition', (key, value) => {
    expect(of(key, times)).toEqual(exact(value));
  });

  test.each([
    ['queued', { sentAt: null }],
    ['first-byte', { headersAt: null }],
    ['first-byte', { sentAt: null }],
    ['first-token', { firstTokenAt: null }],
    ['first-answer', { firstAnswerAt: null }],
    ['total', { endedAt: null }],
    ['total', { sentAt: null }],
  ])('%s is not available while %j', (key, missing) => {
    expect(of(key, { ...times, ...missing })).toEqual(none);
  });

  test('a moment at zero is a moment', () => {
    expect(of('first-token', { sentAt: 0, firstTokenAt: 0 })).toEqual(exact(0));
  });

  test.each([
    ['queued', { sentAt: 4 }],
    ['first-byte', { headersAt: 29 }],
    ['first-token', { firstTokenAt: 0 }],
    ['first-answer', { firstAnswerAt: 0 }],
    ['total', { endedAt: 0 }],
  ])('%s that would be negative is not available', (key, early) => {
    expect(of(key, { ...times, ...early })).toEqual(none);
  });

  test('a time that is no number is not available', () => {
    expect(of('total', { sentAt: 0, endedAt: Number.NaN })).toEqual(none);
    expect(of('total', { sentAt: 0, endedAt: Number.POSITIVE_INFINITY })).toEqual(none);
  });
});

describe('speed', () => {
  const fast = { firstTokenAt: 1000, lastTokenAt: 3000, chunks: 20, sentAt: 0, endedAt: 9000 };

  test('is output tokens over the time from first to last token, not over the whole reply', () => {
    expect(of('speed', { ...fast, usage: { output: reported(100) } })).toEqual(exact(50));
  });

  test('includes reasoning: it is part of the output', () => {
    const usage = { output: reported(100), reasoning: reported(60) };
    expect(of('speed', { ...fast, usage })).toEqual(exact(50));
  });

  test('of estimated tokens is an estimate', () => {
    expect(of('speed', { ...fast, usage: { output: estimated(40) } })).toEqual({
      value: 20,
      kind: 'estimated',
    });
  });

  test.each<[string, Partial<Reply>]>([
    ['of one chunk', { chunks: 1 }],
    ['of no chunk', { chunks: 0 }],
    ['under 10 tokens', { usage: { output: reported(9) } }],
    ['without usage', { usage: {} }],
    ['with NaN for usage', { usage: { output: reported(Number.NaN) } }],
    ['with an infinite usage', { usage: { output: reported(Number.POSITIVE_INFINITY) } }],
    ['with all its chunks at one moment', { lastTokenAt: 1000 }],
    ['with a clock that went back', { lastTokenAt: 999 }],
    ['before its first token', { firstTokenAt: null, lastTokenAt: null }],
  ])('is not available %s', (_when, changes) => {
    expect(of('speed', { ...fast, usage: { output: reported(100) }, ...changes })).toEqual(none);
  });

  test('is there from 10 tokens in two chunks on', () => {
    expect(of('speed', { ...fast, chunks: 2, usage: { output: reported(10) } })).toEqual(exact(5));
  });
});

describe('tokens and cost', () => {
  const keys = [
    ['tokens-in', 'input'],
    ['tokens-out', 'output'],
    ['tokens-reasoning', 'reasoning'],
    ['tokens-cached', 'cached'],
  ] as const;

  test.each(keys)('%s is exact when reported, marked when estimated, none otherwise', (key, field) => {
    expect(of(key, { usage: { [field]: reported(12) } })).toEqual(exact(12));
    expect(of(key, { usage: { [field]: reported(0) } })).toEqual(exact(0));
    expect(of(key, { usage: { [field]: estimated(12) } })).toEqual({ value: 12, kind: 'estimated' });
    expect(of(key, { usage: { [field]: reported(Number.NaN) } })).toEqual(none);
    expect(of(key, { usage: {} })).toEqual(none);
    for (const [other, otherField] of keys) {
      if (other !== key) expect(of(other, { usage: { [field]: reported(1) } })).toEqual(none);
      expect(otherField).toBeTruthy();
    }
  });

  test('cost is exact when reported, free included, and marked when computed', () => {
    expect(of('cost', { cost: reported(0) })).toEqual(exact(0));
    expect(of('cost', { cost: reported(0.00003452) })).toEqual(exact(0.00003452));
    expect(of('cost', { cost: estimated(0.01) })).toEqual({ value: 0.01, kind: 'estimated' });
    expect(of('cost', { cost: reported(Number.NaN) })).toEqual(none);
    expect(of('cost', { cost: null })).toEqual(none);
  });
});

describe('jitter', () => {
  const jitter = (gaps: readonly number[], state: ReplyState = 'done') =>
    of('jitter', { gaps: gapsFrom(gaps), state });

  test('is the gap that 95 % of the gaps do not exceed, by nearest rank', () => {
    expect(jitter(Array.from({ length: 20 }, (_, index) => index + 1))).toEqual(exact(19));
    expect(jitter(Array.from({ length: 100 }, (_, index) => 100 - index))).toEqual(exact(95));
    expect(jitter([30, 10])).toEqual(exact(30));
    expect(jitter([10, 10, 10])).toEqual(exact(10));
  });

  test('sorts by number, not by spelling', () => {
    expect(jitter([9, 100, 20])).toEqual(exact(100));
  });

  test('needs two gaps and a reply that is settled', () => {
    expect(jitter([])).toEqual(none);
    expect(jitter([5])).toEqual(none);
    expect(jitter([5, 6], 'streaming')).toEqual(none);
    for (const state of ['done', 'failed', 'stopped'] as const)
      expect(jitter([5, 6], state)).toEqual(exact(6));
  });

  test('does not depend on the order of the gaps, and is one of them', () => {
    const gaps = fc.array(fc.nat(5000), { minLength: 2, maxLength: 200 });
    fc.assert(
      fc.property(gaps, (values) => {
        const { value } = jitter(values);
        expect(values).toContain(value);
        expect(jitter([...values].reverse())).toEqual(exact(value ?? Number.NaN));
        expect(values.filter((gap) => gap <= (value ?? 0)).length).toBeGreaterThanOrEqual(
          values.length * 0.95,
        );
        expect(values.filter((gap) => gap < (value ?? 0)).length).toBeLessThan(values.length * 0.95);
      }),
    );
  });

  test('copes with as many gaps as a long reply has chunks', () => {
    expect(jitter(Array.from({ length: 200_000 }, () => 2))).toEqual(exact(2));
  });
});

describe('the best of a metric', () => {
  const total = (column: string, endedAt: number, changes: Partial<Reply> = {}) =>
    replyOf({ column, state: 'done', sentAt: 0, endedAt, ...changes });
  const best = (key: string, replies: readonly Reply[]) => [...bestOf(metric(key), replies)];

  test('is the lowest or the highest, as the metric says', () => {
    expect(best('total', [total('a', 30), total('b', 20), total('c', 25)])).toEqual(['b']);
    const speed = (column: string, tokens: number) =>
      total(column, 9, {
        firstTokenAt: 0,
        lastTokenAt: 1000,
        chunks: 9,
        usage: { output: reported(tokens) },
      });
    expect(best('speed', [speed('a', 30), speed('b', 90), speed('c', 40)])).toEqual(['b']);
  });

  test('is several when they tie, and nobody when all do', () => {
    expect(best('total', [total('a', 20), total('b', 20), total('c', 25)])).toEqual(['a', 'b']);
    expect(best('total', [total('a', 20), total('b', 20)])).toEqual([]);
  });

  test('is nobody until every reply is settled', () => {
    const waiting = replyOf({ column: 'c', state: 'streaming', sentAt: 0 });
    expect(best('total', [total('a', 30), total('b', 20), waiting])).toEqual([]);
  });

  test('is nobody among fewer than two that have the figure', () => {
    expect(best('total', [])).toEqual([]);
    expect(best('total', [total('a', 30)])).toEqual([]);
    expect(best('total', [total('a', 30), replyOf({ column: 'b', state: 'done' })])).toEqual([]);
  });

  test('is never a reply that failed or was stopped: that is not fast', () => {
    for (const state of ['failed', 'stopped'] as const) {
      const short = total('c', 1, { state });
      expect(best('total', [total('a', 30), total('b', 20), short])).toEqual(['b']);
      expect(best('total', [total('a', 30), short])).toEqual([]);
    }
  });

  test('is nobody where neither end is better', () => {
    const replies = ['a', 'b'].map((column, index) =>
      total(column, 9, { usage: { output: reported(index + 1) } }),
    );
    expect(best('tokens-out', replies)).toEqual([]);
  });
});

describe('a figure as text', () => {
  const text = (key: string, value: number | null, kind: 'exact' | 'estimated' | 'none' = 'exact') =>
    formatMeasure(metric(key), { value, kind });

  test('is a dash without a unit where it is not available', () => {
    for (const each of metrics)
      expect(formatMeasure(each, { value: null, kind: 'none' })).toEqual({ text: '–', unit: '' });
  });

  test('carries ≈ when it is an estimate, and only then', () => {
    expect(text('tokens-out', 1386, 'estimated')).toEqual({ text: '≈ 1,386', unit: '' });
    expect(text('tokens-out', 1386)).toEqual({ text: '1,386', unit: '' });
    expect(text('cost', 0.25, 'estimated')).toEqual({ text: '≈ $0.25', unit: '' });
    expect(text('speed', 84.4, 'estimated')).toEqual({ text: '≈ 84', unit: 'tok/s' });
  });

  test('has the unit of its metric', () => {
    expect(text('total', 412)).toEqual({ text: '412', unit: 'ms' });
    expect(text('total', 6800)).toEqual({ text: '6.80', unit: 's' });
    expect(text('speed', 9.44)).toEqual({ text: '9.4', unit: 'tok/s' });
    expect(text('speed', 1234.4)).toEqual({ text: '1234', unit: 'tok/s' });
    expect(text('tokens-in', 0)).toEqual({ text: '0', unit: '' });
    expect(text('cost', 0)).toEqual({ text: '$0', unit: '' });
  });
});
