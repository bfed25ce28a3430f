import { describe, expect, test } from 'vitest';
import { WireFailure } from '#lib/providers/wire.ts';
import { limitNotice } from '#lib/quota/limit-notice.ts';

const refusal = (body: unknown, status = 429, headers: Record<string, string> = {}) =>
  new WireFailure('refused', status, new Headers(headers), body);
const notice = (error: unknown, status?: number, headers?: Record<string, string>) =>
  limitNotice(refusal({ error }, status, headers));
const rateHeaders = (limit: string, reset: string) => ({
  'X-RateLimit-Limit': limit,
  'X-RateLimit-Remaining': '0',
  'X-RateLimit-Reset': reset,
});

describe('an OpenRouter refusal', () => {
  test('for the minute states limit and reset in its body', () => {
    expect(
      notice({
        message: 'Rate limit exceeded: free-models-per-min. ',
        code: 429,
        metadata: {
          headers: rateHeaders('20', '1779563580000'),
          limit_source: 'openrouter_free_tier_per_minute',
        },
      }),
    ).toEqual({ window: 'rate-window', limit: 20, reset: { at: 1_779_563_580_000 } });
  });

  test.each([
    'Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model requests per day',
    'Rate limit exceeded: free-models-per-day-high-balance. ',
  ])('for the day is told by its message alone: %s', (message) => {
    expect(notice({ message, code: 429 })).toEqual({ window: 'daily-allowance', limit: null, reset: null });
  });

  test('is read from the response’s own headers where the body has none', () => {
    const error = { message: '', code: 429, metadata: { limit_source: 'openrouter_free_tier_daily' } };
    expect(notice(error, 429, rateHeaders('1000', '1790467200000'))).toEqual({
      window: 'daily-allowance',
      limit: 1000,
      reset: { at: 1_790_467_200_000 },
    });
  });

  test('with a reset in seconds or none at all does not say when', () => {
    const error = (reset: string) => ({
      message: 'Rate limit exceeded: free-models-per-min. ',
      metadata: { headers: rateHeaders('x', reset) },
    });
    expect(notice(error('1779563580'))).toEqual({ window: 'rate-window', limit: null, reset: null });
    expect(notice(error('soon'))).toEqual({ window: 'rate-window', limit: null, reset: null });
  });

  test('under another status is known by the code in its body', () => {
    expect(notice({ message: 'free-models-per-min', code: 429 }, 200)?.window).toBe('rate-window');
    expect(notice({ message: 'free-models-per-min', code: 403 }, 403)).toBeNull();
  });
});

test.each([
  [
    'an endpoint that is busy',
    {
      message: 'Provider returned error',
      code: 429,
      metadata: { limit_source: 'upstream_provider_shared_pool', headers: { 'Retry-After': '1' } },
    },
  ],
  [
    'a model in high demand',
    {
      message: 'Rate limit exceeded: limit_rpm/a/b. High demand for a:free on OpenRouter',
      code: 429,
      metadata: { headers: rateHeaders('8', '1779563580000') },
    },
  ],
  ['stealth models', { message: 'Rate limit exceeded: free-models-per-day-stealth. ', code: 429 }],
  ['nobody in particular', { message: 'Rate limit exceeded', code: 429 }],
])('the refusal of %s leaves the account as it is', (_, error) => {
  expect(notice(error)).toBeNull();
});

test.each([null, '', '<html>', [], [[]], { error: null }, { error: 'limit' }, { error: { details: {} } }])(
  'a body of another kind says nothing: %j',
  (body) => {
    expect(limitNotice(refusal(body))).toBeNull();
  },
);

describe('a Gemini refusal', () => {
  const gemini = (quotaId: string, quotaValue: unknown = '15', delay: unknown = '38s') => ({
    code: 429,
    message: 'You exceeded your current quota',
    status: 'RESOURCE_EXHAUSTED',
    details: [
      { '@type': 'type.googleapis.com/google.rpc.QuotaFailure', violations: [{ quotaId, quotaValue }] },
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: delay },
    ],
  });
  const perMinute = 'GenerateRequestsPerMinutePerProjectPerModel-FreeTier';
  const perDay = 'GenerateRequestsPerDayPerProjectPerModel-FreeTier';

  test('for the minute states its wait, in an array or not', () => {
    const expected = { window: 'rate-window', limit: 15, reset: { in: 38_000 } };
    expect(limitNotice(refusal([{ error: gemini(perMinute) }]))).toEqual(expected);
    expect(notice(gemini(perMinute))).toEqual(expected);
    expect(notice(gemini(perMinute, '15', '20.5s'))?.reset).toEqual({ in: 20_500 });
  });

  test('for the day states a wait that means nothing', () => {
    expect(notice(gemini(perDay, '20'))).toEqual({ window: 'daily-allowance', limit: 20, reset: null });
    // No reset brings what a model never has.
    expect(notice(gemini(perDay, '0'))).toBeNull();
    expect(notice(gemini(perMinute, '0'))).toBeNull();
  });

  test('for tokens is no limit of requests', () => {
    expect(notice(gemini('GenerateContentInputTokensPerMinutePerModel-FreeTier', '250000'))).toEqual({
      window: 'rate-window',
      limit: null,
      reset: { in: 38_000 },
    });
  });

  test('with spoilt figures does not say', () => {
    expect(notice(gemini(perMinute, null, 'later'))).toEqual({
      window: 'rate-window',
      limit: null,
      reset: null,
    });
  });
});
