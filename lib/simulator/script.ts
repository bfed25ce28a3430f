import type { ReplyPlan } from '#lib/simulator/plan.ts';
import { type Usage, usageOf } from '#lib/simulator/usage.ts';

export type Phase = 'thinking' | 'answer' | 'tool';

/**
 * One thing a reply does. `due` is milliseconds after the request came in; without it, at once.
 * `silence` lasts until the caller goes away, `reset` breaks the connection.
 */
export type Step =
  | { kind: 'comment'; due?: number }
  | { kind: 'token'; due?: number; phase: Phase; text: string; event: object | null }
  | { kind: 'event'; due?: number; event: object }
  | { kind: 'finish'; due?: number; reason: string; event: object }
  | { kind: 'usage'; due?: number; usage: unknown; event: object | null }
  | { kind: 'done'; due?: number }
  | { kind: 'silence'; due?: number }
  | { kind: 'reset'; due?: number };

/** The whole reply in order: comments, thoughts, words or a tool call, finish, usage, `[DONE]`. */
export function* script(plan: ReplyPlan): Generator<Step> {
  yield* commentSteps(plan);
  yield* contentSteps(plan);
  const due = plan.schedule(Math.max(0, piecesIn(plan) - 1));
  yield { kind: 'finish', due, reason: plan.finish, event: finishEvent(plan) };
  const usage = plan.usage === undefined ? trueUsage(plan) : plan.usage;
  if (usage !== null) {
    yield { kind: 'usage', usage, event: usageEvent(plan, usage) };
  }
  yield { kind: 'done' };
}

/** Spread over the wait for the first token, since a waiting caller is who they are for. */
export function* commentSteps(plan: ReplyPlan): Generator<Step> {
  for (let index = 0; index < plan.comments; index += 1) {
    yield { kind: 'comment', due: (plan.schedule(0) * (index + 0.5)) / plan.comments };
  }
}

function* contentSteps(plan: ReplyPlan): Generator<Step> {
  let index = 0;
  for (const text of plan.thinking) {
    const event = plan.hidden ? null : deltaEvent(plan, thinkingDelta(text));
    yield { kind: 'token', due: plan.schedule(index++), phase: 'thinking', text, event };
  }
  for (const text of plan.answer) {
    const event = deltaEvent(plan, { content: text, role: 'assistant' });
    yield { kind: 'token', due: plan.schedule(index++), phase: 'answer', text, event };
  }
  if (plan.toolCall) {
    yield { kind: 'event', due: plan.schedule(index), event: deltaEvent(plan, toolOpening(plan.toolCall)) };
    for (const text of plan.toolCall.pieces) {
      const event = deltaEvent(plan, toolDelta({ index: 0, function: { arguments: text } }));
      yield { kind: 'token', due: plan.schedule(index++), phase: 'tool', text, event };
    }
  }
}

/** The same text twice, as the live wire has it: a client shows one of the two. */
function thinkingDelta(text: string) {
  return {
    content: '',
    role: 'assistant',
    reasoning: text,
    reasoning_details: [{ type: 'reasoning.text', text, format: 'unknown', index: 0 }],
  };
}

/** Id, type and name come once, with no arguments yet. */
function toolOpening({ id, name }: NonNullable<ReplyPlan['toolCall']>) {
  return toolDelta({ index: 0, id, type: 'function', function: { name, arguments: '' } });
}

function toolDelta(call: object) {
  return { content: null, role: 'assistant', tool_calls: [call] };
}

export function chunkHead({ head }: ReplyPlan) {
  const { id, created, model, provider } = head;
  return { id, object: 'chat.completion.chunk', created, model, provider };
}

function deltaEvent(plan: ReplyPlan, delta: object) {
  return {
    ...chunkHead(plan),
    choices: [{ index: 0, delta, finish_reason: null, native_finish_reason: null }],
  };
}

/**
 * The October 2026 wire has a null `system_fingerprint` here, which `@openrouter/sdk` 1.3.19 refuses;
 * so it belongs to that shape alone.
 */
function finishEvent(plan: ReplyPlan) {
  const fingerprint = plan.usageShape === 'repeated-choice' ? { system_fingerprint: null } : {};
  const delta = { content: '', role: 'assistant', reasoning: null };
  return { ...chunkHead(plan), ...fingerprint, choices: [finalChoice(plan, delta)] };
}

function usageEvent(plan: ReplyPlan, usage: unknown) {
  return plan.usageShape === 'empty-choices'
    ? { ...chunkHead(plan), choices: [], usage }
    : {
        ...chunkHead(plan),
        service_tier: null,
        choices: [finalChoice(plan, { content: '', role: 'assistant' })],
        usage,
      };
}

function finalChoice(plan: ReplyPlan, delta: object) {
  return { index: 0, delta, finish_reason: plan.finish, native_finish_reason: plan.finish };
}

export function piecesIn(plan: Pick<ReplyPlan, 'thinking' | 'answer' | 'toolCall'>): number {
  return plan.thinking.length + plan.answer.length + (plan.toolCall?.pieces.length ?? 0);
}

/** Counts the pieces the plan streams, one token each. */
export function trueUsage(plan: ReplyPlan): Usage {
  return usageOf(
    { prompt: plan.promptTokens, completion: piecesIn(plan), reasoning: plan.thinking.length },
    plan.prices,
  );
}
