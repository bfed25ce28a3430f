import type { Trouble } from '#lib/run/reply.ts';
import type { TroubleKind } from '#lib/stream/events.ts';
import { WireFailure } from './wire.ts';

/** Who is asked on whose behalf: the sentences name them. */
export interface TroubleContext {
  /** The provider's name, for example `OpenRouter`. */
  provider: string;
  /** The prefix of its model ids: models it proposes instead are named in ours. */
  prefix: string;
  owner: 'own' | 'server' | 'none';
  /** Epoch ms. */
  now: number;
}

/** What a failure says of itself, gathered from wherever each upstream puts it. */
interface Evidence {
  status: number | null;
  message: string;
  /** What a refusal with 400 or 422 says is wrong with the request, fit to be shown; a sentence, or nothing. */
  objection: string;
  /** The words by which OpenAI and Google name the kind: `insufficient_quota`, `RESOURCE_EXHAUSTED`. */
  words: string;
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

const source = ({ metadata }: Evidence) => string(metadata.limit_source);
const step = ({ metadata }: Evidence) => string(metadata.failed_routing_step);
const type = ({ metadata }: Evidence) => string(metadata.error_type);
const code = ({ availability }: Evidence) => string(availability.code);
const says = (evidence: Evidence, pattern: RegExp) => pattern.test(evidence.message);
const named = (evidence: Evidence, pattern: RegExp) => pattern.test(evidence.words);
const host = ({ metadata }: Evidence, { provider }: TroubleContext) =>
  presentable(metadata.provider_name) || provider;

/**
 * Every error of the API reference (its sections 5, 6 and 9), of OpenAI and of servers like it, as one sentence and one action. The first row that fits
 * wins, so the narrow ones stand first. Of upstream's texts three are shown, all scrubbed: the name of the endpoint, the
 * short reasons of moderation, and what a refusal that no row knows says is wrong with the request.
 */
const rows: readonly Row[] = [
  [
    'account-limit',
    (e) => source(e) === 'openrouter_free_tier_daily' || says(e, /free-models-per-day/),
    () => 'Your account has used its free requests for today.',
    () => 'Wait for the daily reset at 00:00 UTC, or choose a paid model.',
  ],
  [
    'payment',
    (e) => e.status === 429 && says(e, /free_tier\S*, limit: 0\b/),
    (_, c) => `${c.provider} gives this model no free requests.`,
    () => 'Choose another model, or set up billing for the key.',
  ],
  [
    'account-limit',
    (e) => says(e, perDayQuota),
    () => 'The free requests of this model are used up for today.',
    () => 'Wait for the daily reset at midnight Pacific time, or choose another model.',
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
    (e) => e.status === 429 && (/^upstream_provider/.test(source(e)) || says(e, /rate-limited upstream/)),
    (e, c) => `${host(e, c)} has no free capacity for this model right now; your account is not limited.`,
    () => 'Retry shortly, or choose another model.',
  ],
  [
    'payment',
    (e) => named(e, /insufficient_quota|billing_(hard_limit_reached|not_active)/),
    (_, c) => `The ${c.provider} account has no credit left.`,
    () => 'Add credits, or choose a free model.',
  ],
  [
    'too-long',
    (e) => e.status === 429 && says(e, /Request too large/),
    (_, c) => `The request is larger than the ${c.provider} account may send at once.`,
    () => 'Shorten the conversation, or set max tokens lower.',
  ],
  [
    'account-limit',
    (e) => e.status === 429 && says(e, /per day \([RT]PD\)/),
    (_, c) => `The ${c.provider} account has reached its limit for today.`,
    () => 'Retry later, or choose another model.',
  ],
  [
    'account-limit',
    (e) => e.status === 429 && says(e, /per min \([RT]PM\)/),
    (_, c) => `The ${c.provider} account has reached its limit per minute.`,
    () => 'Retry shortly, or choose another model.',
  ],
  [
    'endpoint-busy',
    (e) => e.status === 429,
    (e, c) => `${host(e, c)} takes no more requests for this model right now.`,
    () => 'Retry shortly, or choose another model.',
  ],
  [
    'authentication',
    (e) =>
      e.status === 401 ||
      says(
        e,
        /API key not valid|API_KEY_INVALID|API key expired|reported as leaked|unregistered callers|invalid Authorization header/i,
      ),
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
    'key-limit',
    (e) =>
      (e.status === 402 || e.status === 403) &&
      (says(e, /Key limit exceeded/) || /key_limit|guardrail_budget|workspace_budget/.test(source(e))),
    () => 'The key has reached its own spending limit.',
    () => 'Raise the limit in the key’s settings, or use another key.',
  ],
  [
    'payment',
    (e) => e.status === 402 && e.metadata.reason === 'weight_exceeds_budget',
    () => 'This request alone costs more than the credit that is left.',
    () => 'Set max tokens lower, or add credits.',
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
    'moderation',
    (e) =>
      (e.status === 403 && (says(e, /flagged|moderation/) || Array.isArray(e.metadata.reasons))) ||
      /content_policy|refusal/.test(type(e)) ||
      named(e, /content_policy_violation|content_filter/),
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
    (e) =>
      /Geo Restrictions/.test(step(e)) ||
      says(e, /in your region|User location/) ||
      named(e, /unsupported_country/) ||
      code(e) === 'region_restricted',
    () => 'This model is not offered in the region the request came from.',
    () => 'Choose another model.',
  ],
  [
    'forbidden',
    (e) => says(e, /SERVICE_DISABLED|has not been used in project/),
    (_, c) => `The project of this key has not switched the ${c.provider} API on.`,
    () => 'Switch it on in the Google Cloud console, or use another key.',
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
    (e) => says(e, /support image|image_url is only supported|image input is not supported/),
    () => 'This model takes no pictures.',
    () => 'Remove the picture, or choose a model with vision.',
  ],
  [
    'unsupported',
    (e) => says(e, /tool use|not support tools|tool choice requires/),
    (_, c) => `This model cannot call tools at ${c.provider}.`,
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
    'unsupported',
    (e) => named(e, /unsupported_(parameter|value)/) || says(e, /Unrecognized request argument/),
    () => 'This model does not take one of the parameters that were set.',
    () => 'Reset the parameters of this column, or choose another model.',
  ],
  [
    'invalid-request',
    (e) => says(e, /thought_signature/),
    (_, c) => `${c.provider} misses the thoughts that led to the tool call.`,
    () => 'Run the prompt again from its start.',
  ],
  [
    'invalid-request',
    (e) =>
      named(e, /invalid_function_parameters|invalid_json_schema/) ||
      says(e, /Invalid schema for|Unknown name .* at '(tools|response_format|generation_config)/),
    (_, c) => `${c.provider} does not take the schema of a tool or of the answer.`,
    () => 'Make the schema simpler: types, properties, required and enum.',
  ],
  [
    'not-found',
    (e) => code(e) === 'free_variant_ended' || says(e, /free (variant|period).*ended/i),
    () => 'This free variant is no longer offered.',
    () => 'Choose another model.',
  ],
  [
    'not-found',
    (e) => code(e) === 'model_deprecated' || (e.status === 404 && says(e, /deprecated/i)),
    () => 'This model is no longer offered.',
    () => 'Choose another model.',
  ],
  [
    'not-found',
    (e) =>
      named(e, /model_not_found/) ||
      says(e, /not found for API version|model .* (does not exist|not found)/i),
    (_, c) => `${c.provider} has no such model, or the key may not use it.`,
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
      says(
        e,
        /maximum context length|exceeds the maximum number of tokens|available context size|context (length|the) overflow/i,
      ) ||
      named(e, /context_length_exceeded|exceed_context_size/) ||
      /context_length|token_limit|max_tokens_exceeded|string_too_long/.test(type(e)),
    () => 'The conversation is longer than this model can take.',
    () => 'Shorten it, set max tokens lower, or choose a model with a longer context.',
  ],
  [
    'unavailable',
    (e) => e.status === 503 && says(e, /Loading model/i),
    (_, c) => `${c.provider} is still loading this model.`,
    () => 'Retry in a moment.',
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
    (e, c) => `${host(e, c)} refused the request${e.objection ? `: ${e.objection}` : ' as it stands.'}`,
    () => 'Check the parameters of this column, or choose another model.',
  ],
];

const lastRow: Row = [
  'unavailable',
  () => true,
  (e, c) => `${host(e, c)} is overloaded or out of order.`,
  () => 'Retry shortly, or choose another model.',
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
    // A redirect is never followed: most often the base URL is not quite right.
    const isRedirect = error.status !== null && error.status >= 300 && error.status < 400;
    if (isRedirect || (error.kind === 'not-a-stream' && errorIn(error.body) === undefined)) {
      return badAnswer(context);
    }
  }
  const evidence = gather(error, context.now);
  if (error instanceof Error && evidence.status === null) {
    // The SDK's errors speak of what it read, all others of our own code.
    return string(error.name).startsWith('AI_')
      ? badAnswer(context)
      : plain('internal', 'Something went wrong on our side.', 'Retry; if it stays, report it.');
  }
  const [kind, , message, action] = rows.find(([, when]) => when(evidence)) ?? lastRow;
  const suggestions = modelNames(evidence.availability.fallback_models);
  const isRefusal = error instanceof WireFailure && error.kind === 'refused';
  return {
    kind,
    message: message(evidence, context),
    action: action(evidence, context),
    ...(evidence.wait === null ? {} : { retryAfter: Math.round(context.now + evidence.wait) }),
    ...(suggestions.length > 0
      ? { suggestions: suggestions.map((name) => `${context.prefix}:${name}`) }
      : {}),
    repeatAfter: isRefusal && mayRepeat(kind, evidence) ? evidence.wait : null,
  };
}

function badAnswer({ provider }: TroubleContext): DescribedTrouble {
  return plain(
    'bad-answer',
    `${provider} answered with something that is not a reply.`,
    'Check the base URL, or retry later.',
  );
}

/** A reply that closed without saying why, in the words that its kind has. */
export function plain(kind: TroubleKind, message: string, action: string): DescribedTrouble {
  return { kind, message, action, repeatAfter: null };
}

function mayRepeat(kind: TroubleKind, { status, metadata }: Evidence): boolean {
  if (status === 402) return metadata.reason === 'in_flight_budget_exhausted';
  // A 429 that speaks of money passes with no time.
  return (status === 429 && kind !== 'payment' && kind !== 'too-long') || status === 503;
}

function gather(error: unknown, now: number): Evidence {
  const failure = error instanceof WireFailure ? error : null;
  const body = record(errorIn(failure ? failure.body : error) ?? (failure ? {} : error));
  const metadata: Record<string, unknown> = { error_type: body.error_type, ...record(body.metadata) };
  const availability = record(body.availability);
  const details = list(body.details).map(record);
  const quotas = details.flatMap((detail) => list(detail.violations)).map((each) => record(each).quotaId);
  const reasons = details.map((detail) => detail.reason);
  const raw = rawMessage(metadata.raw);
  const message = [body.message, raw, ...quotas, ...reasons].map(string).join(' ');
  const isObjection = failure?.kind === 'refused' && (failure.status === 400 || failure.status === 422);
  return {
    status:
      status(body.code) ?? status(body.http_status) ?? status(body.statusCode) ?? failure?.status ?? null,
    message,
    // OpenRouter's own words only say that the endpoint refused; the endpoint's follow as `raw`.
    objection: isObjection ? quotable(raw) || quotable(body.message) : '',
    words: [body.code, body.type, body.status].map(string).join(' '),
    metadata,
    availability,
    wait: sensible(
      statedWait(
        metadata,
        availability,
        perDayQuota.test(message) ? '' : retryDelay(details),
        message,
        failure?.headers ?? new Headers(),
        now,
      ),
    ),
  };
}

/** Their clock says when a window ends; so many ms later it is surely over. */
export const resetMargin = 250;

/** Longer than any limit lasts: who states such a wait means something else. */
const longestSensibleWait = 366 * 24 * 60 * 60_000;

function sensible(wait: number | null): number | null {
  return wait !== null && wait <= longestSensibleWait ? Math.max(0, wait) : null;
}

/** The wait in ms, from the clearest statement to the vaguest (API reference, "suggested client order"). */
function statedWait(
  metadata: Record<string, unknown>,
  availability: Record<string, unknown>,
  delay: string,
  message: string,
  headers: Headers,
  now: number,
): number | null {
  const seconds =
    number(metadata.retry_after_seconds) ??
    number(availability.retry_after) ??
    number(delay.replace(/s$/, ''));
  if (seconds !== null) return seconds * 1000;
  const inBody = Object.entries(record(metadata.headers));
  const sources = [
    (name: string) => inBody.find(([key]) => key.toLowerCase() === name)?.[1],
    (name: string) => headers.get(name),
  ];
  const exact = number(headers.get('retry-after-ms'));
  if (exact !== null) return exact;
  for (const header of sources) {
    const after = retryAfter(header('retry-after'), now);
    if (after !== null) return after;
    const reset = number(header('x-ratelimit-reset'));
    if (reset !== null && reset > 1e12) return Math.max(0, reset - now) + resetMargin;
  }
  return openAiWait(headers, message);
}

/** OpenAI's limits: the window of requests or of tokens that is used up, else what its sentence says. */
function openAiWait(headers: Headers, message: string): number | null {
  const waits = ['requests', 'tokens'].flatMap((unit) => {
    const isUsedUp = headers.get(`x-ratelimit-remaining-${unit}`)?.trim() === '0';
    const wait = isUsedUp ? duration(headers.get(`x-ratelimit-reset-${unit}`) ?? '') : null;
    return wait === null ? [] : [wait];
  });
  if (waits.length > 0) return Math.max(...waits);
  return duration(/try again in ((?:[\d.]+(?:ms|[dhms]))+)(?!\w)/.exec(message)?.[1] ?? '');
}

const milliseconds = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const;

/** `6m0s`, `1.5s`, `120ms` in ms; null for anything else. */
function duration(text: string): number | null {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|[dhms]))+$/.test(text)) return null;
  const parts = [...text.matchAll(/([\d.]+)(ms|[dhms])/g)];
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * milliseconds[unit as 'ms'], 0);
}

/** Seconds, perhaps with a fraction, or a date of HTTP: those all end in GMT, and `Date.parse` reads far too much. */
function retryAfter(value: unknown, now: number): number | null {
  const seconds = number(value);
  if (seconds !== null) return seconds * 1000;
  const date = /GMT\s*$/.test(string(value)) ? Date.parse(string(value)) : Number.NaN;
  return Number.isNaN(date) ? null : date - now;
}

/** Gemini names the quota that is used up: `details: [{ violations: [{ quotaId: "…PerDay…" }] }]`; its delay then means nothing. */
const perDayQuota = /PerDay/;

/** Gemini: `details: [{ "@type": "…RetryInfo", "retryDelay": "38s" }]`. */
function retryDelay(details: readonly Record<string, unknown>[]): string {
  return details.map((detail) => string(detail.retryDelay)).find(Boolean) ?? '';
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
  const reasons = list(metadata.reasons).slice(0, 3).map(presentable).filter(Boolean);
  return reasons.length > 0 ? ` (${reasons.join(', ')})` : '';
}

const longestQuote = 160;
/** Addresses of the web, of mail and of machines, paths of files, and whatever looks like a key. */
const unfitWord =
  /:\/\/|@|\\|^\W*(\/|www\.)|\b(sk-|AIza|gh[a-z]_|eyJ)|\d+(\.\d+){3}|:\d{2,5}\b|\.(com|net|org|ai|io|dev|app|cloud|local|internal|test)\b|^\W*(?=\S*\d)(?=\S*[A-Za-z])[\w-]{16,}\W*$/i;

/** A text from upstream as one plain sentence of at most 160 characters; nothing of what is a page, code or a phrase without content. */
function quotable(value: unknown): string {
  const [firstLine = ''] = string(value)
    .trim()
    .slice(0, 1000)
    .split(/[\r\n]/);
  if (/^[[{<]|<\/?[a-z!]|provider returned error/i.test(firstLine)) return '';
  const words = firstLine
    .replace(/\b(bearer|basic)\s+\S+/gi, '…')
    .split(/\s+/)
    .map((word) => (word.length > 40 || unfitWord.test(word) ? '…' : word))
    .join(' ')
    .replace(/"([^"]*)"/g, '“$1”')
    .replace(/[.?!]\s+(?=\S)/g, '; ')
    .replace(/[^\p{L}\p{N} .,;:?%=+()'’“”/_…-]+/gu, ' ')
    .replace(/(… ?)+/g, '… ')
    .replace(/\s+/g, ' ')
    .trim();
  if (words.split(' ').filter((word) => /\p{L}{2}/u.test(word)).length < 3) return '';
  const isLong = words.length >= longestQuote;
  return `${isLong ? `${words.slice(0, longestQuote - 2).replace(/\s\S*$/, '')}…` : words.replace(/[.,;:?\s]+$/, '')}.`;
}

/** The names that are shown, cut short and rid of all that a name needs not: marks, keys, addresses. */
function presentable(value: unknown): string {
  const words = string(value)
    .slice(0, 200)
    .replace(/[^\p{L}\p{N} .,&+()'/_-]+/gu, ' ')
    .split(/\s+/)
    .filter((word) => word.length <= 24);
  return [...words.join(' ')].slice(0, 40).join('').trim();
}

/** The first few that look like the id of a model. */
function modelNames(value: unknown): string[] {
  const names = list(value).map(string);
  return names.filter((name) => /^~?[\w.-]{1,40}\/[\w.:-]{1,80}$/.test(name)).slice(0, 5);
}

/** The error in a body, at its top or, beside partial text, in its first choice. Gemini wraps it in an array of one. */
function errorIn(body: unknown): unknown {
  const { error, choices } = record(Array.isArray(body) ? body[0] : body);
  return error ?? record(list(choices)[0]).error ?? undefined;
}

function status(value: unknown): number | null {
  const code = number(value);
  return code !== null && code >= 400 && code < 600 ? code : null;
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

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
