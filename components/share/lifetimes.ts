const day = 24 * 3600 * 1000;

/** How long a result link may be opened; ms, null: until it is revoked. */
export const lifetimes = [
  { key: 'day', label: '1 day', ms: day },
  { key: 'week', label: '7 days', ms: 7 * day },
  { key: 'month', label: '30 days', ms: 30 * day },
  { key: 'never', label: 'Never', ms: null },
] as const;

export const usualLifetime = 'week';

/** Epoch ms, or null for a link that never expires. */
export function expiryOf(key: string, now: number): number | null {
  const { ms } = lifetimes.find((each) => each.key === key) ?? lifetimes[1];
  return ms === null ? null : now + ms;
}
