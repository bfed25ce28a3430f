import type { ReplyPlan } from '#lib/simulator/plan.ts';
import type { Step } from '#lib/simulator/script.ts';
import { type Delivery, timed } from '#lib/simulator/stream.ts';

interface Folded {
  thinking: string;
  answer: string;
  toolArguments: string;
  finish: string | null;
  usage: unknown;
  error: unknown;
}

/** The same steps in the same time as one `chat.completion` object: what a caller gets who did not ask for a stream. */
export async function wholeReply(
  steps: Iterable<Step>,
  plan: ReplyPlan,
  delivery: Delivery,
): Promise<object> {
  const folded: Folded = {
    thinking: '',
    answer: '',
    toolArguments: '',
    finish: null,
    usage: null,
    error: null,
  };
  try {
    for await (const step of timed(steps, delivery)) {
      fold(folded, step);
    }
  } catch (error) {
    delivery.onEnd(delivery.signal.aborted ? 'cancelled' : 'broken');
    throw error;
  }
  delivery.onEnd('complete');
  return completion(folded, plan);
}

function fold(folded: Folded, step: Step): void {
  switch (step.kind) {
    case 'token':
      if (step.phase === 'thinking') {
        folded.thinking += step.event === null ? '' : step.text;
      } else if (step.phase === 'answer') {
        folded.answer += step.text;
      } else {
        folded.toolArguments += step.text;
      }
      break;
    case 'finish':
      folded.finish = step.reason;
      break;
    case 'usage':
      folded.usage = step.usage;
      break;
    case 'event':
      folded.error = 'error' in step.event ? step.event.error : folded.error;
      break;
  }
}

function completion(folded: Folded, plan: ReplyPlan): object {
  const { id, created, model, provider } = plan.head;
  const finish = folded.error === null ? folded.finish : 'error';
  return {
    id,
    object: 'chat.completion',
    created,
    model,
    provider,
    system_fingerprint: null,
    service_tier: null,
    choices: [
      {
        index: 0,
        logprobs: null,
        finish_reason: finish,
        native_finish_reason: finish,
        message: messageOf(folded, plan),
        ...(folded.error === null ? {} : { error: folded.error }),
      },
    ],
    ...(folded.usage === null ? {} : { usage: folded.usage }),
  };
}

function messageOf(folded: Folded, plan: ReplyPlan): object {
  const { thinking, toolArguments } = folded;
  const call = plan.toolCall;
  return {
    role: 'assistant',
    content: call === null || folded.answer !== '' ? folded.answer : null,
    refusal: null,
    reasoning: thinking === '' ? null : thinking,
    ...(thinking === ''
      ? {}
      : { reasoning_details: [{ type: 'reasoning.text', text: thinking, format: 'unknown', index: 0 }] }),
    ...(call === null
      ? {}
      : {
          tool_calls: [
            {
              id: call.id,
              index: 0,
              type: 'function',
              function: { name: call.name, arguments: toolArguments },
            },
          ],
        }),
  };
}
