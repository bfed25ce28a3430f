import { quotaRules } from '#lib/quota/rules.ts';
import type { WindowReason } from '#lib/quota/window.ts';

const spans = new Map<WindowReason, string>([
  ['rate-window', 'a minute'],
  ['daily-allowance', 'a day'],
]);

/** `20 a minute and 50 a day`, from the rules that the planner goes by; null where a provider prints none. */
export function freeLimits(provider: string): string | null {
  const known = (quotaRules[provider]?.windows ?? []).flatMap(({ limit, reason }) => {
    const span = spans.get(reason);
    return limit === null || span === undefined ? [] : [`${limit} ${span}`];
  });
  return known.length > 0 ? known.join(' and ') : null;
}
