import type { Column, Message } from '#lib/prompt/setup.ts';
import { answersCalls } from './continuation.ts';
import { messagesOf, roundsOf, textOfResult } from './rounds.ts';
import type { Run } from './run.ts';

/** As much of a run as says what was asked in it and answered; a page's view of one will do. */
export type Told = Pick<Run, 'setup' | 'replies'>;

/**
 * What a column has said and heard in the runs before this one, oldest first. A turn it took no part in, or gave no
 * text in, is left out whole: no model is sent a question that it seems to have ignored. One that ended with calls
 * nobody had answered counts when `next`, the messages that will follow, answer them.
 */
export function historyOf(
  earlier: readonly Told[],
  column: Column,
  next: readonly Message[] = [],
): Message[] {
  let history: Message[] = [];
  let calling: Message[] | null = null;
  const before = (messages: readonly Message[]) => (answersCalls(messages) && calling) || history;
  for (const run of earlier) {
    const then = run.setup.columns.find(({ id }) => id === column.id);
    const reply = run.replies[column.id];
    if (!then || !reply) continue;
    // Messages of its own stood for all that had been said before.
    const asked = then.messages ?? [...before(run.setup.messages), ...run.setup.messages];
    const { answered, open, rest } = roundsOf(reply);
    const called = [...asked, ...answered.flatMap((round) => messagesOf(round, textOfResult))];
    calling = open && called;
    if (rest !== '') history = [...called, { role: 'assistant', content: rest }];
    else if (reply.answer !== '') history = [...asked, { role: 'assistant', content: reply.answer }];
  }
  return before(next);
}
