import type { Message, Setup } from '#lib/prompt/setup.ts';
import { messagesOf, type Round } from './rounds.ts';

/** The run that goes on in one column from calls which were answered by hand; `results` by the calls' ids. */
export function continuationOf(
  { parent: _, columns, ...shared }: Setup,
  column: string,
  round: Round,
  results: Readonly<Record<string, string>>,
): Setup {
  return {
    ...shared,
    messages: messagesOf(round, ({ id }) => results[id] ?? ''),
    // Messages of its own would stand for all that has been said, the calls included.
    columns: columns.filter(({ id }) => id === column).map(({ messages: _own, ...rest }) => rest),
  };
}

/** The messages answer calls and ask nothing new. */
export function answersCalls([first]: readonly Message[]): boolean {
  return first?.role === 'assistant' && Boolean(first.toolCalls?.length);
}
