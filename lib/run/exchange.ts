import type { LanguageModelV4Prompt } from '@ai-sdk/provider';
import { type DescribedTrouble, describeTrouble } from '#lib/providers/trouble.ts';
import { createWire, type WireOptions } from '#lib/providers/wire.ts';
import { type Answer, createReplyDraft } from './reply-draft.ts';
import type { ReplyContext, ReplyTask } from './reply-task.ts';
import { isCacheHit } from './served.ts';
import { upstreamCall } from './upstream-call.ts';

export interface Failed {
  type: 'failed';
  trouble: DescribedTrouble;
  at: number;
  hadText: boolean;
  /** The account is limited: the planner knows when the next try may leave. */
  isPlanned?: boolean;
}

export type Exchanged = { type: 'answered'; answer: Answer; at: number } | Failed;

/** One request and the whole answer to it; text is in the log as it comes. Null: it was stopped. */
export async function exchange(
  task: ReplyTask,
  prompt: LanguageModelV4Prompt,
  context: ReplyContext,
  hooks: Pick<WireOptions, 'onSent' | 'onHeaders'>,
): Promise<Exchanged | null> {
  const { provider, access } = task;
  const { log, now, signal, idleMs } = context;
  let isKept = false;
  const wire = createWire({
    fetch: provider.fetch,
    now,
    idleMs,
    isSaid: () => draft.isSaid(),
    onSent: hooks.onSent,
    onHeaders(at, status, requestId, headers) {
      isKept = isCacheHit(headers);
      context.planner?.hear(task, headers);
      hooks.onHeaders(at, status, requestId, headers);
    },
  });
  const draft = createReplyDraft(task, prompt, wire, log);
  try {
    const { stream } = await provider.model(task.name, access, wire.fetch).doStream({
      ...upstreamCall(provider, task, prompt),
      abortSignal: signal,
    });
    const reader = stream.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done || signal.aborted) break;
      draft.hear(value);
    }
  } catch (error) {
    draft.fail(error);
  }
  if (signal.aborted) return null;
  const at = Math.max(wire.lastByteAt(), 0) || now();
  const failure = wire.failure();
  const error = failure ?? draft.error();
  if (error === null) {
    const closed = draft.close(isKept);
    return 'trouble' in closed
      ? { type: 'failed', trouble: closed.trouble, at, hadText: draft.hasText() }
      : { type: 'answered', answer: closed, at };
  }
  const trouble = describeTrouble(error, {
    provider: provider.name,
    prefix: provider.id,
    owner: access.owner,
    isLent: access.visitor !== undefined,
    now: context.wallClock(),
  });
  return {
    type: 'failed',
    trouble,
    at: failure?.kind === 'timeout' ? now() : at,
    hadText: draft.hasText(),
    isPlanned: failure !== null && context.planner?.refused(task, failure) === true,
  };
}
