import { emptyReply, type Reply } from '#lib/run/reply.ts';
import type { RunView } from '#lib/run/run-store.ts';

/** A reply for tests: an empty one but for what is given. */
export function reply(given: Partial<Reply> = {}): Reply {
  return { ...emptyReply(given.column ?? 'a'), ...given };
}

/** A reply that came to its end: sent at 10, first token at 110, last at 1010, ended at 1020. */
export function doneReply(given: Partial<Reply> = {}): Reply {
  return reply({
    state: 'done',
    attempt: 1,
    sentAt: 10,
    headersAt: 60,
    firstTokenAt: 110,
    firstAnswerAt: 110,
    lastTokenAt: 1010,
    endedAt: 1020,
    answer: 'Yes.',
    chunks: 90,
    segments: [{ kind: 'answer', from: 110, to: 1010 }],
    finishReason: 'stop',
    usage: { input: { value: 14, source: 'reported' }, output: { value: 90, source: 'reported' } },
    cost: { value: 0, source: 'reported' },
    ...given,
  });
}

const setup = { messages: [], columns: [] };

export function view(replies: readonly Reply[], given: Partial<RunView> = {}): RunView {
  return {
    id: 'run',
    phase: 'running',
    connection: 'live',
    started: 0,
    setup,
    problem: null,
    replies: Object.fromEntries(replies.map((one) => [one.column, one])),
    ...given,
  };
}
