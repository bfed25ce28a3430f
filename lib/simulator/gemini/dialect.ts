import type { ChatRequest } from '#lib/simulator/chat-request.ts';
import { type Dialect, errorIn, saidTogether, type TokenStep } from '#lib/simulator/dialect.ts';
import { nameFrom } from '#lib/simulator/face.ts';
import { record, signatureOf, thinkingConfig } from '#lib/simulator/gemini/fields.ts';
import type { GeminiModel } from '#lib/simulator/gemini/models.ts';
import type { ReplyPlan } from '#lib/simulator/plan.ts';
import { type Phase, type Step, trueUsage } from '#lib/simulator/script.ts';

/** Few and large: so many pieces of text make one chunk. */
const chunkLength = 24;

/**
 * Gemini's stream: no comments, large chunks, no finish reason before the end, thoughts as tagged text, a tool call whole
 * and without an index, and usage beside the finish only for who asked.
 */
export function geminiDialect(chat: ChatRequest, model: GeminiModel): Dialect {
  const showsThoughts = thinkingConfig(chat)?.include_thoughts === true;
  const wantsUsage = record(chat.stream_options).include_usage === true;

  function* steps(steps: Iterable<Step>, plan: ReplyPlan): Generator<Step> {
    let held: TokenStep[] = [];
    let tags: 'before' | 'open' | 'closed' = 'before';

    function* flush(): Generator<Step> {
      const phase = held[0]?.phase;
      const text = held.map((token) => token.text).join('');
      const tokens = held;
      held = [];
      if (phase) yield* saidTogether(tokens, eventFor(phase, text));
    }

    function eventFor(phase: Phase, text: string): object | null {
      if (phase === 'tool') return chunk(plan, callDelta(plan, text, model.signs));
      if (phase === 'thinking') {
        if (!showsThoughts) return null;
        const content = `${tags === 'before' ? '<thought>' : ''}${text}`;
        tags = 'open';
        return chunk(plan, { content, role: 'assistant', extra_content: { google: { thought: true } } });
      }
      const content = `${tags === 'open' ? '</thought>' : ''}${text}`;
      tags = 'closed';
      return chunk(plan, { content, role: 'assistant' });
    }

    for (const step of steps) {
      if (step.kind === 'token') {
        const isFull = held.length >= chunkLength && step.phase !== 'tool';
        if (held[0] && (held[0].phase !== step.phase || isFull)) yield* flush();
        held.push(step);
        continue;
      }
      const error = errorIn(step);
      // What opens a call is said together with its arguments.
      if (step.kind === 'comment' || (step.kind === 'event' && !error)) continue;
      yield* flush();
      if (error) yield { ...step, kind: 'event', event: { error: overloaded } };
      else if (step.kind === 'finish') yield finishStep(step, plan, wantsUsage);
      else if (step.kind === 'usage') yield { ...step, usage: usage(plan), event: null };
      else yield step;
    }
    yield* flush();
  }

  return { headers: () => ({}), steps, whole: (completion, plan) => whole(completion, plan, model.signs) };
}

const overloaded = {
  code: 503,
  message: 'The model is overloaded. Please try again later.',
  status: 'UNAVAILABLE',
};

function finishStep(
  step: Extract<Step, { kind: 'finish' }>,
  plan: ReplyPlan,
  wantsUsage: boolean,
): Extract<Step, { kind: 'finish' }> {
  const counts = wantsUsage && plan.usage !== null ? { usage: usage(plan) } : {};
  return { ...step, event: { ...chunk(plan, { role: 'assistant' }, finishOf(plan)), ...counts } };
}

/** A call ends with `stop` here, like any other reply. */
const finishOf = ({ finish }: ReplyPlan) => (finish === 'tool_calls' ? 'stop' : finish);

function chunk(plan: ReplyPlan, delta: object, finishReason?: string) {
  const choice = { delta, index: 0, ...(finishReason === undefined ? {} : { finish_reason: finishReason }) };
  return { choices: [choice], ...head(plan), object: 'chat.completion.chunk' };
}

const head = ({ head: { created, id, model } }: ReplyPlan) => ({ created, id: nameFrom(id, 22), model });

function callDelta(plan: ReplyPlan, text: string, signs: boolean) {
  return { role: 'assistant', tool_calls: [callOf(plan, text, signs)] };
}

function callOf({ toolCall }: ReplyPlan, text: string, signs: boolean) {
  const id = `function-call-${toolCall?.id ?? ''}`;
  return {
    ...(signs ? { extra_content: { google: { thought_signature: signatureOf(id) } } } : {}),
    function: { arguments: text, name: toolCall?.name ?? '' },
    id,
    type: 'function',
  };
}

/** Thoughts count in the total and nowhere else. */
function usage(plan: ReplyPlan) {
  const { prompt_tokens, completion_tokens, total_tokens } = trueUsage(plan);
  return { completion_tokens: completion_tokens - plan.thinking.length, prompt_tokens, total_tokens };
}

function whole(completion: object, plan: ReplyPlan, signs: boolean): object {
  const [choice] = Object.values(record(record(completion).choices));
  const { content, tool_calls } = record(record(choice).message);
  const [call] = Object.values(record(tool_calls));
  const text = record(record(call).function).arguments;
  const message = {
    role: 'assistant',
    content,
    ...(typeof text === 'string' ? { tool_calls: [callOf(plan, text, signs)] } : {}),
  };
  return {
    choices: [{ finish_reason: finishOf(plan), index: 0, message }],
    ...head(plan),
    object: 'chat.completion',
    usage: usage(plan),
  };
}
