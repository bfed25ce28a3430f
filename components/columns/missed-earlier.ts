import { isPrompt } from '#lib/run/continuation.ts';
import type { Turn } from '#lib/run/turn.ts';

/** A turn the column gave nothing in is left out of its history. */
function remembers(turn: Turn, column: string): boolean {
  const reply = turn.of(column).get().replies[column];
  return reply !== undefined && (reply.answer !== '' || reply.toolCalls.length > 0);
}

/** At that turn the column was asked without an earlier prompt that another column there had in its history. */
export function missedEarlier(turns: readonly Turn[], index: number, column: string): boolean {
  const others = turns[index]?.get().setup.columns.filter(({ id }) => id !== column) ?? [];
  return turns
    .slice(0, Math.max(index, 0))

    .filter(isPrompt)
    .some((turn) => !remembers(turn, column) && others.some(({ id }) => remembers(turn, id)));
}
