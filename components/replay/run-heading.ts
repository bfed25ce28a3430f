import { promptText } from '#components/columns/prompt-text.ts';
import { formatClock, formatDay } from '#lib/format.ts';
import type { Setup } from '#lib/prompt/setup.ts';

const longest = 120;

/** What a window with the run is called: as its owner named it, else by its prompt. */
export function windowTitle(setup: Setup, title: string | null): string {
  if (title) return title;
  const [line = ''] = promptText(setup).trim().split('\n');
  if (line === '') return 'A run without its prompt';
  return line.length > longest ? `${line.slice(0, longest).trimEnd()}…` : line;
}

/** `22 Nov 2026, 14:03` in the reader's own zone. */
export function whenText(started: number): string {
  return `${formatDay(started, true)}, ${formatClock(started)}`;
}
