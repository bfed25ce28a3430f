/** How numbers and dates are written for people. None of these rounds to something that reads as another fact. */

const trim = (text: string): string => text.replace(/\.0+$/, '');

/** 950 → `950`, 131072 → `131K`, 1048576 → `1M`, 1500000 → `1.5M`. */
export function formatTokens(tokens: number): string {
  if (tokens < 1000) return String(tokens);
  if (tokens < 999_500) return `${Math.round(tokens / 1000)}K`;
  return `${trim((tokens / 1e6).toFixed(1))}M`;
}

/** USD per token → `$0.15` per million tokens; below a dollar a third decimal where there is one: `$0.017`. */
export function formatPerMillion(usdPerToken: number): string {
  const usd = usdPerToken * 1e6;
  if (usd === 0) return '$0';
  if (usd < 0.01) return '<$0.01';
  return `$${usd < 0.9995 ? usd.toFixed(3).replace(/0$/, '') : trim(usd.toFixed(2))}`;
}

/** How many digits of a small sum are kept. */
const significant = 4;

/** 0 → `$0`, 2 → `$2.00`, 0.00003452 → `$0.00003452`, 0.25 → `$0.25`: small sums keep their significant digits. */
export function formatMoney(usd: number): string {
  if (usd === 0) return '$0';
  if (usd >= 1) return `$${usd.toFixed(2)}`;
  if (usd >= 0.01) return `$${usd.toFixed(4).replace(/0{1,2}$/, '')}`;
  const decimals = significant - 1 - Math.floor(Math.log10(usd));
  return `$${usd.toFixed(Math.min(decimals, 100)).replace(/0+$/, '')}`;
}

/** Milliseconds as a number and its unit, three digits from 100 ms on: `412 ms`, `6.80 s`, `12.3 s`, `125 s`. */
export function formatDuration(ms: number): { text: string; unit: string } {
  if (ms < 999.5) return { text: String(Math.round(ms)), unit: 'ms' };
  if (ms < 99_950) return { text: (ms / 1000).toFixed(ms < 9995 ? 2 : 1), unit: 's' };
  return { text: String(Math.round(ms / 1000)), unit: 's' };
}

/** 900 → `900 B`, 52_000 → `51 KB`, 1_600_000 → `1.5 MB`, 52_428_800 → `50 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = Math.round(bytes / 1024);
  return kilobytes < 1024 ? `${kilobytes} KB` : `${trim((bytes / 1024 ** 2).toFixed(1))} MB`;
}

/** 12_345 → `12,345`. By hand, as the dates below: the browser's own first number or date costs a page a frame. */
export function formatCount(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

/** Epoch ms → `22 Nov`, or `22 Nov 2026`, in the reader's own zone. Dates are written one way in the whole app. */
export function formatDay(at: number, withYear = false): string {
  const date = new Date(at);
  const day = `${date.getDate()} ${months[date.getMonth()]}`;
  return withYear ? `${day} ${date.getFullYear()}` : day;
}

/** Epoch ms → `14:05`, by the reader's own clock. */
export function formatClock(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
