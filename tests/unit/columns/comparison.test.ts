import { describe, expect, test } from 'vitest';
import { compare, createComparison } from '#components/metrics/comparison.ts';
import { measureOf, secondsSoFar } from '#components/metrics/live-measure.ts';
import { metrics } from '#lib/metrics/metrics.ts';
import { doneReply, reply, view } from './replies.ts';

const fast = doneReply({
  column: 'fast',
  firstTokenAt: 60,
  firstAnswerAt: 60,
  endedAt: 520,
  lastTokenAt: 510,
});
const slow = doneReply({ column: 'slow' });

describe('the best of each metric', () => {
  test('is marked in the column that has it', () => {
    expect(compare([fast, slow]).best).toEqual({
      fast: ['first-token', 'first-answer', 'total', 'speed'],
    });
  });

  test('is not told before every column is settled', () => {
    const select = createComparison();
    expect(select(view([fast, slow, reply({ column: 'c', state: 'streaming' })])).best).toEqual({});
    expect(Object.keys(select(view([fast, slow])).best)).toEqual(['fast']);
  });

  test('is the same object for the same replies', () => {
    const select = createComparison();
    const run = view([fast, slow]);
    expect(select({ ...run, connection: 'reconnecting' })).toBe(select(run));
  });

  test('needs two to compare', () => {
    expect(compare([fast]).best).toEqual({});
    expect(compare([fast, reply({ column: 'b', state: 'failed', sentAt: 0, endedAt: 10 })]).best).toEqual({});
  });

  test('is shared where the figures read the same, and nobody’s where all do', () => {
    const close = doneReply({ ...fast, column: 'close', firstTokenAt: 60.2 });
    expect(compare([fast, close, slow]).best.close).toContain('first-token');
    expect(compare([fast, slow]).best.fast).not.toContain('first-byte');
    expect(compare([fast, close]).best).toEqual({});
  });

  test('is never won by a cached reply', () => {
    const cached = { ...fast, served: { cached: true } };
    const third = doneReply({ column: 'third', endedAt: 2000 });
    expect(Object.keys(compare([cached, slow, third]).best)).toEqual(['slow']);
  });

  test('a reply that was cut may be first and fast, but not the shortest or cheapest', () => {
    const cut = { ...fast, finishReason: 'length', cost: { value: 0, source: 'reported' } } as const;
    const dear = { ...slow, cost: { value: 0.1, source: 'reported' } } as const;
    expect(compare([cut, dear]).best).toEqual({ fast: ['first-token', 'first-answer', 'speed'] });
  });

  test('our own queue is no merit of a model', () => {
    const queued = doneReply({ column: 'q', sentAt: 900, firstTokenAt: 1000, endedAt: 1910 });
    expect(compare([queued, slow]).best.slow ?? []).not.toContain('queued');
  });
});

describe('reasoning on in one column only', () => {
  const thought = doneReply({ column: 'a', thinking: 'Hm.' });

  test('is told of that column', () => {
    expect(compare([thought, slow]).onlyReasoning).toBe('a');
    const counted = doneReply({ column: 'b', usage: { reasoning: { value: 9, source: 'reported' } } });
    expect(compare([counted, slow]).onlyReasoning).toBe('b');
  });

  test('is not told when none or several reasoned, or nobody else answered', () => {
    expect(compare([slow, fast]).onlyReasoning).toBeNull();
    expect(compare([thought, { ...thought, column: 'b' }]).onlyReasoning).toBeNull();
    expect(compare([thought]).onlyReasoning).toBeNull();
  });
});

describe('figures while a reply runs', () => {
  const metric = (key: string) => {
    const found = metrics.find((one) => one.key === key);
    if (!found) throw new Error(`no metric ${key}`);
    return found;
  };
  const running = { ...slow, state: 'streaming', endedAt: null } as const;

  test('are shown as soon as they are final, not before', () => {
    expect(measureOf(metric('first-token'), running).value).toBe(100);
    expect(measureOf(metric('speed'), running).value).toBeNull();
    expect(measureOf(metric('speed'), slow).value).toBeCloseTo(100);
    expect(measureOf(metric('total'), null).kind).toBe('none');
  });

  test('the total counts in tenths of a second up to the end', () => {
    expect(secondsSoFar(running, 1270)).toBe('1.3');
    expect(secondsSoFar(running, 0)).toBe('0.0');
    expect(secondsSoFar(reply(), 1260)).toBe('–');
    expect(secondsSoFar(slow, 99_999)).toBe('1.0');
  });
});
