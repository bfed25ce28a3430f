import type { Setup } from '#lib/prompt/setup.ts';
import type { DeltaEvent, RunEvent } from '#lib/stream/events.ts';
import { estimatedUsage } from './estimated-usage.ts';
import { emptyReply, isSettled, mostEarlier, type Reply, type Segment, saidSomething } from './reply.ts';
import type { Run } from './run.ts';

type ReplyLogEvent = Extract<RunEvent, { column: string }>;

/**
 * Folds one event into a run. Pure: it reads no clock (time arrives in the event), so a log gives the same run, and
 * the same numbers, live, resumed and replayed. An event already folded is ignored; `run-start` starts over.
 */
export function reduceRun(run: Run | null, event: RunEvent): Run | null {
  if (event.type === 'run-start') {
    const replies = Object.fromEntries(event.setup.columns.map(({ id }) => [id, emptyReply(id)]));
    return {
      id: event.run,
      seq: event.seq,
      started: event.started,
      setup: event.setup,
      ended: false,
      replies,
    };
  }
  if (run === null || event.seq <= run.seq) return run;
  if (event.type === 'run-end') return { ...run, seq: event.seq, ended: true };
  const before = run.replies[event.column] ?? emptyReply(event.column);
  const replies = { ...run.replies, [event.column]: reduceReply(before, event, run.setup) };
  return { ...run, seq: event.seq, ended: false, replies };
}

function reduceReply(reply: Reply, event: ReplyLogEvent, setup: Setup): Reply {
  const { at } = event;
  switch (event.type) {
    case 'reply-queued':
      return {
        ...emptyReply(reply.column),
        earlier: earlierOf(reply),
        attempt: reply.attempt,
        askedAt: askedAt(reply, at),
        queue: { reason: event.reason, until: event.until },
      };
    case 'reply-start':
      return {
        ...emptyReply(reply.column),
        earlier: earlierOf(reply),
        askedAt: askedAt(reply, at),
        state: 'waiting',
        attempt: event.attempt,
        model: event.model,
        provider: event.provider,
        sentAt: at,
      };
    case 'reply-headers':
      return { ...reply, headersAt: at };
    case 'thinking-delta':
      return { ...heard(reply, event, 'thinking'), thinking: joined(reply, reply.thinking, event.text) };
    case 'text-delta':
      return {
        ...heard(reply, event, 'answer'),
        answer: joined(reply, reply.answer, event.text),
        firstAnswerAt: reply.firstAnswerAt ?? at,
      };
    case 'tool-call': {
      const { id, name, text, parsed, valid } = event;
      const call = { id, name, text, parsed, valid, round: roundOf(reply), said: reply.answer.length };
      return { ...reply, resumedAt: null, toolCalls: [...reply.toolCalls, call] };
    }
    case 'tool-result':
      return {
        ...reply,
        resumedAt: at,
        toolCalls: reply.toolCalls.map((call) =>
          call.id === event.id ? { ...call, result: event.result } : call,
        ),
      };
    case 'reply-served': {
      const { endpoint, model, fallback, cached } = event;
      return { ...reply, served: { endpoint, model, fallback, cached } };
    }
    case 'reply-end':
      return {
        ...reply,
        state: 'done',
        endedAt: at,
        finishReason: event.finishReason,
        usage: event.usage,
        cost: event.cost ?? null,
        upstreamId: event.upstreamId ?? null,
      };
    case 'reply-error': {
      const { kind, message, action, retryAfter, suggestions } = event;
      const trouble = { kind, message, action, retryAfter, suggestions };
      return { ...cutOff(reply, at, setup), state: 'failed', trouble };
    }
    case 'reply-stopped':
      return { ...cutOff(reply, at, setup), state: 'stopped', stoppedBy: event.by };
    default:
      return event satisfies never;
  }
}

/** A settled reply that hears from us again was asked for anew at that moment: its waiting starts there. */
function askedAt(reply: Reply, at: number): number {
  return isSettled(reply.state) ? at : reply.askedAt;
}

/** A settled reply that is asked anew becomes one of its own siblings, if it left anything to read. */
function earlierOf(reply: Reply): readonly Reply[] {
  if (!isSettled(reply.state) || !saidSomething(reply)) return reply.earlier;
  return [...reply.earlier, { ...reply, earlier: [] }].slice(-mostEarlier);
}

/** The try that ends at `at`. A settled reply that ends again had a try that never left: nothing older is its own. */
function present(reply: Reply, at: number): Reply {
  if (!isSettled(reply.state)) return reply;
  return { ...emptyReply(reply.column), earlier: earlierOf(reply), attempt: reply.attempt, askedAt: at };
}

/** The try that ends at `at` without a word of what it used: that is estimated by what there is of it. */
function cutOff(reply: Reply, at: number, setup: Setup): Reply {
  const ended = present(reply, at);
  return { ...ended, queue: null, endedAt: at, usage: estimatedUsage(ended, setup) };
}

/** Calls belong together until they have been answered. */
function roundOf({ toolCalls }: Reply): number {
  const last = toolCalls.at(-1);
  if (!last) return 1;
  return last.result === undefined ? last.round : last.round + 1;
}

/** What is said after the tools were answered begins a paragraph of its own. */
function joined({ resumedAt }: Reply, before: string, text: string): string {
  return resumedAt === null || before === '' ? before + text : `${before}\n\n${text}`;
}

/** The times that a delta carries: when text was first and last heard, the gaps between chunks, the phase. */
function heard(reply: Reply, event: DeltaEvent, kind: Segment['kind']): Reply {
  const pieces = event.pieces ?? [[0, event.text.length] as const];
  let { gaps, lastTokenAt } = reply;
  for (const [after] of pieces) {
    const at = event.at + after;
    // Between two requests there is a gap of ours and not of the stream.
    const isFirst = reply.resumedAt !== null && after === 0;
    if (lastTokenAt !== null && !isFirst) gaps = { ms: at - lastTokenAt, previous: gaps };
    lastTokenAt = at;
  }
  return {
    ...reply,
    state: 'streaming',
    firstTokenAt: reply.firstTokenAt ?? event.at,
    lastTokenAt,
    gaps,
    resumedAt: null,
    chunks: reply.chunks + pieces.length,
    segments: grown(reply, kind, event.at, lastTokenAt ?? event.at),
  };
}

function grown(
  { segments, resumedAt }: Reply,
  kind: Segment['kind'],
  from: number,
  to: number,
): readonly Segment[] {
  const last = segments.at(-1);
  if (last?.kind === kind && resumedAt === null) return [...segments.slice(0, -1), { ...last, to }];
  return [...segments, { kind, from, to }];
}
