import { describe, expect, test } from 'vitest';
import { factsOf } from '#components/columns/facts.ts';
import { endsSoon } from '#components/columns/model-dates.ts';
import { model } from './models.ts';

const now = Date.UTC(2026, 10, 22);
const facts = (given: Parameters<typeof model>[0]) =>
  Object.fromEntries(factsOf(model(given), now).map(({ term, value }) => [term, value]));

describe('the facts of a model', () => {
  test('have no row for what is not known', () => {
    expect(facts({})).toEqual({ Price: 'free' });
  });

  test('are written short', () => {
    expect(
      facts({
        contextLength: 262_144,
        maxOutput: 32_768,
        inputs: ['text', 'image'],
        outputs: ['text', 'image'],
        parameters: ['temperature', 'tools', 'reasoning'],
        created: Date.UTC(2026, 7, 1),
        expires: Date.UTC(2026, 11, 12),
      }),
    ).toEqual({
      Context: '262K tokens',
      'Longest answer': '33K tokens',
      Reads: 'text, image',
      Writes: 'text, image',
      'Can do': 'reasoning, tools',
      Price: 'free',
      Listed: 'Aug 2026',
      Ends: '12 Dec',
    });
  });

  test('tell the price, or that it depends', () => {
    const pricing = { input: 1.5e-7, output: 6e-7, cacheRead: null, request: null, image: null };
    expect(facts({ free: false, pricing }).Price).toBe('$0.15 in, $0.60 out per M');
    expect(facts({ free: false, pricing: { ...pricing, output: null } }).Price).toBe(
      'depends on the endpoint',
    );
  });
});

test('an end is told when it comes within 30 days', () => {
  expect(endsSoon(model({ expires: Date.UTC(2026, 11, 21) }), now)).toBe('21 Dec');
  expect(endsSoon(model({ expires: Date.UTC(2026, 11, 23) }), now)).toBeNull();
  expect(endsSoon(model(), now)).toBeNull();
});
