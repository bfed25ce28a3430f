import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TroubleContext } from '#lib/providers/trouble/row.ts';
import { describeTrouble } from '#lib/providers/trouble.ts';
import { WireFailure } from '#lib/providers/wire.ts';
import { type TroubleKind, troubleKinds } from '#lib/stream/events.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const context: TroubleContext = { provider: 'OpenRouter', prefix: 'openrouter', owner: 'own', now: noon };

const refused = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new WireFailure('refused', status, new Headers(headers), body);
const underOk = (body: unknown, headers: Record<string, string> = {}) =>
  new WireFailure('not-a-stream', 200, new Headers(headers), body);
const describeIt = (error: unknown, changes: Partial<TroubleContext> = {}) =>
  describeTrouble(error, { ...context, ...changes });
/** The envelope of OpenRouter's refusals. */
const envelope = (code: number, message: string, metadata?: Record<string, unknown>) => ({
  error: { message, code, ...(metadata ? { metadata } : {}) },
  user_id: 'user_x',
});
const refusal = (code: number, message: string, metadata?: Record<string, unknown>) =>
  refused(code, envelope(code, message, metadata));

const minuteEnd = Date.UTC(2026, 10, 22, 12, 1);
const dayEnd = Date.UTC(2026, 10, 23);
const rateLimit = (limit: string, reset: number) => ({
  'X-RateLimit-Limit': limit,
  'X-RateLimit-Remaining': '0',
  'X-RateLimit-Reset': String(reset),
});

/** What the provider itself objects to is in its own words. */
const withoutObjection = (message: string) => message.replace(/(refused the request): .*$/s, '$1.');

/** The five kinds of 429, as captured. */
const perMinute = refusal(429, 'Rate limit exceeded: free-models-per-min. ', {
  headers: rateLimit('20', minuteEnd),
  limit_source: 'openrouter_free_tier_per_minute',
  remedy_hint: 'Slow down requests to free models, or retry after the per-minute window resets.',
  provider_name: null,
});
const perDayMessage =
  'Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model requests per day';
const perDay = refusal(429, perDayMessage, {
  headers: rateLimit('50', dayEnd),
  limit_source: 'openrouter_free_tier_daily',
  remedy_hint: 'Wait for the daily reset (see X-RateLimit-Reset), or purchase credits.',
  provider_name: null,
});
const busy = refusal(429, 'Provider returned error', {
  raw: 'liquid/lfm-2.5-2.6b:free is temporarily rate-limited upstream. Please retry shortly, or add your own key to accumulate your rate limits: https://openrouter.ai/settings/integrations',
  provider_name: 'Liquid',
  is_byok: false,
  provider_error_code: 'rate_limit_exceeded',
  limit_source: 'upstream_provider_shared_pool',
  remedy_hint: 'Retry shortly, add your own provider key, or route to another provider.',
  retry_after_seconds: 1,
  retry_after_seconds_raw: 1,
  headers: { 'Retry-After': '1' },
});
const throttled = refusal(
  429,
  'Rate limit exceeded: limit_rpm/qwen/qwen3-8b-04-28/6f1d2c1e-5a0b-4c55-9d7e-0f6a1b2c3d4e. High demand for qwen/qwen3-8b:free on OpenRouter - limited to 8 requests per minute. Please retry shortly.',
  { headers: rateLimit('8', minuteEnd), provider_name: null },
);
const anyOther = refused(429, {
  error: { code: 429, message: 'Rate limit exceeded', metadata: { error_type: 'rate_limit_exceeded' } },
});

const inFlight = refused(
  402,
  envelope(
    402,
    'This request would exceed your available credits given your current in-flight requests. Retry after in-flight requests settle, or add credits.',
    {
      reason: 'in_flight_budget_exhausted',
      limit_source: 'openrouter_in_flight_budget',
      remedy_hint: 'Retry after in-flight requests settle, or add credits.',
    },
  ),
  { 'Retry-After': '1' },
);

/** `error.availability`, the documented third shape. */
const available = (http_status: number, code: string, more: Record<string, unknown> = {}) =>
  refused(http_status, {
    error: {
      message: 'No.',
      http_status,
      availability: {
        code,
        retryable: false,
        requested_models: ['a/b'],
        docs_url: 'https://openrouter.ai',
        ...more,
      },
    },
  });

const geminiQuota = (quotaId: string, retryDelay: string) =>
  refused(429, [
    {
      error: {
        code: 429,
        message:
          'You exceeded your current quota. limit: 20, model: gemini-2.5-flash Please retry in 20.04s.',
        status: 'RESOURCE_EXHAUSTED',
        details: [
          { '@type': 'type.googleapis.com/google.rpc.Help', links: [] },
          {
            '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
            violations: [
              {
                quotaMetric: 'generativelanguage.googleapis.com/generate_content_free_tier_requests',
                quotaId,
                quotaValue: '20',
              },
            ],
          },
          { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay },
        ],
      },
    },
  ]);

type Case = [what: string, error: unknown, kind: TroubleKind, message: RegExp, action: RegExp];

const agentic = 'a/b is only available on agentic harnesses. See the docs.';
const blockedByGuardrails =
  '0 endpoints out of 1 requested are available matching your guardrail restrictions and data policy. We removed them for ...';
const routing = ' To learn more about provider routing, visit: https://openrouter.ai/docs/provider-routing';
const tooLong =
  "This endpoint's maximum context length is 8192 tokens. However, you requested about 9216 tokens (8192 of text input, 1024 in the output). Please reduce the length of either one, or use the context-compression plugin to compress your prompt automatically.";
const html = '<!DOCTYPE html><html><head><title>openrouter.ai | 502: Bad gateway</title></head></html>';

const cases: Case[] = [
  // 400
  [
    'an unknown model',
    refusal(400, 'a/b is not a valid model ID'),
    'not-found',
    /no endpoint/,
    /another model/,
  ],
  [
    'no messages',
    refusal(400, 'Input required: specify "prompt" or "messages"'),
    'invalid-request',
    /refused the request/,
    /parameters/,
  ],
  [
    'a body that is no JSON',
    refusal(400, 'Input must have at least 1 token.', { provider_name: null }),
    'invalid-request',
    /^OpenRouter refused/,
    /parameters/,
  ],
  [
    'effort none on a mandatory reasoner',
    refusal(400, 'Reasoning is mandatory for this endpoint and cannot be disabled.', { provider_name: null }),
    'unsupported',
    /without reasoning/,
    /effort/,
  ],
  [
    'a prompt that is too long',
    refusal(400, tooLong, { provider_name: null }),
    'too-long',
    /longer than this model can take/,
    /Shorten/,
  ],
  [
    'a place upstream does not serve, inside raw',
    refusal(400, 'Provider returned error', {
      raw: '{"error":{"code":400,"message":"User location is not supported for the API use.","status":"FAILED_PRECONDITION"}}',
      provider_name: 'Google AI Studio',
      is_byok: false,
    }),
    'forbidden',
    /region/,
    /another model/,
  ],
  [
    'a refusal of upstream',
    refusal(400, 'Provider returned error', {
      raw: '{"error":{"message":"temperature must be at most 1"}}',
      provider_name: 'Together',
      is_byok: false,
    }),
    'invalid-request',
    /^Together refused/,
    /parameters/,
  ],
  [
    'the shape of another route',
    refused(400, { success: false, error: { name: 'ZodError', message: '[{"code":"invalid_type"}]' } }),
    'invalid-request',
    /refused the request/,
    /parameters/,
  ],
  [
    'a context that is too long, by its type',
    refusal(400, 'x', { error_type: 'context_length_exceeded' }),
    'too-long',
    /longer/,
    /Shorten/,
  ],
  [
    'too many tokens asked for, by its type',
    refusal(400, 'x', { error_type: 'max_tokens_exceeded' }),
    'too-long',
    /longer/,
    /max tokens lower/,
  ],
  [
    'a text that is too long, by its type',
    refusal(400, 'x', { error_type: 'string_too_long' }),
    'too-long',
    /longer/,
    /Shorten/,
  ],
  [
    'a content policy, by its type',
    refusal(400, 'x', { error_type: 'content_policy_violation' }),
    'moderation',
    /moderation refused/,
    /Reword/,
  ],
  [
    'a model that refuses, by its type',
    refusal(400, 'x', { error_type: 'refusal' }),
    'moderation',
    /moderation refused/,
    /Reword/,
  ],
  [
    'a picture it cannot read, by its type',
    refusal(400, 'x', { error_type: 'invalid_image' }),
    'invalid-request',
    /refused the request/,
    /parameters/,
  ],
  // 401
  [
    'no key',
    refused(401, { error: { message: 'No cookie auth credentials found', code: 401 } }),
    'authentication',
    /does not accept your key/,
    /Connect again/,
  ],
  [
    'a wrong key',
    refused(401, { error: { message: 'User not found.', code: 401 } }),
    'authentication',
    /does not accept your key/,
    /Connect again/,
  ],
  [
    'no key, in the words of the docs',
    refusal(401, 'Missing Authentication header'),
    'authentication',
    /key/,
    /Connect/,
  ],
  ['no key, in older words', refusal(401, 'No auth credentials found'), 'authentication', /key/, /Connect/],
  ['401 without a body', refused(401, ''), 'authentication', /key/, /Connect/],
  // 402
  [
    'no credits',
    refusal(402, 'Insufficient credits. Add more using https://openrouter.ai/settings/credits', {
      limit_source: 'openrouter_credits',
      remedy_hint: 'x',
    }),
    'payment',
    /no credit left/,
    /Add credits/,
  ],
  [
    'credits never bought',
    refusal(
      402,
      'Insufficient credits. This account never purchased credits. Make sure your key is on the correct account or org, and if so, purchase more at https://openrouter.ai/settings/credits',
    ),
    'payment',
    /no credit left/,
    /Add credits/,
  ],
  [
    'a reservation that is too large',
    refusal(
      402,
      'This request requires more credits, or fewer max_tokens. You requested up to 64000 tokens, but can only afford 2666. To increase, visit https://openrouter.ai/settings/credits and upgrade to a paid account',
      { provider_name: null },
    ),
    'payment',
    /longest possible answer/,
    /max tokens lower/,
  ],
  [
    'the same in newer words',
    refusal(
      402,
      'This request requires more credits, or fewer max_tokens. You requested up to 64000 tokens, but can only afford 2666. To increase, visit https://openrouter.ai/settings/credits and add more credits',
      { provider_name: null, limit_source: 'openrouter_credits', remedy_hint: 'x', previous_errors: [] },
    ),
    'payment',
    /longest possible answer/,
    /max tokens lower/,
  ],
  ['too many at once', inFlight, 'payment', /already running/, /Retry when they are done/],
  [
    'a request heavier than the whole budget',
    refusal(402, 'x', { reason: 'weight_exceeds_budget', limit_source: 'openrouter_in_flight_budget' }),
    'payment',
    /alone costs more/,
    /max tokens lower/,
  ],
  [
    'the cap of a key, as 402',
    refusal(402, 'x', { limit_source: 'openrouter_key_limit' }),
    'key-limit',
    /spending limit/,
    /Raise the limit/,
  ],
  // 403
  [
    'the daily cap of a key',
    refusal(403, 'Key limit exceeded (daily limit). Manage it using https://openrouter.ai/settings/keys'),
    'key-limit',
    /spending limit/,
    /Raise the limit/,
  ],
  [
    'the total cap of a key',
    refusal(403, 'Key limit exceeded (total limit). Manage it using https://openrouter.ai/settings/keys'),
    'key-limit',
    /spending limit/,
    /Raise the limit/,
  ],
  [
    'the budget of a guardrail',
    refusal(403, 'x', { limit_source: 'openrouter_guardrail_budget', limit_usd: 5, resets_at: '2026-12-01' }),
    'key-limit',
    /spending limit/,
    /another key/,
  ],
  [
    'the budget of a workspace',
    refusal(403, 'x', { limit_source: 'workspace_budget' }),
    'key-limit',
    /spending limit/,
    /another key/,
  ],
  [
    'the limit of a key, by its source',
    refusal(403, 'x', { limit_source: 'key_limit' }),
    'key-limit',
    /spending limit/,
    /another key/,
  ],
  [
    'moderation',
    refusal(
      403,
      'a/b requires moderation on OpenInference. Your input was flagged for "harassment". No credits were charged.',
      {
        reasons: ['harassment'],
        flagged_input: 'you ...',
        provider_name: 'OpenInference',
        model_slug: 'a/b',
      },
    ),
    'moderation',
    /^OpenInference’s moderation refused this prompt \(harassment\)\.$/,
    /Reword/,
  ],
  [
    'a guardrail against injections',
    refusal(403, 'Request blocked: prompt injection patterns detected', { patterns: ['ignore previous'] }),
    'moderation',
    /guardrail/,
    /guardrail/,
  ],
  [
    'a place that is not served',
    refusal(403, 'This model is not available in your region.', {
      failed_routing_step: 'Gate Endpoints with Geo Restrictions',
    }),
    'forbidden',
    /region/,
    /another model/,
  ],
  [
    'a model for coding agents',
    refusal(403, agentic, { failed_routing_step: 'Gate Free Endpoints by Agentic Harness' }),
    'forbidden',
    /coding agents/,
    /another model/,
  ],
  [
    'a model for coding agents, by its words alone',
    refusal(403, agentic),
    'forbidden',
    /coding agents/,
    /another model/,
  ],
  [
    'a management key wanted',
    refusal(403, 'Only management keys can perform this operation'),
    'forbidden',
    /does not allow/,
    /what the key may do/,
  ],
  // 404
  [
    'no endpoint',
    refusal(404, 'No endpoints found for a/b.', { failed_routing_step: 'Initial Endpoints' }),
    'not-found',
    /no endpoint/,
    /another model/,
  ],
  [
    'privacy',
    refusal(
      404,
      'No endpoints found matching your data policy (Free model training). Configure: https://openrouter.ai/settings/privacy',
      {
        routing_funnel: [{ step: 'Initial Endpoints', endpoint_count: 1 }],
        failed_routing_step: 'Filter by Data Policy',
      },
    ),
    'privacy',
    /privacy settings/,
    /training/,
  ],
  [
    'privacy in the words of 2025',
    refusal(404, 'No endpoints found matching your data policy. Enable prompt training'),
    'privacy',
    /privacy settings/,
    /training/,
  ],
  [
    'guardrails',
    refusal(404, blockedByGuardrails, {
      failed_routing_step: 'Filter by Guardrails',
      ineligibility_reasons: [{ reason: 'x', endpoint_count: 1, configure_url: 'https://x' }],
    }),
    'privacy',
    /privacy settings/,
    /privacy settings/,
  ],
  [
    'tools',
    refusal(404, `No endpoints found that support tool use.${routing}`),
    'unsupported',
    /call tools/,
    /Remove the tools/,
  ],
  [
    'pictures',
    refusal(404, 'No endpoints found that support image input', {
      failed_routing_step: 'Filter by Image Support',
    }),
    'unsupported',
    /no pictures/,
    /vision/,
  ],
  [
    'parameters',
    refusal(404, `No endpoints found that can handle the requested parameters.${routing}`, {
      failed_routing_step: 'Filter by Parameters',
    }),
    'unsupported',
    /conditions/,
    /Loosen/,
  ],
  [
    'a price',
    refusal(404, 'No endpoints found that satisfy the max price for this request', {
      failed_routing_step: 'Filter by Max Price',
    }),
    'unsupported',
    /conditions/,
    /Loosen/,
  ],
  [
    'a provider that was asked for',
    refusal(404, 'No allowed providers are available for the selected model.'),
    'unsupported',
    /conditions/,
    /Loosen/,
  ],
  [
    'a batch id',
    refusal(
      404,
      'This model is only available through the Batch API. Use the /api/beta/batches endpoint instead.',
    ),
    'unsupported',
    /batch/,
    /another model/,
  ],
  [
    'a router left with nothing',
    refusal(404, 'No models match your request and model restrictions'),
    'unsupported',
    /conditions/,
    /Loosen/,
  ],
  [
    'an unknown route',
    refused(404, { error: { message: 'Not Found', code: 404 } }),
    'not-found',
    /no endpoint/,
    /retry later/,
  ],
  // 429
  ['the free quota per minute', perMinute, 'account-limit', /for this minute/, /minute is over/],
  ['the free quota per day', perDay, 'account-limit', /for today/, /daily reset/],
  [
    'the free quota per day after buying',
    refusal(429, 'Rate limit exceeded: free-models-per-day-high-balance. ', {
      headers: rateLimit('1000', dayEnd),
    }),
    'account-limit',
    /for today/,
    /daily reset/,
  ],
  [
    'the quota of stealth models',
    refusal(429, 'Rate limit exceeded: free-models-per-day-stealth. '),
    'account-limit',
    /for today/,
    /daily reset/,
  ],
  [
    'an upstream that is busy',
    busy,
    'endpoint-busy',
    /^Liquid has no free capacity for this model right now; your account is not limited\.$/,
    /Retry shortly/,
  ],
  [
    'the same in 2025',
    refusal(429, 'Provider returned error', {
      raw: 'google/gemma-3-27b-it:free is temporarily rate-limited upstream. Please retry shortly.',
      provider_name: 'Chutes',
    }),
    'endpoint-busy',
    /^Chutes has no free capacity/,
    /Retry shortly/,
  ],
  [
    'high demand for one model',
    throttled,
    'endpoint-busy',
    /high demand; your account is not limited/,
    /another model/,
  ],
  [
    'any other 429: nothing is claimed of the account',
    anyOther,
    'endpoint-busy',
    /^OpenRouter takes no more requests for this model right now\.$/,
    /Retry shortly/,
  ],
  ['a page under 429', refused(429, html), 'endpoint-busy', /takes no more requests/, /Retry shortly/],
  // 408, 413, 5xx
  [
    '408',
    refused(408, { error: { code: 408, message: 'Operation timed out. Please try again later.' } }),
    'timeout',
    /did not answer in time/,
    /Retry/,
  ],
  ['413', refusal(413, 'Request payload too large'), 'too-long', /longer/, /Shorten/],
  ['422', refusal(422, 'Invalid argument'), 'invalid-request', /refused the request/, /parameters/],
  [
    '500',
    refusal(500, 'Internal Server Error'),
    'unavailable',
    /overloaded or out of order/,
    /Retry shortly/,
  ],
  [
    '502 that names its endpoint',
    refusal(502, 'Provider returned error', { raw: 'x', provider_name: 'Together' }),
    'unavailable',
    /^Together is overloaded/,
    /Retry shortly/,
  ],
  [
    '503',
    refusal(503, 'Service temporarily unavailable'),
    'unavailable',
    /^OpenRouter is overloaded/,
    /Retry shortly/,
  ],
  ['504', refusal(504, 'x'), 'timeout', /in time/, /Retry/],
  ['524', refusal(524, 'Request timed out. Please try again later.'), 'timeout', /in time/, /Retry/],
  ['529', refusal(529, 'Provider returned error'), 'unavailable', /overloaded/, /Retry shortly/],
  ['a page under 502', refused(502, html), 'unavailable', /overloaded/, /Retry shortly/],
  ['a page under 524', refused(524, html), 'timeout', /in time/, /Retry/],
  ['502 without a body', refused(502, ''), 'unavailable', /overloaded/, /Retry shortly/],
  // The documented availability object.
  ['model_not_found', available(400, 'model_not_found'), 'invalid-request', /refused/, /parameters/],
  ['no_endpoints', available(404, 'no_endpoints'), 'not-found', /no endpoint/, /another model/],
  [
    'model_deprecated',
    available(404, 'model_deprecated'),
    'not-found',
    /^This model is no longer offered\.$/,
    /another model/,
  ],
  [
    'model_unavailable_upstream',
    available(404, 'model_unavailable_upstream'),
    'not-found',
    /no endpoint/,
    /retry later/,
  ],
  [
    'capacity_exhausted',
    available(429, 'capacity_exhausted', { retryable: true }),
    'endpoint-busy',
    /takes no more requests/,
    /Retry shortly/,
  ],
  [
    'temporarily_unavailable',
    available(503, 'temporarily_unavailable', { retryable: true }),
    'unavailable',
    /overloaded/,
    /Retry shortly/,
  ],
  ['region_restricted', available(403, 'region_restricted'), 'forbidden', /region/, /another model/],
  ['privacy_restricted', available(404, 'privacy_restricted'), 'privacy', /privacy/, /privacy/],
  ['constraint_filtered', available(404, 'constraint_filtered'), 'unsupported', /conditions/, /Loosen/],
  [
    'free_variant_ended',
    available(404, 'free_variant_ended'),
    'not-found',
    /^This free variant is no longer offered\.$/,
    /another model/,
  ],
  [
    'a free period that ended, in words',
    refusal(404, 'The free period of a/b has ended.'),
    'not-found',
    /free variant/,
    /another model/,
  ],
  [
    'an error type at the top of the third shape',
    refused(400, { error: { message: 'x', error_type: 'token_limit_exceeded', http_status: 400 } }),
    'too-long',
    /longer/,
    /Shorten/,
  ],
  // Inside a stream the SDK gives the plain object.
  [
    'an overloaded endpoint in the stream',
    {
      code: 502,
      message: 'Upstream error from Nvidia: Service temporarily overloaded',
      metadata: { error_type: 'provider_unavailable' },
    },
    'unavailable',
    /overloaded/,
    /Retry shortly/,
  ],
  [
    'an exhausted endpoint in the stream',
    {
      code: 502,
      message:
        'Upstream error from Nvidia: ResourceExhausted: Worker local total request limit reached (32/32)',
    },
    'unavailable',
    /overloaded/,
    /Retry shortly/,
  ],
  [
    'an endpoint that names itself in the stream',
    {
      message: 'Upstream error from AtlasCloud: x',
      code: 502,
      metadata: { raw: { object: 'x' }, provider_name: 'AtlasCloud' },
    },
    'unavailable',
    /^AtlasCloud is overloaded/,
    /Retry shortly/,
  ],
  [
    'a bare error chunk',
    { error: { code: 429, message: 'Rate limit exceeded' } },
    'endpoint-busy',
    /takes no more/,
    /Retry shortly/,
  ],
  ['a code that is text', { code: '429', message: 'x' }, 'endpoint-busy', /takes no more/, /Retry shortly/],
  ['an error without any code', { message: 'x' }, 'unavailable', /out of order/, /Retry shortly/],
  // Under 200.
  [
    'a JSON error under 200',
    underOk({
      error: { code: 502, message: 'Provider returned error', metadata: { provider_name: 'Together' } },
    }),
    'unavailable',
    /^Together is overloaded/,
    /Retry shortly/,
  ],
  [
    'a JSON error under 200 beside partial text',
    underOk({
      choices: [{ finish_reason: 'error', message: { content: 'a' }, error: { code: 504, message: 'x' } }],
    }),
    'timeout',
    /in time/,
    /Retry/,
  ],
  [
    'a JSON error under 200 without a code',
    underOk({ error: { message: 'x' } }),
    'unavailable',
    /out of order/,
    /Retry shortly/,
  ],
  [
    'JSON under 200 that is no error',
    underOk({ object: 'chat.completion', choices: [] }),
    'bad-answer',
    /not a reply/,
    /base URL/,
  ],
  ['a page under 200', underOk('<html>Just a moment...</html>'), 'bad-answer', /not a reply/, /base URL/],
  ['a redirect', refused(302, ''), 'bad-answer', /not a reply/, /base URL/],
  // The wire itself.
  [
    'silence',
    new WireFailure('timeout', null, new Headers(), null),
    'timeout',
    /^Nothing was heard from OpenRouter for too long\.$/,
    /Retry/,
  ],
  [
    'an address that answers nothing',
    new WireFailure('network', null, new Headers(), null),
    'network',
    /could not be reached/,
    /network and the base URL/,
  ],
  [
    'a connection that broke off',
    new WireFailure('network', 200, new Headers(), null),
    'network',
    /broke off/,
    /text so far is kept/,
  ],
  // Gemini.
  [
    'Gemini: a bad key is a 400',
    refused(400, [
      {
        error: {
          code: 400,
          message: 'API key not valid. Please pass a valid API key.',
          status: 'INVALID_ARGUMENT',
          details: [
            {
              '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
              reason: 'API_KEY_INVALID',
              domain: 'googleapis.com',
            },
          ],
        },
      },
    ]),
    'authentication',
    /does not accept your key/,
    /Connect again/,
  ],
  [
    'Gemini: a bad key, known by its reason alone',
    refused(400, [{ error: { code: 400, message: 'x', details: [{ reason: 'API_KEY_INVALID' }] } }]),
    'authentication',
    /key/,
    /Connect again/,
  ],
  [
    'Gemini: an unknown field',
    refused(400, [
      {
        error: {
          code: 400,
          message: 'Invalid JSON payload received. Unknown name "top_k": Cannot find field.',
          status: 'INVALID_ARGUMENT',
          details: [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: [] }],
        },
      },
    ]),
    'invalid-request',
    /refused the request/,
    /parameters/,
  ],
  [
    'Gemini: the minute is used up',
    geminiQuota('GenerateRequestsPerMinutePerProjectPerModel-FreeTier', '38s'),
    'account-limit',
    /for this minute/,
    /minute is over/,
  ],
  [
    'Gemini: the day is used up',
    geminiQuota('GenerateRequestsPerDayPerProjectPerModel-FreeTier', '38s'),
    'account-limit',
    /for today/,
    /midnight Pacific/,
  ],
  [
    'Gemini: a plain object',
    refused(429, { error: { code: 429, message: 'x', status: 'RESOURCE_EXHAUSTED' } }),
    'endpoint-busy',
    /takes no more/,
    /Retry shortly/,
  ],
];

describe('every body of the reference has its kind, one sentence and one action', () => {
  test.each(cases)('%s', (_, error, kind, message, action) => {
    const trouble = describeIt(error);
    expect(trouble.kind).toBe(kind);
    expect(trouble.message).toMatch(message);
    expect(trouble.action).toMatch(action);
  });

  test.each(cases)('in plain words: %s', (_, error) => {
    const { message, action } = describeIt(error);
    for (const sentence of [withoutObjection(message), action]) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(sentence).not.toMatch(/[!<>{}[\]_"]|https?:|\bnull\b|undefined|NaN|\b[45]\d\d\b/);
    }
    // Two thoughts may be joined by a semicolon, but a second sentence may not follow.
    expect(message).not.toMatch(/\.\s/);
  });

  test('a failure of the SDK that it read is a bad answer, of our own code our own fault', () => {
    const ofSdk = Object.assign(new Error('Type validation failed'), { name: 'AI_TypeValidationError' });
    expect(describeIt(ofSdk)).toMatchObject({
      kind: 'bad-answer',
      message: expect.stringMatching(/not a reply/),
    });
    expect(describeIt(new TypeError("Cannot read properties of undefined (reading 'x')"))).toMatchObject({
      kind: 'internal',
      message: 'Something went wrong on our side.',
      action: 'Retry; if it stays, report it.',
    });
  });

  test('an error of the SDK that carries a status is read by it', () => {
    const error = Object.assign(new Error('x'), { name: 'AI_APICallError', statusCode: 429 });
    expect(describeIt(error)).toMatchObject({ kind: 'endpoint-busy', repeatAfter: null });
  });

  test('a code that is no HTTP status does not hide the status of the answer', () => {
    expect(describeIt(refused(429, { error: { code: 8, message: 'RESOURCE_EXHAUSTED' } })).kind).toBe(
      'endpoint-busy',
    );
    expect(describeIt(refused(401, { error: { code: 'invalid_api_key', message: 'x' } })).kind).toBe(
      'authentication',
    );
  });

  test('fallbacks that failed before do not change what the last error means', () => {
    const error = refusal(503, 'x', { previous_errors: [{ code: 429, message: 'free-models-per-day' }] });
    expect(describeIt(error).kind).toBe('unavailable');
  });

  test('a word of the message that stands in another status means nothing there', () => {
    expect(describeIt(refusal(502, 'The region us-east-1 is overloaded')).kind).toBe('unavailable');
    expect(describeIt(refusal(400, 'functions is deprecated, use tools')).kind).toBe('invalid-request');
  });
});

describe('whose key it was', () => {
  test('a visitor to whom it is lent is told of the server’s account, and of a key of his own', () => {
    const day = refusal(429, 'Rate limit exceeded: free-models-per-day.');
    expect(describeIt(day, { owner: 'server', isLent: true })).toMatchObject({
      message: 'The account of this server has used its free requests for today.',
      action: 'Connect your own key, or wait for the daily reset.',
    });
    expect(describeIt(perMinute, { owner: 'server', isLent: true }).message).toBe(
      'The account of this server has used its free requests for this minute.',
    );
    expect(describeIt(day, { owner: 'server' }).message).toBe(
      'Your account has used its free requests for today.',
    );
  });

  test.each([
    ['own', 'OpenRouter does not accept your key.', 'Connect again with a valid key.'],
    [
      'server',
      'OpenRouter does not accept the server’s key.',
      'Set a valid key on the server, or connect with your own.',
    ],
    [
      'none',
      'OpenRouter does not accept the server’s key.',
      'Set a valid key on the server, or connect with your own.',
    ],
  ] as const)('%s', (owner, message, action) => {
    expect(describeIt(refusal(401, 'User not found.'), { owner })).toMatchObject({ message, action });
  });

  test('the provider is named by its own name', () => {
    expect(describeIt(refusal(401, 'x'), { provider: 'Gemini' }).message).toMatch(/^Gemini/);
    expect(
      describeIt(new WireFailure('timeout', null, new Headers(), null), { provider: 'Local' }).message,
    ).toMatch(/Local/);
  });
});

describe('the stated wait', () => {
  const withMetadata = (metadata: Record<string, unknown>, headers: Record<string, string> = {}) =>
    describeIt(refused(429, envelope(429, 'x', metadata), headers)).repeatAfter;
  const withHeaders = (headers: Record<string, string>) => describeIt(refused(429, '', headers)).repeatAfter;

  test.each([
    ['retry_after_seconds', { retry_after_seconds: 1 }, 1000],
    ['retry_after_seconds with a fraction', { retry_after_seconds: 0.25 }, 250],
    ['retry_after_seconds as text', { retry_after_seconds: '3' }, 3000],
    ['a copy of Retry-After in the body', { headers: { 'Retry-After': '2' } }, 2000],
    ['such a copy as a number', { headers: { 'Retry-After': 2 } }, 2000],
    ['such a copy in small letters', { headers: { 'retry-after': '2.5' } }, 2500],
    ['a copy of the reset, and a little more', { headers: rateLimit('20', noon + 5000) }, 5250],
    ['a reset that is over', { headers: rateLimit('20', noon - 5000) }, 250],
    ['nothing', {}, null],
    ['an empty Retry-After', { headers: { 'Retry-After': ' ' } }, null],
    ['a word', { headers: { 'Retry-After': 'soon' } }, null],
    ['words with a number, which is no date', { headers: { 'Retry-After': 'in 5 seconds' } }, null],
    [
      'a reset in seconds is not taken for one in milliseconds',
      { headers: { 'X-RateLimit-Reset': '1795348860' } },
      null,
    ],
    ['true', { retry_after_seconds: true }, null],
    ['NaN', { retry_after_seconds: 'NaN' }, null],
    ['a negative number is no wait at all', { retry_after_seconds: -4 }, 0],
    ['a number beyond all sense', { retry_after_seconds: 1e300 }, null],
    ['headers that are no headers', { headers: 'Retry-After: 3' }, null],
    [
      'names and values no header may have',
      { headers: { 'Retry After\n': '3', '': 'x', 'Retry-After': '4', é: '✓' } },
      4000,
    ],
  ])('in the body: %s', (_, metadata, wait) => {
    expect(withMetadata(metadata)).toBe(wait);
  });

  test.each([
    ['seconds', { 'Retry-After': '7' }, 7000],
    ['a fraction', { 'Retry-After': '0.5' }, 500],
    ['a date', { 'Retry-After': new Date(noon + 9000).toUTCString() }, 9000],
    ['a date that is over', { 'Retry-After': new Date(noon - 9000).toUTCString() }, 0],
    ['a date of no kind', { 'Retry-After': 'tomorrow GMT' }, null],
    ['the reset', { 'x-ratelimit-reset': String(noon + 1000) }, 1250],
    ['none', {}, null],
  ])('in the headers of the answer: %s', (_, headers, wait) => {
    expect(withHeaders(headers)).toBe(wait);
  });

  test('the clearest statement wins: seconds, the copy of Retry-After, the copy of the reset, the header', () => {
    const all = { retry_after_seconds: 1, headers: { 'Retry-After': '2', ...rateLimit('8', noon + 3000) } };
    const { retry_after_seconds: _, ...withoutSeconds } = all;
    const header = { 'Retry-After': '4' };
    expect(withMetadata(all, header)).toBe(1000);
    expect(withMetadata(withoutSeconds, header)).toBe(2000);
    expect(withMetadata({ headers: rateLimit('8', noon + 3000) }, header)).toBe(3250);
    expect(withMetadata({}, header)).toBe(4000);
  });

  test('availability.retry_after is seconds', () => {
    const error = available(503, 'temporarily_unavailable', { retry_after: 12 });
    expect(describeIt(error)).toMatchObject({ retryAfter: noon + 12_000, repeatAfter: 12_000 });
  });

  test('retryDelay of Gemini is seconds with their letter, perhaps with a fraction', () => {
    expect(describeIt(geminiQuota('PerMinute', '38s')).repeatAfter).toBe(38_000);
    expect(describeIt(geminiQuota('PerMinute', '20.045s')).repeatAfter).toBe(20_045);
    expect(describeIt(geminiQuota('PerMinute', 'soon')).repeatAfter).toBeNull();
  });

  test('retryDelay means nothing when a day’s quota is used up', () => {
    const trouble = describeIt(geminiQuota('GenerateRequestsPerDayPerProjectPerModel-FreeTier', '38s'));
    expect(trouble.repeatAfter).toBeNull();
    expect(trouble.retryAfter).toBeUndefined();
  });

  test('retryAfter is that moment in whole epoch milliseconds', () => {
    expect(describeIt(busy).retryAfter).toBe(noon + 1000);
    expect(describeIt(perMinute).retryAfter).toBe(minuteEnd + 250);
    expect(describeIt(perDay).retryAfter).toBe(dayEnd + 250);
    expect(describeIt(refusal(429, 'x', { retry_after_seconds: 0.0004 })).retryAfter).toBe(noon);
    expect(describeIt(anyOther)).not.toHaveProperty('retryAfter');
  });

  test('silence, a broken connection and a bad answer state none', () => {
    const headers = new Headers({ 'Retry-After': '1' });
    for (const error of [
      new WireFailure('timeout', 200, headers, null),
      new WireFailure('network', 200, headers, null),
      underOk('<html></html>', { 'Retry-After': '1' }),
    ]) {
      expect(describeIt(error)).not.toHaveProperty('retryAfter');
      expect(describeIt(error).repeatAfter).toBeNull();
    }
  });
});

describe('what may be repeated by itself', () => {
  test.each([
    ['an upstream that is busy', busy, 1000],
    ['one model in high demand', throttled, minuteEnd - noon + 250],
    ['the minute of the free quota', perMinute, minuteEnd - noon + 250],
    ['a retryable 402', inFlight, 1000],
    ['503', refused(503, envelope(503, 'x'), { 'Retry-After': '2' }), 2000],
  ])('a refusal that states a wait: %s', (_, error, wait) => {
    expect(describeIt(error).repeatAfter).toBe(wait);
  });

  test.each([
    ['a 429 that states none', anyOther],
    ['a 503 that states none', refusal(503, 'x')],
  ])('%s: not', (_, error) => {
    expect(describeIt(error).repeatAfter).toBeNull();
  });

  test.each([400, 401, 403, 404, 408, 413, 422, 500, 502, 504, 524, 529])(
    'status %i: not, whatever wait it states, but it is told',
    (status) => {
      const error = refused(status, envelope(status, 'x', { retry_after_seconds: 1 }), {
        'Retry-After': '1',
      });
      expect(describeIt(error)).toMatchObject({ repeatAfter: null, retryAfter: noon + 1000 });
    },
  );

  test('any other 402: not', () => {
    for (const reason of ['weight_exceeds_budget', undefined]) {
      const error = refused(402, envelope(402, 'x', { reason }), { 'Retry-After': '1' });
      expect(describeIt(error).repeatAfter).toBeNull();
    }
  });

  test('an error under 200 or in the stream: not, for that request was accepted', () => {
    const body = envelope(429, 'x', { retry_after_seconds: 1 });
    expect(describeIt(underOk(body))).toMatchObject({ repeatAfter: null, retryAfter: noon + 1000 });
    expect(describeIt(body.error)).toMatchObject({ repeatAfter: null, retryAfter: noon + 1000 });
  });
});

describe('suggestions', () => {
  const suggested = (fallback_models: unknown) =>
    describeIt(available(404, 'free_variant_ended', { fallback_models })).suggestions;

  test('are models of this provider, by the ids of our catalog', () => {
    expect(suggested(['qwen/qwen3-8b', 'z-ai/glm-4.5-air:free', '~openai/gpt-latest'])).toEqual([
      'openrouter:qwen/qwen3-8b',
      'openrouter:z-ai/glm-4.5-air:free',
      'openrouter:~openai/gpt-latest',
    ]);
  });

  test.each([
    ['none', []],
    ['no list', 'a/b'],
    [
      'nothing that looks like a model',
      [1, null, {}, '', 'a', 'see https://x.test/y', '<b>a/b</b>', `a/${'b'.repeat(200)}`],
    ],
  ])('are left out: %s', (_, models) => {
    expect(suggested(models)).toBeUndefined();
  });

  test('are few', () => {
    expect(suggested(Array.from({ length: 100 }, (_, index) => `a/m${index}`))).toHaveLength(5);
  });
});

describe('the name of an endpoint and the reasons of moderation are the only words from upstream', () => {
  const named = (provider_name: unknown) => describeIt(refusal(502, 'x', { provider_name })).message;
  const flaggedFor = (reasons: unknown) => describeIt(refusal(403, 'flagged', { reasons })).message;

  test.each([
    'Google AI Studio',
    'Amazon Bedrock',
    'Z.AI',
    'Weights & Biases',
    'inference.net',
    'AI21',
    'Ionstream (EU)',
  ])('%s is shown as it is', (name) => {
    expect(named(name)).toBe(`${name} is overloaded or out of order.`);
  });

  test.each([
    ['nothing', ''],
    ['no text', { a: 1 }],
    ['null', null],
    ['only marks', '<>{}$%'],
    ['a key', 'sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'],
  ])('the provider stands in for a name that is %s', (_, name) => {
    expect(named(name)).toBe('OpenRouter is overloaded or out of order.');
  });

  test('marks are stripped from a name', () => {
    expect(named('<b>Acme</b>\n"AI" \u202e😀')).toBe('b Acme /b AI is overloaded or out of order.');
  });

  test('a name is cut at 40 characters, never inside one', () => {
    expect(named('many words '.repeat(20))).toBe(
      'many words many words many words many wo is overloaded or out of order.',
    );
    expect(named('𝒜 '.repeat(40))).toBe(`${'𝒜 '.repeat(20).trim()} is overloaded or out of order.`);
  });

  test('at most three reasons are told, each short', () => {
    expect(flaggedFor(['harassment', 'sexual/minors', 'self-harm', 'violence'])).toBe(
      'OpenRouter’s moderation refused this prompt (harassment, sexual/minors, self-harm).',
    );
    expect(flaggedFor(['a b c '.repeat(50)]).length).toBeLessThan(100);
  });

  test.each([
    ['none', []],
    ['no list', 'harassment'],
    ['no texts', [1, {}, null]],
    ['only marks', ['<>']],
  ])('reasons are left out: %s', (_, reasons) => {
    expect(flaggedFor(reasons)).not.toContain('(');
  });
});

const secret = 'XLEAKX';
/** Text that would be recognised wherever it came out. */
const leaky = fc.oneof(
  fc.string().map((text) => `${secret}${text}`),
  fc
    .constantFrom(
      'Rate limit exceeded: free-models-per-min. ',
      perDayMessage,
      'Key limit exceeded (daily limit)',
      'Your input was flagged for',
      'prompt injection',
      'maximum context length',
      'API key not valid',
      'data policy',
      '<html>',
      'sk-or-v1-',
    )
    .map((text) => `${text} ${secret}`),
);
const anyStatus = fc.oneof(
  fc.constantFrom(400, 401, 402, 403, 404, 408, 413, 422, 429, 500, 502, 503, 524),
  fc.integer(),
);
const anyJson = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  leaky,
  fc.constant({ toString: null, valueOf: null }),
);
const leakyMetadata = fc.record(
  {
    limit_source: anyJson,
    failed_routing_step: anyJson,
    error_type: anyJson,
    reason: anyJson,
    raw: anyJson,
    remedy_hint: leaky,
    flagged_input: leaky,
    retry_after_seconds: anyJson,
    headers: fc.oneof(anyJson, fc.dictionary(fc.string(), anyJson)),
    previous_errors: anyJson,
  },
  { requiredKeys: [] },
);
const leakyError = fc.record(
  {
    code: fc.oneof(anyStatus, anyJson),
    http_status: fc.oneof(anyStatus, anyJson),
    message: anyJson,
    status: anyJson,
    error_type: anyJson,
    metadata: fc.oneof(leakyMetadata, anyJson),
    availability: fc.oneof(
      anyJson,
      fc.record({ code: anyJson, retry_after: anyJson, fallback_models: anyJson }, { requiredKeys: [] }),
    ),
    details: fc.oneof(
      anyJson,
      fc.array(fc.record({ retryDelay: anyJson, reason: anyJson, violations: anyJson })),
    ),
  },
  { requiredKeys: [] },
);
const leakyBody = fc.oneof(
  fc.record({ error: leakyError }),
  fc.record({ error: leakyError }).map((body) => [body]),
  fc.record({ choices: fc.array(fc.record({ error: leakyError })) }),
  anyJson,
);
const leakyFailure = fc.oneof(
  fc
    .record({
      kind: fc.constantFrom('refused', 'not-a-stream', 'timeout', 'network'),
      status: anyStatus,
      retryAfter: fc.string({ unit: 'grapheme-ascii' }).map((text) => text.trim()),
      body: leakyBody,
    })
    .map(
      ({ kind, status, retryAfter, body }) =>
        new WireFailure(kind, status, new Headers({ 'Retry-After': retryAfter }), body),
    ),
  leakyError,
  leakyBody,
  leaky.map((text) => new Error(text)),
  leaky.map((text) => Object.assign(new Error(text), { statusCode: 400, responseBody: text })),
  fc.anything(),
);

describe('what a refusal says is wrong with the request', () => {
  const said = (text: unknown, status = 400) => describeIt(refusal(status, text as string)).message;

  test.each([
    [
      'temperature must be at most 1 for this model',
      'OpenRouter refused the request: temperature must be at most 1 for this model.',
    ],
    [
      'Unknown name "top_k" in the body!',
      'OpenRouter refused the request: Unknown name “top_k” in the body.',
    ],
    [
      'One thing is wrong. So is another.',
      'OpenRouter refused the request: One thing is wrong; So is another.',
    ],
    [
      'No such thing here\n    at parse (/srv/app.js:1:2)',
      'OpenRouter refused the request: No such thing here.',
    ],
  ])('is shown as one plain sentence: %j', (text, message) => {
    for (const status of [400, 422]) expect(said(text, status)).toBe(message);
  });

  test('is that of the endpoint, where OpenRouter hands it on', () => {
    const raw = '{"error":{"message":"temperature must be at most 1"}}';
    const { message } = describeIt(refusal(400, 'Provider returned error', { raw, provider_name: 'Acme' }));
    expect(message).toBe('Acme refused the request: temperature must be at most 1.');
  });

  test.each([
    'Provider returned error',
    'x',
    '',
    3,
    '[{"code":"invalid_type","message":"a b c d"}]',
    '<html><body>Bad request, sorry</body></html>',
    'Sorry but <b>this is wrong</b> here',
  ])('is left out when it says nothing, or is a page or code: %j', (text) => {
    expect(said(text)).toBe('OpenRouter refused the request as it stands.');
  });

  test.each([404, 409, 418, 451])('is not shown of a refusal with %d', (status) => {
    expect(said('temperature must be at most 1', status)).not.toContain('temperature');
  });

  test('is not shown of an error in the stream', () => {
    const inStream = { code: 400, message: 'temperature must be at most 1' };
    expect(describeIt(inStream).message).not.toContain('temperature');
  });

  test.each([
    'sk-or-v1-0123456789abcdef',
    '"sk-proj-abc"',
    'key:sk-abc',
    'AIzaSyA1234567890',
    'eyJhbGciOi.eyJzdWIiOi.x',
    '0123456789abcdef0123456789abcdef',
    'Bearer abcdef',
    'https://host.example/settings?x=1',
    'www.example.org',
    'api.example.com/v1',
    '10.0.0.12:8080',
    'gpu-7.internal:9000',
    'someone@example.org',
    '/srv/models/weights.bin',
    'C:\\models\\weights',
    'x'.repeat(41),
  ])('is rid of keys and addresses: %s', (unfit) => {
    expect(said(`The request may not be sent with ${unfit} in it`)).toBe(
      'OpenRouter refused the request: The request may not be sent with … in it.',
    );
  });

  test('is of at most 160 plain characters, whatever comes', () => {
    const bare = 'OpenRouter refused the request: '.length;
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.lorem({ maxCount: 60 })),
        (text) => {
          const message = said(text);
          expect(message.length).toBeLessThanOrEqual(Math.max(bare + 160, 80));
          if (withoutObjection(message) === message) return;
          expect(message).toMatch(/^[\p{L}\p{N} .,;:?%=+()'’“”/_…-]+\.$/u);
          expect(message).not.toMatch(/\.\s/);
        },
      ),
      { numRuns: 200 },
    );
  }, 30_000);
});

describe('whatever comes from upstream', () => {
  test('a trouble is described, in known words and finite numbers, and nothing of it leaks', () => {
    fc.assert(
      fc.property(leakyFailure, fc.constantFrom('own', 'server', 'none'), (error, owner) => {
        const trouble = describeIt(error, { owner });
        expect(troubleKinds).toContain(trouble.kind);
        expect(trouble.message).toMatch(/^\S.*\.$/);
        expect(trouble.action).toMatch(/^[A-Z].*\.$/);
        expect(JSON.stringify([withoutObjection(trouble.message), trouble.action])).not.toContain(secret);
        const { retryAfter, repeatAfter } = trouble;
        if (retryAfter !== undefined) expect(Number.isSafeInteger(retryAfter)).toBe(true);
        if (repeatAfter !== null) expect(repeatAfter).toBeGreaterThanOrEqual(0);
        if (repeatAfter !== null) expect(Number.isFinite(repeatAfter)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('a name and reasons of any kind add 40 characters each and no odd ones', () => {
    const words = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 200 }), leaky);
    const bare = describeIt(refusal(403, 'flagged')).message.replace('OpenRouter', '').length;
    fc.assert(
      fc.property(words, fc.array(words, { maxLength: 6 }), (provider_name, reasons) => {
        const { message } = describeIt(refusal(403, 'flagged', { provider_name, reasons }));
        expect([...message].length).toBeLessThanOrEqual(bare + 40 + 3 * 40 + ' (, , )'.length);
        expect(message).toMatch(/^[\p{L}\p{N} .,&+()'’/_-]+$/u);
      }),
      { numRuns: 1000 },
    );
  });

  test('a long key is shown by neither', () => {
    const key = fc.stringMatching(/^sk-or-v1-[0-9a-f]{64}$/);
    fc.assert(
      fc.property(key, (text) => {
        const { message } = describeIt(
          refusal(403, text, { provider_name: text, reasons: [text, `x ${text}`] }),
        );
        expect(message).not.toMatch(/sk-or|[0-9a-f]{8}/);
      }),
      { numRuns: 100 },
    );
  });
});
