import type { WireFailure } from '#lib/providers/wire.ts';

/** A refusal that says the account, not the endpoint, is limited. */
export interface LimitNotice {
  window: 'rate-window' | 'daily-allowance';
  /** Requests in one such window; null where it does not say. */
  limit: number | null;
  /** When the window is over: epoch ms on their clock, or ms from now; null where it does not say. */
  reset: { at: number } | { in: number } | null;
}

/**
 * Reads OpenRouter's and Gemini's 429 (API reference, sections 5 and 9). Null for every other refusal: a busy endpoint
 * and a model in high demand, which state headers of the same names, leave the account as it is. So does the
 * allowance of stealth models, which is another one.
 */
export function limitNotice({ status, body, headers }: WireFailure): LimitNotice | null {
  const error = record(record(Array.isArray(body) ? body[0] : body).error);
  if (status !== 429 && error.code !== 429) return null;
  return openRouterNotice(error, headers) ?? geminiNotice(error);
}

function openRouterNotice(error: Record<string, unknown>, headers: Headers): LimitNotice | null {
  const metadata = record(error.metadata);
  const message = String(error.message ?? '');
  if (/stealth/.test(message)) return null;
  const window =
    metadata.limit_source === 'openrouter_free_tier_per_minute' || /free-models-per-min/.test(message)
      ? 'rate-window'
      : metadata.limit_source === 'openrouter_free_tier_daily' || /free-models-per-day/.test(message)
        ? 'daily-allowance'
        : null;
  if (window === null) return null;
  const inBody = new Map(
    Object.entries(record(metadata.headers)).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const header = (name: string) => number(inBody.get(name)) ?? number(headers.get(name));
  const at = header('x-ratelimit-reset');
  return {
    window,
    limit: header('x-ratelimit-limit'),
    // Milliseconds; a figure in seconds would be a moment of 1970.
    reset: at !== null && at > 1e12 ? { at } : null,
  };
}

function geminiNotice(error: Record<string, unknown>): LimitNotice | null {
  const details = list(error.details).map(record);
  const violations = details.flatMap((detail) => list(detail.violations)).map(record);
  const of = (window: RegExp) => violations.find(({ quotaId }) => window.test(String(quotaId ?? '')));
  // None at all: no reset brings any, only another model or billing does.
  if (violations.some(({ quotaValue }) => number(quotaValue) === 0)) return null;
  const daily = of(/PerDay/);
  if (daily) return { window: 'daily-allowance', limit: number(daily.quotaValue), reset: null };
  const rate = of(/PerMinute/);
  if (!rate) return null;
  const delay = details
    .map(({ retryDelay }) => /^([\d.]+)s$/.exec(String(retryDelay ?? ''))?.[1])
    .find(Boolean);
  const seconds = number(delay);
  // A count of tokens is no count of requests.
  const limit = /Request/.test(String(rate.quotaId)) ? number(rate.quotaValue) : null;
  return { window: 'rate-window', limit, reset: seconds === null ? null : { in: seconds * 1000 } };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function number(value: unknown): number | null {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return null;
  const result = Number(value);
  return Number.isFinite(result) ? result : null;
}
