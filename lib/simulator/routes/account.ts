import type { Account } from '#lib/simulator/accounts.ts';
import { json } from '#lib/simulator/http.ts';
import { laggingUse } from '#lib/simulator/limits.ts';
import { isRefusal, refusalResponse } from '#lib/simulator/refusal.ts';
import type { Call } from '#lib/simulator/simulation.ts';

const uncached = { 'Cache-Control': 'private, no-store' };

function forAccount(call: Call, answer: (account: Account) => unknown): Response {
  const account = call.simulation.accounts.authenticate(call.request);
  return isRefusal(account) ? refusalResponse(account) : json(answer(account), 200, uncached);
}

/** `GET /key`, also under its older name `/auth/key`. */
export function getKey(call: Call): Response {
  return forAccount(call, (account) => ({ data: keyOf(account, call) }));
}

function keyOf(account: Account, { simulation }: Call) {
  const { limits } = account;
  const { clock } = simulation.settings;
  const usage = Number(account.spent.toFixed(12));
  return {
    label: account.label,
    is_management_key: false,
    is_provisioning_key: false,
    limit: null,
    limit_reset: null,
    limit_remaining: null,
    include_byok_in_limit: false,
    usage,
    usage_daily: usage,
    usage_weekly: usage,
    usage_monthly: usage,
    byok_usage: 0,
    byok_usage_daily: 0,
    byok_usage_weekly: 0,
    byok_usage_monthly: 0,
    is_free_tier: limits.perDay !== null && limits.perDay < 1000,
    expires_at: null,
    creator_user_id: account.userId,
    organization_id: null,
    workspace_id: null,
    allowed_data_regions: ['global'],
    free_model_daily_requests: laggingUse(account.freeRequests, limits, clock.now()),
    rate_limit: {
      requests: -1,
      interval: '10s',
      note: 'This field is deprecated and safe to ignore.',
    },
  };
}

/** What an account without a stated balance shows. */
const nominalCredits = 100;

export function getCredits(call: Call): Response {
  return forAccount(call, (account) => ({
    data: {
      total_credits: call.simulation.settings.credits ?? nominalCredits,
      total_usage: Number(account.spent.toFixed(12)),
    },
  }));
}
