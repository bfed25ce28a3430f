import type { Trouble } from '#lib/run/reply.ts';
import type { TroubleKind } from '#lib/stream/events.ts';
import { WireFailure } from './wire.ts';

/** Who is asked on whose behalf: the sentences name them. */
export interface TroubleContext {
  /** The provider's name, for example `OpenRouter`. */
  provider: string;
  owner: 'own' | 'server' | 'none';
  /** Epoch ms. */
  now: number;
}

/** What a failure says of itself, gathered from wherever each upstream puts it. */
interface Evidence {
  status: number | null;
  message: string;
  metadata: Record<string, unknown>;
  availability: Record<string, unknown>;
  /** Milliseconds until another try makes sense, as the answer states it. */
  wait: number | null;
}

export interface DescribedTrouble extends Trouble {
  /** The answer states this wait, in ms, and invites another try: the only refusals that may be repeated. */
  repeatAfter: number | null;
}

type Row = [
  kind: TroubleKind,
  when: (evidence: Evidence) => boolean,
  message: (evidence: Evidence, context: TroubleContext) => string,
  action: (evidence: Evidence, context: TroubleContext) => string,
];

const source = ({ metadata }: Evidence) => String(metadata.limit_source ?? '');
const step = ({ metadata }: Evidence) => String(metadata.failed_routing_step ?? '');
const type = ({ metadata }: Evidence) => String(metadata.error_type ?? '');
const code = ({ availability }: Evidence) => String(availability.code ?? '');
const says = (evidence: Evidence, pattern: RegExp) => pattern.test(evidence.message);
const host = ({ metadata }: Evidence, { provider }: TroubleContext) =>
  typeof metadata.provider_name === 'string' && metadata.provider_name !== ''
    ? metadata.provider_name
    : provider;

/**
 * Every error of the API reference (its sections 5, 6 and 9) as one sentence and one action. The first row that fits
 * wins, so the narrow ones stand first. Texts from upstream are never shown, but for the short reasons of moderation.
 */
const rows: readonly Row[] = [
  [
    'account-limit',
    (e) => source(e) === 'openrouter_free_tier_daily' || says(e, /free-models-per-day|PerDay/),
    () => 'Your account has used its free requests for today.',
    () => 'Wait for the daily reset at 00:00 UTC, or choose a paid model.',
  ],
  [
    'account-limit',
    (e) => source(e) === 'openrouter_free_tier_per_minute' || says(e, /free-models-per-min|PerMinute/),
    () => 'Your account has used its free requests for this minute.',
    () => 'Retry when the minute is over.',
  ],
  [
    'endpoint-busy',
    (e) => says(e, /limit_rpm|High demand/),
    () => 'This free model is in high demand; your account is not limited.',
    () => 'Retry shortly, or choose another model.',
  ],
  [
    'endpoint-busy',
    (e) => e.status === 429,
    (e, c) => `${host(e, c)} has no free capacity for this model right now; your account is not limited.`,
    () => 'Retry shortly, or choose another model.',
  ],
  [
    'authentication',
    (e) => e.status === 401 || says(e, /API key not valid|API_KEY_INVALID/i),
    (_, c) => `${c.provider} does not accept ${c.owner === 'own' ? 'your' : 'the server’s'} key.`,
    (_, c) =>
      c.owner === 'own'
        ? 'Connect again with a valid key.'
        : 'Set a valid key on the server, or connect with your own.',
  ],
  [
    'payment',
    (e) => e.status === 402 && e.metadata.reason === 'in_flight_budget_exhausted',
    () => 'The requests already running use up the credit that is left.',
    () => 'Retry when they are done, or add credits.',
  ],
  [
    'payment',
    (e) => e.status === 402 && says(e, /fewer max_tokens|can only afford/),
    () => 'The credit left does not cover this request’s longest possible answer.',
    () => 'Set max tokens lower, or add credits.',
  ],
  [
    'payment',
    (e) => e.status === 402,
    (_, c) => `The ${c.provider} account has no credit left.`,
    () => 'Add credits, or choose a free model.',
  ],
  [
    'key-limit',
    (e) => e.status === 403 && (says(e, /Key limit exceeded/) || /key_limit|budget/.test(source(e))),
    () => 'The key has reached its own spending limit.',
    () => 'Raise the limit in the key’s settings, or use another key.',
  ],
  [
    'moderation',
    (e) =>
      (e.status === 403 && (says(e, /flagged|moderation/) || Array.isArray(e.metadata.reasons))) ||
      /content_policy|refusal/.test(type(e)),
    (e, c) => `${host(e, c)}’s moderation refused this prompt${reasonsOf(e)}.`,
    () => 'Reword the prompt, or choose a model that is not moderated.',
  ],
  [
    'moderation',
    (e) => says(e, /prompt injection/),
    () => 'A guardrail of the account blocked this prompt.',
    () => 'Reword the prompt, or change the guardrail in the account’s settings.',
  ],
  [
    'forbidden',
    (e) => /Agentic Harness/.test(step(e)) || says(e, /agentic harness/),
    () => 'This free model answers only to coding agents.',
    () => 'Choose another model.',
  ],
  [
    'forbidden',
    (e) => says(e, /region|User location/) || code(e) === 'region_restricted',
    () => 'This model is not offered in the region the request came from.',
    () => 'Choose another model.',
  ],
  [
    'forbidden',
    (e) => e.status === 403,
    (_, c) => `${c.provider} does not allow this request.`,
    () => 'Check what the key may do, or choose another model.',
  ],
  [
    'privacy',
    (e) =>
      /Data Policy|Guardrails/.test(step(e)) ||
      says(e, /data policy|guardrail/i) ||
      code(e) === 'privacy_restricted',
    () => 'The account’s privacy settings rule out every endpoint of this model.',
    () => 'Allow free model training in the OpenRouter privacy settings, or choose another model.',
  ],
  [
    'unsupported',
    (e) => says(e, /support image/),
    () => 'This model takes no pictures.',
    () => 'Remove the picture, or choose a model with vision.',
  ],
  [
    'unsupported',
    (e) => says(e, /tool use/),
    () => 'No endpoint of this model can call tools.',
    () => 'Remove the tools, or choose a model that calls tools.',
  ],
  [
    'unsupported',
    (e) =>
      /Filter by Parameters|Max Price/.test(step(e)) ||
      says(e, /requested parameters|max price|allowed providers|request and model restrictions/) ||
      code(e) === 'constraint_filtered',
    () => 'No endpoint of this model meets the conditions that were set.',
    () => 'Loosen the parameters or the routing, or choose another model.',
  ],
  [
    'unsupported',
    (e) => says(e, /Batch API/),
    () => 'This model runs in batch jobs only.',
    () => 'Choose another model.',
  ],
  [
    'unsupported',
    (e) => says(e, /Reasoning is mandatory/),
    () => 'This model cannot answer without reasoning.',
    () => 'Set another reasoning effort than none.',
  ],
  [
    'not-found',
    (e) =>
      /free_variant_ended|model_deprecated/.test(code(e)) ||
      says(e, /free (variant|period).*ended|deprecated/i),
    () => 'This free variant is no longer offered.',
    () => 'Choose another model.',
  ],
  [
    'not-found',
    (e) => e.status === 404 || says(e, /is not a valid model ID/),
    (_, c) => `${c.provider} has no endpoint for this model at the moment.`,
    () => 'Choose another model, or retry later.',
  ],
  [
    'too-long',
    (e) =>
      e.status === 413 ||
      says(e, /maximum context length/) ||
      /context_length|token_limit|max_tokens_exceeded|string_too_long/.test(type(e)),
    () => 'The conversation is longer than this model can take.',
    () => 'Shorten it, set max tokens lower, or choose a model with a longer context.',
  ],
  [
    'timeout',
    (e) => e.status === 408 || e.status === 504 || e.status === 524,
    (e, c) => `${host(e, c)} did not answer in time.`,
    () => 'Retry, or choose another model.',
  ],
  [
    'invalid-request',
    (e) => e.status !== null && e.status >= 400 && e.status < 500,
    (e, c) => `${host(e, c)} refused the request as it stands.`,
    () => 'Check the parameters of this column, or choose another model.',
  ],
  [
    'unavailable',
    () => true,
    (e, c) => `${host(e, c)} is overloaded or out of order.`,
    () => 'Retry shortly, or choose another model.',
  ],
];

/** Sentence and action for anything a provider's SDK may throw or report in the stream. */
export function describeTrouble(error: unknown, context: TroubleContext): DescribedTrouble {
  if (error instanceof WireFailure) {
    if (error.kind === 'timeout') {
      return plain(
        'timeout',
        `Nothing was heard from ${context.provider} for too long.`,
        'Retry, or choose another model.',
      );
    }
    if (error.kind === 'network') {
      const [message, action] =
        error.status === null
          ? [`${context.provider} could not be reached.`, 'Check the network and the base URL, then retry.']
          : [`The connection to ${context.provider} broke off.`, 'Retry; the text so far is kept.'];
      return plain('network', message, action);
    }
    if (error.kind === 'not-a-stream' && !hasError(error.body)) {
      return plain(
        'bad-answer',
        `${context.provider} answered with something that is not a reply.`,
        'Check the base URL, or retry later.',
      );
    }
  }
  const evidence = gather(error, context.now);
  const row = rows.find(([, when]) => when(evidence));
  if (!row) return plain('internal', 'Something went wrong on our side.', 'Retry; if it stays, report it.');
  const [kind, , message, action] = row;
  const suggestions = strings(evidence.availability.fallback_models);
  return {
    kind,
    message: message(evidence, context),
    action: action(evidence, context),
    ...(evidence.wait === null ? {} : { retryAfter: context.now + evidence.wait }),
    ...(suggestions.length > 0 ? { suggestions } : {}),
    repeatAfter: mayRepeat(evidence) ? evidence.wait : null,
  };
}

/** A reply that closed without saying why, in the words that its kind has. */
export function plain(kind: TroubleKind, message: string, action: string): DescribedTrouble {
  return { kind, message, action, repeatAfter: null };
}

function mayRepeat({ status, metadata }: Evidence): boolean {
  if (status === 402) return metadata.reason === 'in_flight_budget_exhausted';
  return status === 429 || status === 503;
}

function gather(error: unknown, now: number): Evidence {
  const failure = error instanceof WireFailure ? error : null;
  const body = record(record(failure ? first(failure.body) : error).error ?? (failure ? {} : error));
  const metadata = record(body.metadata);
  const availability = record(body.availability);
  const raw = rawMessage(metadata.raw);
  const status =
    number(body.code) ?? number(body.http_status) ?? number(body.statusCode) ?? failure?.status ?? null;
  return {
    status,
    message: [body.message, raw, body.status].filter((part) => typeof part === 'string').join(' '),
    metadata,
    availability,
    wait: statedWait(body, metadata, availability, failure?.headers ?? new Headers(), now),
  };
}

/** The wait, from the clearest statement to the vaguest (API reference, "suggested client order"). */
function statedWait(
  body: Record<string, unknown>,
  metadata: Record<string, unknown>,
  availability: Record<string, unknown>,
  headers: Headers,
  now: number,
): number | null {
  const inBody = new Headers(
    Object.entries(record(metadata.headers)).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  );
  const seconds =
    number(metadata.retry_after_seconds) ?? number(availability.retry_after) ?? retryDelay(body);
  if (seconds !== null) return Math.max(0, seconds * 1000);
  for (const source of [inBody, headers]) {
    const after = retryAfter(source.get('retry-after'), now);
    if (after !== null) return after;
    const reset = number(source.get('x-ratelimit-reset'));
    // Their clock says when the window ends; a little later it is surely over.
    if (reset !== null && reset > 1e12) return Math.max(0, reset - now) + 250;
  }
  return null;
}

function retryAfter(value: string | null, now: number): number | null {
  if (value === null || value.trim() === '') return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** Gemini: `details: [{ "@type": "…RetryInfo", "retryDelay": "38s" }]`. */
function retryDelay(body: Record<string, unknown>): number | null {
  const details = Array.isArray(body.details) ? body.details.map(record) : [];
  const delay = details.map((detail) => detail.retryDelay).find((value) => typeof value === 'string');
  return typeof delay === 'string' ? number(delay.replace(/s$/, '')) : null;
}

function rawMessage(raw: unknown): string | undefined {
  if (typeof raw !== 'string') return undefined;
  if (!raw.startsWith('{')) return raw;
  try {
    const parsed = record(JSON.parse(raw));
    const message = record(parsed.error).message ?? parsed.message;
    return typeof message === 'string' ? message : raw;
  } catch {
    return raw;
  }
}

function reasonsOf({ metadata }: Evidence): string {
  const reasons = strings(metadata.reasons).map((reason) => reason.slice(0, 40));
  return reasons.length > 0 ? ` (${reasons.slice(0, 3).join(', ')})` : '';
}

function hasError(body: unknown): boolean {
  return record(first(body)).error !== undefined;
}

/** Gemini wraps its errors in an array of one. */
function first(body: unknown): unknown {
  return Array.isArray(body) ? body[0] : body;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function number(value: unknown): number | null {
  if (typeof value === 'string' && value.trim() === '') return null;
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const result = Number(value);
  return Number.isFinite(result) ? result : null;
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
