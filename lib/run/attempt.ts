import type { ReplyEvent } from '#lib/stream/events.ts';
import { exchange, type Failed } from './exchange.ts';
import type { Answer } from './reply-draft.ts';
import type { ReplyContext, ReplyTask } from './reply-task.ts';
import { sumCost, sumUsage } from './reply-usage.ts';
import { servedTogether } from './served.ts';
import {
  calledOnAndOn,
  cannedResults,
  maxRounds,
  messagesAfter,
  toolCallEvent,
  withOwnIds,
} from './tool-loop.ts';

export type Outcome = { type: 'ended'; event: ReplyEvent; at: number } | Failed;

/**
 * One try at a reply: a request, and as long as the model calls tools whose results are at hand, the next one with
 * them. The times are those of the first request, the end is that of the last, and what they used is added up. Null: it
 * was stopped, and nothing may follow in the log.
 */
export async function attemptReply(
  task: ReplyTask,
  attempt: number,
  context: ReplyContext,
): Promise<Outcome | null> {
  const tools = task.setup.tools ?? [];
  const answers: Answer[] = [];
  const ids = new Set<string>();
  const append = (event: ReplyEvent, at: number) => {
    if (!context.signal.aborted) context.log.append(task.column, event, at);
  };
  for (let prompt = task.prompt; ; ) {
    const first = answers.length === 0;
    const exchanged = await exchange(task, prompt, context, {
      onSent: (at) => {
        if (first) append({ type: 'reply-start', attempt, model: task.id, provider: task.provider.name }, at);
      },
      onHeaders: (at, status, requestId) => {
        if (first) append({ type: 'reply-headers', status, ...(requestId ? { requestId } : {}) }, at);
      },
    });
    if (exchanged === null) return null;
    if (exchanged.type === 'failed') return { ...exchanged, hadText: exchanged.hadText || !first };
    const { at } = exchanged;
    const answer = withOwnIds(exchanged.answer, ids);
    answers.push(answer);
    for (const call of answer.calls) append(toolCallEvent(call, tools), at);
    const results = cannedResults(answer, tools);
    if (results === null) {
      append(servedTogether(answers.map(({ served }) => served)), at);
      return { type: 'ended', at, event: endOf(answers, answer) };
    }
    if (answers.length > maxRounds) return { type: 'failed', trouble: calledOnAndOn(), at, hadText: true };
    for (const { call, result } of results) {
      append({ type: 'tool-result', id: call.id, name: call.name, result }, context.now());
    }
    prompt = [...prompt, ...messagesAfter(answer, results)];
    // A wait here would count as the model's time, so there is none.
    const refusal = await context.planner?.admit(task, context.signal, null);
    if (context.signal.aborted) return null;
    if (refusal) {
      return { type: 'failed', trouble: { ...refusal, repeatAfter: null }, at: context.now(), hadText: true };
    }
  }
}

function endOf(answers: readonly Answer[], { finishReason, upstreamId }: Answer): ReplyEvent {
  const cost = sumCost(answers.map((answer) => answer.cost));
  return {
    type: 'reply-end',
    finishReason,
    usage: sumUsage(answers.map(({ usage }) => usage)),
    ...(cost ? { cost } : {}),
    ...(upstreamId ? { upstreamId } : {}),
  };
}
