import type { Column, Message } from '#lib/prompt/setup.ts';
import type { Run } from './run.ts';

/**
 * What a column has said and heard in the runs before this one, oldest first. A turn it took no part in, or gave no
 * text in, is left out whole: no model is sent a question that it seems to have ignored.
 */
export function historyOf(earlier: readonly Run[], column: Column): Message[] {
  let history: Message[] = [];
  for (const run of earlier) {
    const then = run.setup.columns.find(({ id }) => id === column.id);
    const answer = run.replies[column.id]?.answer;
    if (!then || !answer) continue;
    // Messages of its own stood for all that had been said before.
    const asked = then.messages ?? [...history, ...run.setup.messages];
    history = [...asked, { role: 'assistant', content: answer }];
  }
  return history;
}
