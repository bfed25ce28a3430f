import type { RunEvent } from '#lib/stream/events.ts';
import { partsAnswer } from './encode-events.ts';

/** Puts together what columns say bit by bit. */
export function createAnswers() {
  const finished: string[] = [];
  const current = new Map<string, string>();
  return {
    add(column: string, text: string): void {
      current.set(column, (current.get(column) ?? '') + text);
    },
    part(column: string): void {
      finished.push(current.get(column) ?? '');
      current.delete(column);
    },
    texts: () => [...finished, ...current.values()].filter((text) => text !== ''),
  };
}

/** What the columns answered; each new answer of a column is another text. */
export function answersOf(events: readonly RunEvent[]): string[] {
  const answers = createAnswers();
  for (const event of events) {
    if (event.type === 'text-delta') answers.add(event.column, event.text);
    else if (partsAnswer(event)) answers.part(event.column);
  }
  return answers.texts();
}
