import type { Account } from '#lib/simulator/accounts.ts';
import { benchShape } from '#lib/simulator/bench.ts';
import type { Clock } from '#lib/simulator/clock.ts';
import type { ReplyPlan } from '#lib/simulator/plan.ts';
import type { SimulatedRequest } from '#lib/simulator/record.ts';
import type { Step } from '#lib/simulator/script.ts';
import type { Delivery } from '#lib/simulator/stream.ts';
import { usageOf } from '#lib/simulator/usage.ts';

/** Writes what really leaves into the truth record, and bills it at the end. */
export function witness(
  record: SimulatedRequest,
  plan: ReplyPlan,
  account: Account,
  clock: Clock,
): Pick<Delivery, 'onStep' | 'onEnd'> {
  const keepsChunks = record.answeredModel !== null && benchShape(record.answeredModel) !== null;
  let completion = 0;
  let reasoning = 0;

  function onToken(step: Extract<Step, { kind: 'token' }>): void {
    completion += 1;
    reasoning += step.phase === 'thinking' ? 1 : 0;
    if (step.event === null) {
      return;
    }
    const now = clock.now();
    record.firstTokenAt ??= now;
    record.lastTokenAt = now;
    if (step.phase !== 'thinking') {
      record.firstAnswerAt ??= now;
    }
    if (keepsChunks) {
      record.chunks.push([now, step.text]);
    }
  }

  return {
    onStep(step) {
      if (step.kind === 'token') {
        onToken(step);
      } else if (step.kind === 'finish') {
        record.finish = step.reason;
      } else if (step.kind === 'usage') {
        record.usage = step.usage;
      }
    },
    onEnd(ending) {
      record.endedAt = clock.now();
      record.cancelled = ending === 'cancelled';
      record.tokens = usageOf({ prompt: plan.promptTokens, completion, reasoning }, plan.prices);
      account.spent += record.tokens.cost;
    },
  };
}
