import { minuteOf, pacificDayOf, utcDayOf } from './spans.ts';
import type { WindowRule } from './window.ts';

/** How a provider limits what it gives away. */
export interface QuotaRules {
  /** Who shares one budget: all keys of an account, or each model of a key alone. */
  per: 'account' | 'model';
  windows: readonly WindowRule[];
}

/** By provider; one that is not here limits nothing that we could count. A provider with a free tier is one entry. */
export const quotaRules: Readonly<Record<string, QuotaRules>> = {
  // API reference, section 6. Both are what an account has that never paid, until its answers say otherwise.
  openrouter: {
    per: 'account',
    windows: [
      { reason: 'rate-window', spanOf: minuteOf, limit: 20 },
      { reason: 'daily-allowance', spanOf: utcDayOf, limit: 50 },
    ],
  },
  // Section 9: per project and model; no figures are printed, so only its refusals tell them.
  gemini: {
    per: 'model',
    windows: [
      { reason: 'rate-window', spanOf: minuteOf, limit: null },
      { reason: 'daily-allowance', spanOf: pacificDayOf, limit: null },
    ],
  },
};
