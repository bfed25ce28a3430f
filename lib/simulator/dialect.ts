import type { ReplyPlan } from '#lib/simulator/plan.ts';
import type { Step } from '#lib/simulator/script.ts';

/** How another API says what the engine does: the same pieces at the same times, in other words. */
export interface Dialect {
  headers(plan: ReplyPlan): Record<string, string>;
  steps(steps: Iterable<Step>, plan: ReplyPlan): Iterable<Step>;
  /** The answer to who did not ask for a stream, from OpenRouter's form of it. */
  whole(completion: object, plan: ReplyPlan): object;
}

export type TokenStep = Extract<Step, { kind: 'token' }>;

/** The pieces of one event: all but the last are counted at their time and say nothing. */
export function* saidTogether(tokens: readonly TokenStep[], event: object | null): Generator<Step> {
  for (const token of tokens.slice(0, -1)) yield { ...token, event: null };
  const last = tokens.at(-1);
  if (last) yield { ...last, event };
}

/** The error a fault put into the stream, if this step carries one. */
export function errorIn(step: Step): { code?: unknown; message?: unknown } | null {
  if (step.kind !== 'event' || !('error' in step.event)) return null;
  const { error } = step.event;
  return typeof error === 'object' ? error : null;
}
