import { resetMargin } from '#lib/providers/trouble/stated-wait.ts';
import type { Allowance } from './quota.ts';
import { type Said, saidLimit } from './said.ts';
import type { Span, SpanOf } from './spans.ts';

/** Whose limit it is: the account's by the minute or the day, or what a visitor, or all of them, may use of a key lent. */
export type WindowReason = 'rate-window' | 'daily-allowance' | 'visitor-share' | 'site-share';

export interface WindowRule {
  reason: WindowReason;
  spanOf: SpanOf;
  /** Requests in one span until an answer says otherwise; null: nobody knows, and nothing is held back. */
  limit: number | null;
}

/** A rule as it binds somebody: what is counted for it is kept under its name. */
export interface Limit extends WindowRule {
  name: string;
}

/** Requests by the start (epoch ms) of the span they count in. */
export type Counts = Readonly<Record<string, number>>;

/** All that is known of one limit, in their time (epoch ms) throughout. */
export interface WindowState {
  counts: Counts;
  said: Said;
}

/** Near a reset nobody knows on which side of it a request arrives: it counts on both. */
function touched(spanOf: SpanOf, at: number): Span[] {
  const [one, other] = [spanOf(at - resetMargin), spanOf(at + resetMargin)];
  return one.start === other.start ? [one] : [one, other];
}

function usedIn({ counts, said: { elsewhere } }: WindowState, start: number): number {
  return (counts[start] ?? 0) + (elsewhere.start === start ? elsewhere.used : 0);
}

const limitOf = (rule: WindowRule, { said }: WindowState, at: number) => saidLimit(said, at) ?? rule.limit;

/** Null when one more may leave at that time; else the time when there is room again, to be left by the margin. */
export function fullUntil(rule: WindowRule, state: WindowState, at: number): number | null {
  if (at - resetMargin < state.said.closedUntil) return state.said.closedUntil;
  const limit = limitOf(rule, state, at);
  if (limit === null) return null;
  return touched(rule.spanOf, at).find(({ start }) => usedIn(state, start) >= limit)?.end ?? null;
}

/** With a request that leaves at that time; `by` -1: it did not leave after all. */
export function counted({ spanOf }: WindowRule, counts: Counts, at: number, by = 1): Counts {
  const changed = touched(spanOf, at).map(({ start }) => [start, Math.max(0, (counts[start] ?? 0) + by)]);
  return { ...counts, ...Object.fromEntries(changed) };
}

/** Whether a request counted for one time is counted where it belongs when it leaves at another. */
export function countsFor({ spanOf }: WindowRule, at: number, leaving: number): boolean {
  const spans = touched(spanOf, at);
  return touched(spanOf, leaving).every(({ start }) => spans.some((span) => span.start === start));
}

/** Without the spans that are surely over. */
export function current(spanOf: SpanOf, counts: Counts, at: number): Counts {
  const { start } = spanOf(at - resetMargin);
  return Object.fromEntries(Object.entries(counts).filter(([each]) => Number(each) >= start));
}

/** How many of ours count in the span of that time. */
export function ours({ spanOf }: WindowRule, { counts }: WindowState, at: number): number {
  return counts[spanOf(at).start] ?? 0;
}

export function allowanceOf(rule: WindowRule, state: WindowState, at: number): Allowance | null {
  const limit = limitOf(rule, state, at);
  if (limit === null) return null;
  const { start, end } = rule.spanOf(at);
  const { closedUntil } = state.said;
  const used = closedUntil > at ? Math.max(usedIn(state, start), limit) : usedIn(state, start);
  return { limit, used, remaining: Math.max(0, limit - used), resetsAt: Math.max(end, closedUntil) };
}
