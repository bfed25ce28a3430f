import type {
  finishReasons,
  Quantity,
  queueReasons,
  stopCauses,
  TroubleKind,
  Usage,
} from '#lib/stream/events.ts';

export type ReplyState = 'idle' | 'queued' | 'waiting' | 'streaming' | 'done' | 'failed' | 'stopped';

/** A stretch of a reply's time, in ms since the run began; the timing strip draws these. */
export interface Segment {
  kind: 'thinking' | 'answer';
  from: number;
  to: number;
}

/** Gaps between chunks as a linked list, newest first: appending is free and older versions stay as they were. */
export interface Gap {
  ms: number;
  previous: Gap | null;
}

export interface ToolCall {
  id: string;
  name: string;
  text: string;
  parsed?: unknown;
  /** The arguments fit the schema of a tool that is there. */
  valid: boolean;
  /** Absent: nobody has answered the call. */
  result?: unknown;
  /** Counts from 1: a new one begins once the calls of the one before it have been answered. */
  round: number;
  /** How much of the answer stood when it came, in UTF-16 units. */
  said: number;
}

export interface Trouble {
  kind: TroubleKind;
  message: string;
  action: string;
  retryAfter?: number;
  suggestions?: string[];
}

/** What one column gives in one run, folded from its events. Times are ms since the run began; null: not yet. */
export interface Reply {
  column: string;
  state: ReplyState;
  attempt: number;
  model: string | null;
  provider: string | null;
  /** When this attempt was asked for: 0, or the moment of the retry. */
  askedAt: number;
  queue: { reason: (typeof queueReasons)[number]; until?: number } | null;
  sentAt: number | null;
  headersAt: number | null;
  firstTokenAt: number | null;
  firstAnswerAt: number | null;
  lastTokenAt: number | null;
  endedAt: number | null;
  thinking: string;
  answer: string;
  toolCalls: readonly ToolCall[];
  /** When its tools were answered, as long as nothing has been heard since. */
  resumedAt: number | null;
  segments: readonly Segment[];
  /** Pieces of text as they came from upstream. */
  chunks: number;
  gaps: Gap | null;
  served: { endpoint?: string; model?: string; fallback?: boolean; cached?: boolean } | null;
  finishReason: (typeof finishReasons)[number] | null;
  usage: Usage;
  cost: Quantity | null;
  upstreamId: string | null;
  trouble: Trouble | null;
  stoppedBy: (typeof stopCauses)[number] | null;
  /** What it said when it was asked before, oldest first: only tries that left text, and these have none of their own. */
  earlier: readonly Reply[];
}

/** How many tries before the newest are kept. */
export const mostEarlier = 9;

export function emptyReply(column: string): Reply {
  return {
    column,
    state: 'queued',
    attempt: 0,
    model: null,
    provider: null,
    askedAt: 0,
    queue: null,
    sentAt: null,
    headersAt: null,
    firstTokenAt: null,
    firstAnswerAt: null,
    lastTokenAt: null,
    endedAt: null,
    thinking: '',
    answer: '',
    toolCalls: [],
    resumedAt: null,
    segments: [],
    chunks: 0,
    gaps: null,
    served: null,
    finishReason: null,
    usage: {},
    cost: null,
    upstreamId: null,
    trouble: null,
    stoppedBy: null,
    earlier: [],
  };
}

/** Something to read or to look into came of it. */
export function saidSomething({ answer, thinking, toolCalls }: Reply): boolean {
  return answer !== '' || thinking !== '' || toolCalls.length > 0;
}

/** A reply that nothing will be added to, unless it is retried. */
export function isSettled(state: ReplyState): boolean {
  return state === 'done' || state === 'failed' || state === 'stopped';
}

/** It came to no end of its own: it failed, or was cut off with the server. What nobody stopped is asked again. */
export function isUnfinished({ state, stoppedBy }: Reply): boolean {
  return state === 'failed' || stoppedBy === 'shutdown' || stoppedBy === 'interrupted';
}

/** A restart of the server ended it while it waited: nothing had been sent. */
export function isCutWaiting(reply: Reply): boolean {
  return reply.stoppedBy === 'interrupted' && reply.sentAt === null && !saidSomething(reply);
}
