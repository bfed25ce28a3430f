import type { ChatRequest } from '#lib/simulator/chat-request.ts';
import type { Cut } from '#lib/simulator/framing.ts';
import type { Limits } from '#lib/simulator/limits.ts';
import type { ModelRow } from '#lib/simulator/models.ts';
import type { ReplyPlan } from '#lib/simulator/plan.ts';
import type { Refusal } from '#lib/simulator/refusal.ts';
import type { Step } from '#lib/simulator/script.ts';

/** What a refusing fault may know of the call it refuses. */
export interface FaultCall {
  /** Which call of this key to this row it is, from 1. */
  number: number;
  row: ModelRow;
  /** Of the endpoint that would answer. */
  provider: string;
  now: number;
  limits: Limits;
  prompt: string;
}

/** One way for a model to fail. What a fault does not name goes the ordinary way. */
export interface Fault {
  summary: string;
  /** Refuses in place of an answer; null lets this call through. */
  refuse?: (call: FaultCall) => Refusal | null;
  /** Bends the reply before it is written as steps. */
  plan?: (plan: ReplyPlan, request: ChatRequest) => ReplyPlan;
  /** Bends the steps. */
  steps?: (steps: Iterable<Step>, plan: ReplyPlan) => Iterable<Step>;
  cut?: Cut;
  lineEnd?: '\r\n';
  /** Answered with besides the usual ones. */
  headers?: Readonly<Record<string, string>>;
  /** Milliseconds the headers are held back. */
  headersDelay?: number;
  /** What the row says of its reasoning. */
  reasoning?: ModelRow['reasoning'];
  persona?: string;
}

/** The steps up to and including token number `count`. */
export function* upToToken(steps: Iterable<Step>, count: number): Generator<Step> {
  let seen = 0;
  for (const step of steps) {
    if (step.kind === 'finish') {
      return;
    }
    yield step;
    seen += step.kind === 'token' ? 1 : 0;
    if (seen >= count) {
      return;
    }
  }
}

/** The steps without one kind of them. */
export function* without(steps: Iterable<Step>, kind: Step['kind']): Generator<Step> {
  for (const step of steps) {
    if (step.kind !== kind) {
      yield step;
    }
  }
}
