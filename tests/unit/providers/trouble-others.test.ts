import { describe, expect, test } from 'vitest';
import type { TroubleContext } from '#lib/providers/trouble/row.ts';
import { describeTrouble } from '#lib/providers/trouble.ts';
import { WireFailure } from '#lib/providers/wire.ts';
import type { TroubleKind } from '#lib/stream/events.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const openAi: TroubleContext = { provider: 'OpenAI', prefix: 'openai', owner: 'own', now: noon };
const gemini: TroubleContext = { provider: 'Gemini', prefix: 'gemini', owner: 'server', now: noon };

const refused = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new WireFailure('refused', status, new Headers(headers), body);
/** As OpenAI writes it: the number is in the status alone. */
const plain = (status: number, message: string, code: string | null = null, headers = {}, type = 'x') =>
  refused(status, { error: { message, type, param: null, code } }, headers);
/** As Google writes it, in its array. */
const google = (code: number, status: string, message: string, details: object[] = []) =>
  refused(code, [{ error: { code, message, status, details } }]);

const quota = (window: string, value: string, delay: string) =>
  google(
    429,
    'RESOURCE_EXHAUSTED',
    `You exceeded your current quota.\n* Quota exceeded for metric: generativelanguage.googleapis.com/generate_content_free_tier_requests, limit: ${value}, model: gemini-3.8-flash\nPlease retry in ${delay}.`,
    [
      {
        '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
        violations: [{ quotaId: `GenerateRequests${window}PerProjectPerModel-FreeTier`, quotaValue: value }],
      },
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: delay },
    ],
  );

const rateLimit = (unit: string, wait: string) =>
  `Rate limit reached for gpt-4o in organization org-x on ${unit}: Limit 3, Used 3, Requested 1. Please try again in ${wait}. Visit https://platform.openai.com to learn more.`;

type Row = [what: string, failure: WireFailure, kind: TroubleKind, message: string];

const openAiRows: Row[] = [
  [
    'a wrong key',
    plain(401, 'Incorrect API key provided: sk-abc.', 'invalid_api_key'),
    'authentication',
    'OpenAI does not accept your key.',
  ],
  [
    'no credit',
    plain(429, 'You exceeded your current quota, please check your plan.', 'insufficient_quota'),
    'payment',
    'The OpenAI account has no credit left.',
  ],
  [
    'the minute',
    plain(429, rateLimit('requests per min (RPM)', '20s'), 'rate_limit_exceeded'),
    'account-limit',
    'The OpenAI account has reached its limit per minute.',
  ],
  [
    'tokens of the minute',
    plain(429, rateLimit('tokens per min (TPM)', '1.2s'), 'rate_limit_exceeded'),
    'account-limit',
    'The OpenAI account has reached its limit per minute.',
  ],
  [
    'the day',
    plain(429, rateLimit('requests per day (RPD)', '7m12s'), 'rate_limit_exceeded'),
    'account-limit',
    'The OpenAI account has reached its limit for today.',
  ],
  [
    'a request too large',
    plain(
      429,
      'Request too large for gpt-4o in organization org-x on tokens per min (TPM): Limit 30000, Requested 60000.',
      'rate_limit_exceeded',
    ),
    'too-long',
    'The request is larger than the OpenAI account may send at once.',
  ],
  [
    'any other 429',
    plain(429, 'Slow down.'),
    'endpoint-busy',
    'OpenAI takes no more requests for this model right now.',
  ],
  [
    'the context',
    plain(400, 'Too many tokens.', 'context_length_exceeded'),
    'too-long',
    'The conversation is longer than this model can take.',
  ],
  [
    'the context of llama.cpp',
    plain(400, 'the request exceeds the available context size', null, {}, 'exceed_context_size_error'),
    'too-long',
    'The conversation is longer than this model can take.',
  ],
  [
    'no such model',
    plain(404, 'The model `x` does not exist or you do not have access to it.', 'model_not_found'),
    'not-found',
    'OpenAI has no such model, or the key may not use it.',
  ],
  [
    'no such model at Ollama',
    plain(404, 'model "x" not found, try pulling it first'),
    'not-found',
    'OpenAI has no such model, or the key may not use it.',
  ],
  [
    'the country',
    plain(403, 'Country, region, or territory not supported', 'unsupported_country_region_territory'),
    'forbidden',
    'This model is not offered in the region the request came from.',
  ],
  [
    'a parameter',
    plain(
      400,
      "Unsupported parameter: 'temperature' is not supported with this model.",
      'unsupported_parameter',
    ),
    'unsupported',
    'This model does not take one of the parameters that were set.',
  ],
  [
    'an argument',
    plain(400, 'Unrecognized request argument supplied: top_k'),
    'unsupported',
    'This model does not take one of the parameters that were set.',
  ],
  [
    'a schema',
    plain(400, "Invalid schema for response_format 'answer'."),
    'invalid-request',
    'OpenAI does not take the schema of a tool or of the answer.',
  ],
  [
    'a picture',
    plain(400, 'Invalid content type. image_url is only supported by certain models.'),
    'unsupported',
    'This model takes no pictures.',
  ],
  [
    'a tool',
    plain(400, 'registry.ollama.ai/library/x does not support tools'),
    'unsupported',
    'This model cannot call tools at OpenAI.',
  ],
  [
    'a tool at vLLM',
    plain(400, '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set'),
    'unsupported',
    'This model cannot call tools at OpenAI.',
  ],
  [
    'moderation',
    plain(400, 'Your request was rejected.', 'content_policy_violation'),
    'moderation',
    'OpenAI’s moderation refused this prompt.',
  ],
  ['a model that loads', plain(503, 'Loading model'), 'unavailable', 'OpenAI is still loading this model.'],
  [
    'an overload',
    plain(503, 'The engine is currently overloaded.'),
    'unavailable',
    'OpenAI is overloaded or out of order.',
  ],
];

const geminiRows: Row[] = [
  [
    'a wrong key',
    google(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', [
      { reason: 'API_KEY_INVALID' },
    ]),
    'authentication',
    'Gemini does not accept the server’s key.',
  ],
  [
    'no key',
    google(400, 'INVALID_ARGUMENT', 'Missing or invalid Authorization header.'),
    'authentication',
    'Gemini does not accept the server’s key.',
  ],
  [
    'a leaked key',
    google(403, 'PERMISSION_DENIED', 'Your API key was reported as leaked. Please use another API key.'),
    'authentication',
    'Gemini does not accept the server’s key.',
  ],
  [
    'an API that is off',
    google(
      403,
      'PERMISSION_DENIED',
      'Generative Language API has not been used in project 1 before or it is disabled.',
      [{ reason: 'SERVICE_DISABLED' }],
    ),
    'forbidden',
    'The project of this key has not switched the Gemini API on.',
  ],
  [
    'the minute',
    quota('PerMinute', '10', '38s'),
    'account-limit',
    'Your account has used its free requests for this minute.',
  ],
  [
    'the day',
    quota('PerDay', '20', '38s'),
    'account-limit',
    'The free requests of this model are used up for today.',
  ],
  [
    'the day of a project with billing',
    google(429, 'RESOURCE_EXHAUSTED', 'You exceeded your current quota. Please retry in 38s.', [
      { violations: [{ quotaId: 'GenerateRequestsPerDayPerProjectPerModel', quotaValue: '10000' }] },
    ]),
    'account-limit',
    'The Gemini account has reached its limit for this model.',
  ],
  [
    'a model without free requests',
    quota('PerDay', '0', '38s'),
    'payment',
    'Gemini gives this model no free requests.',
  ],
  [
    'the context',
    google(
      400,
      'INVALID_ARGUMENT',
      'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).',
    ),
    'too-long',
    'The conversation is longer than this model can take.',
  ],
  [
    'no such model',
    google(
      404,
      'NOT_FOUND',
      'models/x is not found for API version v1main, or is not supported for generateContent.',
    ),
    'not-found',
    'Gemini has no such model, or the key may not use it.',
  ],
  [
    'a schema',
    google(
      400,
      'INVALID_ARGUMENT',
      `Invalid JSON payload received. Unknown name "const" at 'tools[0].function_declarations[0].parameters': Cannot find field.`,
    ),
    'invalid-request',
    'Gemini does not take the schema of a tool or of the answer.',
  ],
  [
    'a signature',
    google(400, 'INVALID_ARGUMENT', 'Function call is missing a thought_signature in functionCall parts.'),
    'invalid-request',
    'Gemini misses the thoughts that led to the tool call.',
  ],
  [
    'the region',
    google(400, 'FAILED_PRECONDITION', 'User location is not supported for the API use.'),
    'forbidden',
    'This model is not offered in the region the request came from.',
  ],
  [
    'an overload',
    google(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.'),
    'unavailable',
    'Gemini is overloaded or out of order.',
  ],
];

describe.each([
  ['OpenAI and servers like it', openAi, openAiRows],
  ['Gemini', gemini, geminiRows],
] as const)('%s', (_, context, rows) => {
  test.each(rows)('%s is said in one sentence with one action', (_what, failure, kind, message) => {
    const trouble = describeTrouble(failure, context);
    expect(trouble).toMatchObject({ kind, message });
    expect(trouble.action).toMatch(/^[A-Z][^.]+\.$/);
  });
});

describe('waits', () => {
  const wait = (failure: WireFailure, context = openAi) => describeTrouble(failure, context);
  const minute = rateLimit('requests per min (RPM)', '6m0s');

  test.each([
    ['20s', 20_000],
    ['6m0s', 360_000],
    ['1.5s', 1500],
    ['120ms', 120],
    ['1h2m3s', 3_723_000],
    ['1d', 86_400_000],
  ])('“try again in %s” is %i ms', (text, ms) => {
    const trouble = wait(plain(429, rateLimit('requests per min (RPM)', text), 'rate_limit_exceeded'));
    expect(trouble).toMatchObject({ repeatAfter: ms, retryAfter: noon + ms });
  });

  test.each(['soon', '', '5', '1x', '-1s', '1s2'])('“try again in %s” is none', (text) => {
    expect(wait(plain(429, rateLimit('requests per min (RPM)', text))).repeatAfter).toBeNull();
  });

  test('of a window that is used up count, the longest of them, and of one that is not do not', () => {
    const headers = {
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': '6m0s',
      'x-ratelimit-remaining-tokens': '0',
      'x-ratelimit-reset-tokens': '7s',
    };
    expect(wait(plain(429, 'Slow down.', null, headers)).repeatAfter).toBe(360_000);
    const tokens = { ...headers, 'x-ratelimit-remaining-requests': '4' };
    expect(wait(plain(429, 'Slow down.', null, tokens)).repeatAfter).toBe(7000);
  });

  test('in a header count before those in a sentence, milliseconds before seconds', () => {
    expect(wait(plain(429, minute, null, { 'retry-after': '5' })).repeatAfter).toBe(5000);
    expect(wait(plain(429, minute, null, { 'retry-after': '5', 'retry-after-ms': '120' })).repeatAfter).toBe(
      120,
    );
  });

  test('are none where money is what lacks: no time brings it', () => {
    const trouble = wait(
      plain(429, 'You exceeded your current quota.', 'insufficient_quota', { 'retry-after': '5' }),
    );
    expect(trouble).toMatchObject({ kind: 'payment', repeatAfter: null });
    expect(wait(quota('PerDay', '0', '5s'), gemini).repeatAfter).toBeNull();
  });

  test('of Gemini’s minute are as stated, and of its day mean nothing', () => {
    expect(wait(quota('PerMinute', '10', '38s'), gemini).repeatAfter).toBe(38_000);
    const day = wait(quota('PerDay', '20', '38s'), gemini);
    expect(day.repeatAfter).toBeNull();
    expect(day).not.toHaveProperty('retryAfter');
  });
});

test('no sentence repeats what an upstream says', () => {
  for (const [, failure] of [...openAiRows, ...geminiRows]) {
    const { message, action } = describeTrouble(failure, openAi);
    expect(message + action).not.toMatch(/sk-|org-|https?:|registry|default_api/);
  }
});
