import type { ChatRequest } from '#lib/simulator/chat-request.ts';
import { type Fault, upToToken, without } from '#lib/simulator/fault.ts';
import type { ReplyPlan } from '#lib/simulator/plan.ts';
import { chunkHead, commentSteps, type Step, trueUsage } from '#lib/simulator/script.ts';
import { tokenise } from '#lib/simulator/tokens.ts';
import { usageOf } from '#lib/simulator/usage.ts';

const overloaded = {
  code: 502,
  message: 'Upstream error from Simulator: Service temporarily overloaded',
  metadata: { error_type: 'provider_unavailable' },
};

/** The documented form: the error beside a last empty choice. */
function errorBesideChoice(plan: ReplyPlan): Step {
  const choice = { index: 0, delta: { content: '' }, finish_reason: 'error', native_finish_reason: null };
  return { kind: 'event', event: { ...chunkHead(plan), error: overloaded, choices: [choice] } };
}

/** The form seen live: the only data event, no choice, no `[DONE]`. */
function* errorAlone(_: Iterable<Step>, plan: ReplyPlan): Generator<Step> {
  yield* commentSteps(plan);
  yield {
    kind: 'event',
    due: plan.schedule(0),
    event: { ...chunkHead(plan), choices: [], error: overloaded },
  };
}

function* thenStep(steps: Iterable<Step>, last: Step): Generator<Step> {
  yield* steps;
  yield last;
}

function* commentsOnly(_: Iterable<Step>, plan: ReplyPlan): Generator<Step> {
  for (let second = 1; second <= 120; second += 1) {
    yield { kind: 'comment', due: second * plan.second };
  }
}

const said = (plan: ReplyPlan, text: string): ReplyPlan => ({
  ...plan,
  thinking: [],
  answer: tokenise(text),
  toolCall: null,
  finish: 'stop',
});

/** The words in one piece, the count as if they had come one by one. */
function inOnePiece(plan: ReplyPlan): ReplyPlan {
  const last = plan.schedule(Math.max(0, plan.answer.length - 1));
  return { ...plan, answer: [plan.answer.join('')], schedule: () => last, usage: trueUsage(plan) };
}

const manyAlphabets =
  'Café naïve, 日本語の文章 and 中文混排, Ελληνικά, русский, हिन्दी, العربية. Emoji too: 🙂 🚀 👩‍🚀 🇳🇴 👍🏽 — and back to plain words. ';

/** Half of it without a place to break: hard to lay out. */
const hugeText = 'All at once: '
  .concat('0123456789abcdef '.repeat(9_000))
  .slice(0, 150_000)
  .concat('a'.repeat(150_000));

const toolNamed = (plan: ReplyPlan, pieces: readonly string[]): ReplyPlan => ({
  ...plan,
  answer: [],
  toolCall: { id: plan.toolCall?.id ?? 'call_simulated', name: plan.toolCall?.name ?? 'get_time', pieces },
  finish: 'tool_calls',
});

/** The call made last, or the first of the tools that are offered: the result is never enough. */
function calledAgain(plan: ReplyPlan, { messages, tools, tool_choice: choice }: ChatRequest): ReplyPlan {
  const offered = choice === 'none' ? undefined : tools?.find((tool) => tool.function)?.function;
  if (!offered) return plan;
  const last = messages.flatMap((message) => message.tool_calls ?? []).at(-1)?.function;
  const { name, arguments: text } = last ?? { name: offered.name, arguments: '{}' };
  if (plan.toolCall) return toolNamed(plan, plan.toolCall.pieces);
  return toolNamed({ ...plan, toolCall: { id: `call_${plan.head.id}`, name, pieces: [] } }, tokenise(text));
}

/** Faults of a reply that was accepted: everything between the headers and the last byte. */
export const replyFaults: Readonly<Record<string, Fault>> = {
  'error-first-event': {
    summary: 'The only event is an error, without choices or end mark.',
    steps: errorAlone,
  },
  'error-mid-stream': {
    summary: 'An error in the documented form after some text.',
    steps: (steps, plan) => thenStep(upToToken(steps, 24), errorBesideChoice(plan)),
  },
  'error-bare': {
    summary: 'A bare error object after some text.',
    steps: (steps) => thenStep(upToToken(steps, 12), { kind: 'event', event: { error: overloaded } }),
  },
  'empty-stream': { summary: 'The stream closes without an event.', steps: () => [] },
  'empty-reply': {
    summary: 'Finishes normally with no text at all.',
    plan: (plan) => ({
      ...said(plan, ''),
      usage: usageOf({ prompt: 0, completion: 0, reasoning: 0 }, plan.prices),
    }),
  },
  'length-all-thinking': {
    summary: 'All tokens went into thinking, none into an answer.',
    plan: (plan) => ({ ...said(plan, ''), thinking: plan.answer, finish: 'length' }),
    reasoning: {
      mandatory: false,
      default_enabled: true,
      supported_efforts: ['high', 'medium', 'low', 'none'],
    },
  },
  cut: {
    summary: 'The stream closes in mid-text without a finish reason.',
    steps: (steps) => upToToken(steps, 24),
  },
  disconnect: {
    summary: 'The connection is reset in mid-text.',
    // A little later than the last word: a reset makes clients drop what they have not read yet.
    steps: (steps, plan) => thenStep(upToToken(steps, 24), { kind: 'reset', due: plan.schedule(30) }),
  },
  stall: {
    summary: 'Some text, then silence for ever.',
    steps: (steps) => thenStep(upToToken(steps, 12), { kind: 'silence' }),
  },
  'stall-start': { summary: 'Headers, then nothing for ever.', steps: () => [{ kind: 'silence' }] },
  'comments-only': { summary: 'A comment each second for two minutes, never a word.', steps: commentsOnly },
  drip: {
    summary: 'Every byte is a write of its own.',
    plan: (plan) => ({ ...plan, answer: plan.answer.slice(0, 24) }),
    cut: 'bytes',
  },
  crlf: { summary: 'Lines end in carriage return and line feed.', lineEnd: '\r\n' },
  'split-utf8': {
    summary: 'Writes end inside characters.',
    plan: (plan) => said(plan, manyAlphabets.repeat(3)),
    cut: 'characters',
  },
  'huge-chunk': {
    summary: 'One delta of 300,000 characters.',
    plan: (plan) => inOnePiece({ ...said(plan, hugeText), schedule: () => plan.schedule(0) }),
  },
  'no-usage': { summary: 'No usage is reported.', plan: (plan) => ({ ...plan, usage: null }) },
  'nan-usage': {
    summary: 'Usage that is no numbers.',
    plan: (plan) => ({
      ...plan,
      usage: {
        prompt_tokens: null,
        completion_tokens: 'NaN',
        total_tokens: -1,
        cost: 'free',
        completion_tokens_details: null,
      },
    }),
  },
  'no-done': { summary: 'Finishes, but without the end mark.', steps: (steps) => without(steps, 'done') },
  'one-chunk': { summary: 'The whole answer in one delta.', plan: inOnePiece },
  'tool-empty-arguments': {
    summary: 'A tool call whose arguments are the empty string.',
    plan: (plan) => toolNamed(plan, ['', '']),
  },
  'tool-bad-arguments': {
    summary: 'A tool call whose arguments are not JSON.',
    plan: (plan) => toolNamed(plan, ['{"city": ', '"Oslo', ', units: ']),
  },
  'tool-loop': {
    summary: 'Calls the tool again and again, whatever it gives back.',
    persona: 'caller',
    plan: calledAgain,
  },
  'content-filter': {
    summary: 'A content filter ends the reply in mid-text.',
    plan: (plan) => ({ ...plan, answer: plan.answer.slice(0, 24), finish: 'content_filter' }),
  },
  'finish-error': {
    summary: 'The finish reason is error, with no error object.',
    plan: (plan) => ({ ...plan, answer: plan.answer.slice(0, 24), finish: 'error' }),
  },
  'served-fallback': {
    summary: 'Another model answers.',
    plan: (plan) => ({ ...plan, head: { ...plan.head, model: 'demo/steady' } }),
  },
  cached: {
    summary: 'Most of the prompt came from a cache.',
    plan: (plan) => ({
      ...plan,
      usage: usageOf(
        {
          prompt: plan.promptTokens,
          completion: trueUsage(plan).completion_tokens,
          reasoning: plan.thinking.length,
          cached: Math.floor(plan.promptTokens * 0.75),
        },
        plan.prices,
      ),
    }),
  },
  'cached-reply': {
    summary: 'The same reply as before, from the response cache: nothing is counted.',
    headers: { 'X-OpenRouter-Cache-Status': 'HIT', 'X-OpenRouter-Cache-TTL': '300' },
    plan: (plan) => ({
      ...plan,
      schedule: () => 0,
      usage: usageOf({ prompt: 0, completion: 0, reasoning: 0 }, plan.prices),
    }),
  },
  'slow-headers': { summary: 'The headers take a second and a half.', headersDelay: 1500 },
  'canonical-model': {
    summary: 'The reply names the model by its canonical slug.',
    plan: (plan) => ({ ...plan, head: { ...plan.head, model: `${plan.head.model}-20261101` } }),
  },
  'mandatory-reasoner': {
    summary: 'Thinks always; asking it not to is refused.',
    persona: 'thinker',
    reasoning: { mandatory: true, default_enabled: true, supported_efforts: ['high', 'medium', 'low'] },
  },
};
