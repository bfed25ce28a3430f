import { resetMargin } from '#lib/providers/trouble/stated-wait.ts';
import { day, type SpanOf } from './spans.ts';

/** What answers said of one window, as it is kept. All times epoch ms, theirs. */
export interface Said {
  /** What others used of the span that starts there, by the provider's own count. */
  elsewhere: { start: number; used: number };
  closedUntil: number;
  /** Requests in one span, and when that was said; null: it never was. */
  limit: { count: number; at: number } | null;
}

/** What a refusal says of a window: its limit, and that it is used up until then. */
export interface WindowNews {
  limit: number | null;
  fullUntil: number | null;
}

/** An account may be a better one by then. */
const limitLasts = day;

export const nothingSaid: Said = { elsewhere: { start: 0, used: 0 }, closedUntil: 0, limit: null };

/** A provider that states a limit beyond these means something else. */
const isLimit = (limit: number) => Number.isInteger(limit) && limit >= 1 && limit <= 10_000_000;

/** The limit that was said, as long as that counts; null where nobody knows. */
export function saidLimit({ limit }: Said, at: number): number | null {
  return limit && at - limit.at < limitLasts ? limit.count : null;
}

export function withLimit(said: Said, at: number, limit: number): Said {
  return isLimit(limit) ? { ...said, limit: { count: limit, at } } : said;
}

/** The provider's own count, taken when `ours` of ours had left. It lags, so less than we know changes nothing. */
export function withUsed(said: Said, spanOf: SpanOf, at: number, used: number, ours: number): Said {
  const { start } = spanOf(at);
  const before = said.elsewhere.start === start ? said.elsewhere.used : 0;
  return { ...said, elsewhere: { start, used: Math.max(before, used - ours) } };
}

/** A refusal: used up, whatever was counted. */
export function closed(said: Said, spanOf: SpanOf, at: number, { limit, fullUntil }: WindowNews): Said {
  const { start, end } = spanOf(at);
  const isNear = fullUntil !== null && fullUntil <= at + (end - start) + resetMargin;
  const closedUntil = Math.max(said.closedUntil, isNear ? fullUntil : end);
  return { ...(limit === null ? said : withLimit(said, at, limit)), closedUntil };
}

/** What two have heard: of each the newer, or what allows less. */
export function heardByBoth(one: Said, other: Said): Said {
  const [older, newer] =
    one.elsewhere.start <= other.elsewhere.start
      ? [one.elsewhere, other.elsewhere]
      : [other.elsewhere, one.elsewhere];
  const isOneSpan = older.start === newer.start;
  return {
    elsewhere: isOneSpan ? { ...newer, used: Math.max(older.used, newer.used) } : newer,
    closedUntil: Math.max(one.closedUntil, other.closedUntil),
    limit: (one.limit?.at ?? 0) > (other.limit?.at ?? 0) ? one.limit : other.limit,
  };
}
