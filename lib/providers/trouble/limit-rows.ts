import { perDayQuota } from './evidence.ts';
import { account, host, named, type Row, says, source } from './row.ts';

/** Too much was asked: of the account, or of who serves the model. */
export const limitRows: readonly Row[] = [
  [
    'account-limit',
    (e) => source(e) === 'openrouter_free_tier_daily' || says(e, /free-models-per-day/),
    (_, c) => `${account(c)} has used its free requests for today.`,
    (_, c) =>
      c.isLent
        ? 'Connect your own key, or wait for the daily reset.'
        : 'Wait for the daily reset, or choose a paid model.',
  ],
  [
    'payment',
    (e) => e.status === 429 && says(e, /free_tier\S*, limit: 0\b/),
    (_, c) => `${c.provider} gives this model no free requests.`,
    () => 'Choose another model, or set up billing for the key.',
  ],
  [
    'account-limit',
    (e) => named(e, /RESOURCE_EXHAUSTED/) && says(e, /Per(Day|Minute)/) && !says(e, /free_?tier/i),
    (_, c) => `The ${c.provider} account has reached its limit for this model.`,
    () => 'Retry later, or choose another model.',
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
    (_, c) => `${account(c)} has used its free requests for this minute.`,
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
];
