import { capitalise } from './text.ts';

export interface Table {
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

const cell = (text: string) => text.replace(/\s*\n\s*/g, ' ').replace(/\|/g, '\\|');
const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;

export function table({ head, rows }: Table): string {
  return [row(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(row)].join('\n');
}

export const bullets = (items: readonly string[]) => items.map((item) => `- ${item}`).join('\n');
export const numbered = (items: readonly string[]) =>
  items.map((item, index) => `${index + 1}. ${item}`).join('\n');
export const quote = (text: string) => text.replace(/^/gm, '> ');

/** A fence longer than any run of backticks inside, so that no text can end it early. */
export function fence(language: string, source: string): string {
  const longest = Math.max(2, ...(source.match(/`+/g) ?? []).map((run) => run.length));
  const mark = '`'.repeat(longest + 1);
  return `${mark}${language}\n${source.trim()}\n${mark}`;
}

/** Blocks with a blank line between them; empty ones are left out. */
export function blocks(...parts: (string | undefined | false)[]): string {
  return parts.filter((part) => typeof part === 'string' && part.trim() !== '').join('\n\n');
}

/** `**Label.** text` pairs, the house form for a labelled point. */
export const labelled = (points: readonly (readonly [string, string])[]) =>
  points.map(([label, text]) => `**${label}.** ${capitalise(text)}`);
