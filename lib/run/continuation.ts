import type { Message, Setup } from '#lib/prompt/setup.ts';
import type { ToolCall } from './reply.ts';
import { messagesOf, type Round } from './rounds.ts';
import type { Turn } from './turn.ts';

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

/** The turn asks something; results given back to a column's calls belong to the prompt before them. */
export const isPrompt = (turn: Turn): boolean => !answersCalls(turn.main.get().setup.messages);

/** The index of the prompt that the turn at `index` belongs to, the newest turn if it is left out; -1: there is none. */
export function promptIndex(turns: readonly Turn[], index = turns.length - 1): number {
  return turns.findLastIndex((turn, at) => at <= index && isPrompt(turn));
}

const noMessages: readonly Message[] = [];

/** The messages that gave results back by hand to the calls a column made in the turn at `index`; empty: none did. */
export function resultsGiven(turns: readonly Turn[], index: number, column: string): readonly Message[] {
  const next = turns.findIndex((turn, at) => at > index && turn.runsOf(column).length > 0);
  const turn = turns[next];
  return turn && !isPrompt(turn) ? turn.main.get().setup.messages : noMessages;
}

/** The call with its result, if those messages answer it: an id alone may stand for another reply's call. */
export function withResult(call: ToolCall, messages: readonly Message[]): ToolCall {
  const isMade = messages.some(
    (message) =>
      message.role === 'assistant' &&
      message.toolCalls?.some(
        ({ id, name, text }) => id === call.id && name === call.name && text === call.text,
      ),
  );
  const answer = messages.find((message) => message.role === 'tool' && message.id === call.id);
  return isMade && answer && call.result === undefined ? { ...call, result: answer.content } : call;
}
