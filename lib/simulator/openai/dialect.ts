import type { ChatRequest } from '#lib/simulator/chat-request.ts';
import { type Dialect, errorIn } from '#lib/simulator/dialect.ts';
import type { OpenAiModel, ThoughtPlace } from '#lib/simulator/openai/models.ts';
import type { ReplyPlan } from '#lib/simulator/plan.ts';
import { type Step, trueUsage } from '#lib/simulator/script.ts';

/**
 * The plain stream of OpenAI and of the servers that copy it: a role chunk, the pieces, a finish with an empty delta, usage
 * in a chunk of its own for who asked, `[DONE]`. Thoughts stand where the model puts them.
 */
export function openAiDialect(chat: ChatRequest, { thoughts }: OpenAiModel): Dialect {
  const wantsUsage = Object(chat.stream_options).include_usage === true;

  function* steps(steps: Iterable<Step>, plan: ReplyPlan): Generator<Step> {
    let isOpened = false;
    let inTags = false;

    function deltaOf(step: Extract<Step, { kind: 'token' }>): object {
      if (step.phase === 'tool') return { tool_calls: [{ index: 0, function: { arguments: step.text } }] };
      if (step.phase === 'thinking' && thoughts !== 'tags') return { [fieldOf(thoughts)]: step.text };
      const tag = step.phase === 'thinking' ? (inTags ? '' : '<think>\n') : inTags ? '\n</think>\n\n' : '';
      inTags = step.phase === 'thinking';
      return { content: `${tag}${step.text}` };
    }

    function* opened(): Generator<Step> {
      if (isOpened) return;
      isOpened = true;
      yield { kind: 'event', event: chunk(plan, { role: 'assistant', content: '', refusal: null }) };
    }

    for (const step of steps) {
      const error = errorIn(step);
      if (step.kind === 'comment') continue;
      if (error) yield { ...step, kind: 'event', event: errorEvent(step, plan) };
      else if (step.kind === 'token') {
        // The first piece keeps its time: the role comes along with it.
        if (!isOpened && step.due !== undefined) {
          isOpened = true;
          const role = chunk(plan, { role: 'assistant', content: '', refusal: null });
          yield { kind: 'event', due: step.due, event: role };
        }
        yield { ...step, event: chunk(plan, deltaOf(step)) };
      } else if (step.kind === 'event') {
        isOpened = true;
        yield { ...step, event: chunk(plan, { role: 'assistant', ...openingOf(plan) }) };
      } else if (step.kind === 'finish') {
        yield* opened();
        yield { ...step, event: chunk(plan, {}, plan.finish) };
      } else if (step.kind === 'usage') {
        const event = wantsUsage ? { ...chunk(plan, {}), choices: [], usage: usage(plan) } : null;
        yield { ...step, usage: usage(plan), event };
      } else yield step;
    }
  }

  return {
    headers: ({ head }) => ({
      'x-request-id': `req_${head.id.slice(-20)}`,
      'openai-processing-ms': '12',
    }),
    steps,
    whole: (completion, plan) => whole(completion, plan, thoughts),
  };
}

const fieldOf = (place: ThoughtPlace) => (place === 'reasoning' ? 'reasoning' : 'reasoning_content');

const failed = {
  message: 'The server had an error while processing your request. Sorry about that!',
  type: 'server_error',
  param: null,
  code: null,
};

/** Beside a choice where the fault has one, which is the form that OpenAI's own SDK overlooks. */
function errorEvent(step: Step, plan: ReplyPlan): object {
  const hasChoices = step.kind === 'event' && 'choices' in step.event;
  return hasChoices ? { ...chunk(plan, {}), ...step.event, ...head(plan), error: failed } : { error: failed };
}

function openingOf({ toolCall }: ReplyPlan) {
  const call = { index: 0, id: toolCall?.id, type: 'function' };
  return { content: null, tool_calls: [{ ...call, function: { name: toolCall?.name, arguments: '' } }] };
}

const head = ({ head: { id, created, model } }: ReplyPlan) => ({
  id: id.replace(/^gen-/, 'chatcmpl-'),
  created,
  model,
  service_tier: 'default',
  system_fingerprint: null,
});

function chunk(plan: ReplyPlan, delta: object, finishReason: string | null = null) {
  const choices = [{ index: 0, delta, logprobs: null, finish_reason: finishReason }];
  return { ...head(plan), object: 'chat.completion.chunk', choices };
}

function usage(plan: ReplyPlan) {
  const { prompt_tokens, completion_tokens, total_tokens } = trueUsage(plan);
  return {
    prompt_tokens,
    completion_tokens,
    total_tokens,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: plan.thinking.length,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}

function whole(completion: object, plan: ReplyPlan, thoughts: ThoughtPlace): object {
  const { choices } = completion as { choices: [{ message: Record<string, unknown> }] };
  const { content, tool_calls, reasoning } = choices[0].message;
  const thought = typeof reasoning === 'string' ? reasoning : '';
  const answer = thoughts === 'tags' && thought ? `<think>\n${thought}\n</think>\n\n${content}` : content;
  const field = thoughts === 'reasoning' || thoughts === 'reasoning_content' ? { [thoughts]: thought } : {};
  const calls = tool_calls ? { tool_calls } : {};
  const message = { role: 'assistant', content: answer, refusal: null, annotations: [], ...field, ...calls };
  return {
    ...head(plan),
    object: 'chat.completion',
    choices: [{ index: 0, message, logprobs: null, finish_reason: plan.finish }],
    usage: usage(plan),
  };
}
