import type { Fault, FaultCall } from '#lib/simulator/fault.ts';
import { dayUsedUp, minuteUsedUp } from '#lib/simulator/limits.ts';
import { type Refusal, refuse } from '#lib/simulator/refusal.ts';

const creditsPage = 'https://openrouter.ai/settings/credits';

/** Refuses the first `refused` calls of each round and lets the next through, so a row can be used again and again. */
function brief(refused: number, refusal: (call: FaultCall) => Refusal): NonNullable<Fault['refuse']> {
  return (call) => ((call.number - 1) % (refused + 1) < refused ? refusal(call) : null);
}

/** An upstream provider that is busy: by far the commonest refusal of free models. */
function upstreamBusy(call: FaultCall, retryAfter: number | null): Refusal {
  const hint =
    retryAfter === null
      ? { provider_error_code: '429' }
      : {
          provider_error_code: 'rate_limit_exceeded',
          retry_after_seconds: retryAfter,
          retry_after_seconds_raw: retryAfter,
          headers: { 'Retry-After': String(retryAfter) },
        };
  return refuse(429, 'Provider returned error', {
    raw: `${call.row.id} is temporarily rate-limited upstream. Please retry shortly, or add your own key to accumulate your rate limits: https://openrouter.ai/settings/integrations`,
    provider_name: 'Simulator',
    is_byok: false,
    limit_source: 'upstream_provider_shared_pool',
    remedy_hint:
      'Retry shortly, add your own provider key (https://openrouter.ai/settings/integrations), or route to another provider with provider routing: https://openrouter.ai/docs/features/provider-routing',
    ...hint,
  });
}

function throttled(call: FaultCall): Refusal {
  const headers = {
    'X-RateLimit-Limit': '8',
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': String((Math.floor(call.now / 60_000) + 1) * 60_000),
  };
  return refuse(
    429,
    `Rate limit exceeded: limit_rpm/${call.row.canonical_slug}/6f1d2c1e-5a0b-4c55-9d7e-0f6a1b2c3d4e. High demand for ${call.row.id} on OpenRouter - limited to 8 requests per minute. Please retry shortly.`,
    { headers, provider_name: null },
  );
}

function inFlight(): Refusal {
  return refuse(
    402,
    'This request would exceed your available credits given your current in-flight requests. Retry after in-flight requests settle, or add credits.',
    {
      reason: 'in_flight_budget_exhausted',
      limit_source: 'openrouter_in_flight_budget',
      remedy_hint: 'Retry after in-flight requests settle, or add credits.',
    },
    { 'Retry-After': '1' },
  );
}

export function noCredits(): Refusal {
  return refuse(402, `Insufficient credits. Add more using ${creditsPage}`, {
    limit_source: 'openrouter_credits',
    remedy_hint: `Add credits at ${creditsPage}`,
  });
}

function flagged(call: FaultCall): Refusal {
  const { prompt, row } = call;
  const quoted = prompt.length > 100 ? `${prompt.slice(0, 48)}...${prompt.slice(-49)}` : prompt;
  return refuse(
    403,
    `${row.id} requires moderation on Simulator. Your input was flagged for "harassment". No credits were charged.`,
    { reasons: ['harassment'], flagged_input: quoted, provider_name: 'Simulator', model_slug: row.id },
  );
}

const routing = (step: string) => ({
  routing_funnel: [{ step: 'Initial Endpoints', endpoint_count: 1 }],
  failed_routing_step: step,
});

function freeEnded(call: FaultCall): Refusal {
  const message = `The free variant of ${call.row.id} has ended.`;
  const availability = {
    code: 'free_variant_ended',
    retryable: false,
    requested_models: [call.row.id],
    fallback_models: ['demo/steady'],
    docs_url: 'https://openrouter.ai/docs/guides/routing/model-variants/free',
  };
  return {
    ...refuse(404, message),
    body: { error: { message, error_type: 'not_found', http_status: 404, availability } },
  };
}

/** What the edge in front of the API answers when the API itself does not: a page, and no CORS. */
function edgePage(status: number, title: string): Refusal {
  const page = `<!DOCTYPE html>\n<html lang="en-US">\n<head><title>openrouter.ai | ${status}: ${title}</title></head>\n<body><div id="cf-wrapper"><h1>${title} <span>Error code ${status}</span></h1><p>Cloudflare Ray ID: 8f2a6c1d0e9b4a7c</p></div></body>\n</html>\n`;
  return { ...refuse(status, title), page };
}

const tooLong =
  "This endpoint's maximum context length is 8192 tokens. However, you requested about 9216 tokens (8192 of text input, 1024 in the output). Please reduce the length of either one, or use the context-compression plugin to compress your prompt automatically.";

/** Faults that answer with a refusal instead of a reply. */
export const refusingFaults: Readonly<Record<string, Fault>> = {
  '429-upstream-brief': {
    summary: 'The provider is busy for two calls of every three, and says to wait a second.',
    refuse: brief(2, (call) => upstreamBusy(call, 1)),
  },
  '429-upstream-long': {
    summary: 'The provider is always busy, and says to wait two minutes.',
    refuse: (call) => upstreamBusy(call, 120),
  },
  '429-one-endpoint': {
    summary: 'The first of its endpoints is always busy, the others answer.',
    refuse: (call) => (call.provider === 'Simulator' ? upstreamBusy(call, 120) : null),
  },
  '429-upstream-silent': {
    summary: 'The provider is always busy, and does not say for how long.',
    refuse: (call) => upstreamBusy(call, null),
  },
  '429-throttle': { summary: 'One model in high demand, limited per minute.', refuse: throttled },
  '429-minute': {
    summary: 'The free requests of this minute are used up.',
    refuse: (call) => minuteUsedUp(call.now, call.limits),
  },
  '429-day': {
    summary: 'The free requests of today are used up.',
    refuse: (call) => dayUsedUp(call.now, call.limits),
  },
  '402': { summary: 'The account has no credits.', refuse: noCredits },
  '402-in-flight': {
    summary: 'Every other call: too much credit is reserved by running requests, retry in a second.',
    refuse: brief(1, inFlight),
  },
  '402-affordable': {
    summary: 'The credits do not cover the reservation.',
    refuse: () =>
      refuse(
        402,
        `This request requires more credits, or fewer max_tokens. You requested up to 64000 tokens, but can only afford 2666. To increase, visit ${creditsPage} and add more credits`,
        {
          provider_name: null,
          limit_source: 'openrouter_credits',
          remedy_hint: 'Add credits, or lower max_tokens.',
        },
      ),
  },
  '403-moderation': { summary: 'The prompt was flagged.', refuse: flagged },
  '403-key-limit': {
    summary: 'The key reached its own spending cap.',
    refuse: () =>
      refuse(403, 'Key limit exceeded (daily limit). Manage it using https://openrouter.ai/settings/keys'),
  },
  '403-agentic': {
    summary: 'A free model that serves coding agents only.',
    refuse: (call) =>
      refuse(
        403,
        `${call.row.id} is only available on agentic harnesses. See https://openrouter.ai/docs for the supported ones.`,
        routing('Gate Free Endpoints by Agentic Harness'),
      ),
  },
  '404-free-ended': { summary: 'The free variant has ended.', refuse: freeEnded },
  '404-privacy': {
    summary: 'The account’s privacy settings leave no endpoint.',
    refuse: () => noEndpointsForPolicy(),
  },
  '404-no-endpoints': {
    summary: 'Nobody serves the model.',
    refuse: (call) => refuse(404, `No endpoints found for ${call.row.id}.`, routing('Initial Endpoints')),
  },
  '400-context': {
    summary: 'The prompt is too long for the model.',
    refuse: () => refuse(400, tooLong, { provider_name: null }),
  },
  '408': {
    summary: 'The request timed out.',
    refuse: () => refuse(408, 'Operation timed out. Please try again later.'),
  },
  '500': { summary: 'An internal error.', refuse: () => refuse(500, 'Internal Server Error') },
  '502-html': { summary: 'A bad gateway page from the edge.', refuse: () => edgePage(502, 'Bad gateway') },
  '503': {
    summary: 'Unavailable every other call, retry in a second.',
    refuse: brief(1, () => refuse(503, 'Service temporarily unavailable', undefined, { 'Retry-After': '1' })),
  },
  '503-silent': {
    summary: 'Unavailable, without a word on when to retry.',
    refuse: () => refuse(503, 'Service temporarily unavailable'),
  },
  '524-html': { summary: 'A timeout page from the edge.', refuse: () => edgePage(524, 'A timeout occurred') },
  '529': { summary: 'The provider is overloaded.', refuse: () => refuse(529, 'Provider returned error') },
  '200-error-body': {
    summary: 'Status 200, but the body is an error.',
    refuse: () => ({
      ...refuse(502, 'Provider returned error', {
        raw: '{"error":{"message":"The upstream worker was restarted."}}',
        provider_name: 'Simulator',
        is_byok: false,
      }),
      status: 200,
    }),
  },
  '200-html': {
    summary: 'Status 200, but the body is a web page.',
    refuse: () => ({ ...edgePage(200, 'Just a moment...'), status: 200 }),
  },
};

export function noEndpointsForPolicy(): Refusal {
  return refuse(
    404,
    'No endpoints found matching your data policy (Free model training). Configure: https://openrouter.ai/settings/privacy',
    routing('Filter by Data Policy'),
  );
}
