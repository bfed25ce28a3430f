import type { Message } from '#lib/prompt/setup.ts';
import type { Reply, ToolCall } from './reply.ts';

/** What a model said before it called tools, and those calls. */
export interface Round {
  text: string;
  calls: readonly ToolCall[];
}

export interface Rounds {
  /** Those whose calls were all answered, in order. */
  answered: readonly Round[];
  /** The last one, when somebody must answer it. */
  open: Round | null;
  /** The answer: what was said after the last call that was answered. */
  rest: string;
}

/** A reply cut where it called tools. */
export function roundsOf({ answer, toolCalls }: Pick<Reply, 'answer' | 'toolCalls'>): Rounds {
  const numbers = [...new Set(toolCalls.map(({ round }) => round))];
  let from = 0;
  const rounds = numbers.map((number) => {
    const calls = toolCalls.filter(({ round }) => round === number);
    const to = calls[0]?.said ?? from;
    const text = answer.slice(from, to).trim();
    from = to;
    return { text, calls };
  });
  const isAnswered = ({ calls }: Round) => calls.every(({ result }) => result !== undefined);
  const answered = rounds.filter(isAnswered);
  const open = rounds.find((round) => !isAnswered(round)) ?? null;
  const start = answered.at(-1)?.calls[0]?.said ?? 0;
  return { answered, open, rest: answer.slice(start).replace(/^\n+/, '') };
}

/** A round as it is sent back: the calls and what they were answered with, by the calls' ids. */
export function messagesOf({ text, calls }: Round, resultOf: (call: ToolCall) => string): Message[] {
  return [
    {
      role: 'assistant',
      content: text,
      toolCalls: calls.map(({ id, name, text: written }) => ({ id, name, text: written })),
    },
    ...calls.map(
      (call): Message => ({ role: 'tool', id: call.id, name: call.name, content: resultOf(call) }),
    ),
  ];
}

export function textOfResult({ result }: ToolCall): string {
  return typeof result === 'string' ? result : (JSON.stringify(result) ?? '');
}
