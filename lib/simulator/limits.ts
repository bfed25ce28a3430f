import { type Refusal, refuse } from '#lib/simulator/refusal.ts';

/** Requests to `:free` models an account may make; null is no limit. */
export interface Limits {
  perMinute: number | null;
  perDay: number | null;
}

export const unlimited: Limits = { perMinute: null, perDay: null };

/** The live numbers of an account that never bought credits; the refusals state them when no limit is set. */
const usual = { perMinute: 20, perDay: 50 } as const;

const minute = 60_000;
const day = 24 * 60 * minute;

/** Both windows stand on the clock: the minute and the UTC day, never the time since the first request. */
const windowStart = (now: number, length: number) => Math.floor(now / length) * length;

export const dayStart = (now: number) => windowStart(now, day);

export function isFree(modelId: string): boolean {
  return modelId.endsWith(':free') || modelId === 'openrouter/free';
}

function freeUsedSince(times: readonly number[], start: number): number {
  return times.reduce((count, time) => (time >= start ? count + 1 : count), 0);
}

/** Counts a free request made now, or refuses it uncounted. `times` holds the day's accepted requests and is pruned here. */
export function takeFree(times: number[], limits: Limits, now: number): Refusal | null {
  const today = dayStart(now);
  const firstOfToday = times.findIndex((time) => time >= today);
  times.splice(0, firstOfToday === -1 ? times.length : firstOfToday);
  if (limits.perMinute !== null && freeUsedSince(times, windowStart(now, minute)) >= limits.perMinute) {
    return minuteUsedUp(now, limits);
  }
  if (limits.perDay !== null && times.length >= limits.perDay) {
    return dayUsedUp(now, limits);
  }
  times.push(now);
  return null;
}

/** What `GET /key` tells. It lags: requests of the last minute are not counted yet, as on the live service. */
export function laggingUse(times: readonly number[], limits: Limits, now: number) {
  const start = dayStart(now);
  const used = times.filter((time) => time >= start && time <= now - minute).length;
  const limit = limits.perDay ?? 1_000_000;
  return { used, limit, remaining: Math.max(0, limit - used) };
}

export function minuteUsedUp(now: number, limits: Limits): Refusal {
  return quotaRefusal({
    message: 'Rate limit exceeded: free-models-per-min. ',
    limit: limits.perMinute ?? usual.perMinute,
    reset: windowStart(now, minute) + minute,
    source: 'openrouter_free_tier_per_minute',
    hint: 'Slow down requests to free models, or retry after the per-minute window resets.',
  });
}

export function dayUsedUp(now: number, limits: Limits): Refusal {
  const limit = limits.perDay ?? usual.perDay;
  return quotaRefusal({
    message:
      limit >= 1000
        ? 'Rate limit exceeded: free-models-per-day-high-balance. '
        : 'Rate limit exceeded: free-models-per-day. Add 10 credits to unlock 1000 free model requests per day',
    limit,
    reset: windowStart(now, day) + day,
    source: 'openrouter_free_tier_daily',
    hint: 'Wait for the daily reset (see X-RateLimit-Reset), or purchase credits to raise your free-model daily limit.',
  });
}

interface QuotaRefusal {
  message: string;
  limit: number;
  /** Epoch milliseconds. */
  reset: number;
  source: string;
  hint: string;
}

function quotaRefusal({ message, limit, reset, source, hint }: QuotaRefusal): Refusal {
  const headers = {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': String(reset),
  };
  return refuse(
    429,
    message,
    { headers, limit_source: source, remedy_hint: hint, provider_name: null },
    headers,
  );
}
