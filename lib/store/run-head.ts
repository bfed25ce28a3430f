import { textOf } from '#lib/prompt/message-text.ts';
import type { RunEvent } from '#lib/stream/events.ts';

const longestPrompt = 300;

type RunStartEvent = Extract<RunEvent, { type: 'run-start' }>;

/** The text of the newest message, whole. */
export function promptOf(start: RunStartEvent): string {
  const message = start.setup.messages.at(-1);
  return message ? textOf(message) : '';
}

/** What the history says of a run, from its first event. */
export function headOf(start: RunStartEvent) {
  return {
    id: start.run,
    started: start.started,
    prompt: shortened(promptOf(start)),
    models: start.setup.columns.map((column) => column.model),
    parent: start.setup.parent ?? null,
  };
}

export const isShortened = (prompt: string) => prompt.length > longestPrompt;

function shortened(prompt: string): string {
  return writable(prompt.length > longestPrompt ? `${prompt.slice(0, longestPrompt)}…` : prompt);
}

/** As every engine can keep it in a field of text: no half characters, no NUL. */
export function writable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}
