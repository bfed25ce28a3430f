import { resetMargin } from '#lib/providers/trouble/stated-wait.ts';
import type { Allowance } from './quota.ts';
import type { Span, SpanOf } from './spans.ts';

/** Whose limit it is: the account's by the minute or the day, or what a visitor, or all of them, may use of a key lent. */
export type WindowReason = 'rate-window' | 'daily-allowance' | 'visitor-share' | 'site-share';

export interface WindowRule {
  reason: WindowReason;
  spanOf: SpanOf;
  /** Requests in one span until an answer says otherwise; null: nobody knows, and nothing is held back. */
  limit: number | null;
}

/** What an answer says of a window: its limit, and that it is used up until then (their clock). */
export interface WindowNews {
  limit: number | null;
  fullUntil: number | null;
}

/** Requests that are to leave later, by the start of the span they will count in. */
export type Planned = Map<number, number>;

/** One limit of one account, in their time (epoch ms) throughout. */
export interface Window {
  readonly reason: WindowReason;
  /** Null when one more may leave at that time; else the time when there is room again, to be left by the margin. */
  fullUntil(at: number, planned: Planned): number | null;
  /** A request leaves, or is to leave. */
  count(at: number, planned?: Planned): void;
  /** How many of ours count in the span of that time. */
  ours(at: number): number;
  limitIs(limit: number): void;
  /** The provider's own count, taken when `ours` of ours had left. It lags, so less than we know changes nothing. */
  usedIs(at: number, used: number, ours: number): void;
  /** A refusal: used up, whatever we counted. */
  correct(at: number, news: WindowNews): void;
  /** Another key turned out to belong to this account: what it used counts here. */
  absorb(other: Window): void;
  allowance(at: number): Allowance | null;
  /** For `absorb` only. */
  state(): State;
}

interface State {
  counts: Map<number, number>;
  /** What others used of the span that starts there, by the provider's own count. */
  elsewhere: { start: number; used: number };
  closedUntil: number;
  limit: number | null;
}

/** A provider that states a limit beyond these means something else. */
const isLimit = (limit: number) => Number.isInteger(limit) && limit >= 1 && limit <= 10_000_000;

export function createWindow({ reason, spanOf, limit }: WindowRule): Window {
  const state: State = {
    counts: new Map(),
    elsewhere: { start: 0, used: 0 },
    closedUntil: Number.NEGATIVE_INFINITY,
    limit,
  };

  /** Near a reset nobody knows on which side of it a request arrives: it counts on both. */
  function touched(at: number): Span[] {
    const [one, other] = [spanOf(at - resetMargin), spanOf(at + resetMargin)];
    return one.start === other.start ? [one] : [one, other];
  }

  function usedIn(start: number): number {
    const { counts, elsewhere } = state;
    return (counts.get(start) ?? 0) + (elsewhere.start === start ? elsewhere.used : 0);
  }

  function forget(at: number): void {
    const { start } = spanOf(at - resetMargin);
    for (const each of state.counts.keys()) if (each < start) state.counts.delete(each);
  }

  return {
    reason,
    fullUntil(at, planned) {
      if (at - resetMargin < state.closedUntil) return state.closedUntil;
      const { limit } = state;
      if (limit === null) return null;
      const full = touched(at).find(({ start }) => usedIn(start) + (planned.get(start) ?? 0) >= limit);
      return full?.end ?? null;
    },
    count(at, planned = state.counts) {
      if (planned === state.counts) forget(at);
      for (const { start } of touched(at)) planned.set(start, (planned.get(start) ?? 0) + 1);
    },
    ours: (at) => state.counts.get(spanOf(at).start) ?? 0,
    limitIs(limit) {
      if (isLimit(limit)) state.limit = limit;
    },
    usedIs(at, used, ours) {
      const { start } = spanOf(at);
      const before = state.elsewhere.start === start ? state.elsewhere.used : 0;
      state.elsewhere = { start, used: Math.max(before, used - ours) };
    },
    correct(at, { limit, fullUntil }) {
      if (limit !== null && isLimit(limit)) state.limit = limit;
      const { start, end } = spanOf(at);
      const isNear = fullUntil !== null && fullUntil <= at + (end - start) + resetMargin;
      state.closedUntil = Math.max(state.closedUntil, isNear ? fullUntil : end);
    },
    absorb(other) {
      const { counts, elsewhere, closedUntil, limit } = other.state();
      for (const [start, count] of counts) state.counts.set(start, (state.counts.get(start) ?? 0) + count);
      if (elsewhere.start >= state.elsewhere.start) state.elsewhere = elsewhere;
      state.closedUntil = Math.max(state.closedUntil, closedUntil);
      state.limit = limit ?? state.limit;
    },
    allowance(at) {
      const { limit, closedUntil } = state;
      if (limit === null) return null;
      const { start, end } = spanOf(at);
      const used = closedUntil > at ? Math.max(usedIn(start), limit) : usedIn(start);
      const resetsAt = Math.max(end, closedUntil);
      return { limit, used, remaining: Math.max(0, limit - used), resetsAt };
    },
    state: () => state,
  };
}
