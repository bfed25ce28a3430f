/** However long a prompt is, only this many UTF-16 units of its head and of its tail are ever examined. */
const reach = 4096;

export function capText(text: string): string {
  if (text.length <= reach * 2) return text.toWellFormed();
  return `${text.slice(0, reach).toWellFormed()}\n…\n${text.slice(-reach).toWellFormed()}`;
}

export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
}

/** Splits at sentence ends that are followed by space, so 1.10 and example.com stay whole. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…]["'”’)]?)(?<!\b(?:e\.g|i\.e|Mr|Mrs|Ms|Dr|vs|No)\.)\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 0);
}

export function capitalise(text: string): string {
  return text.replace(/^[\s*_"'“‘(]*\p{Ll}/u, (start) => start.toUpperCase());
}

/** Without end punctuation or the quotes around it. */
export function bare(text: string): string {
  return text.trim().replace(/^["'“‘«\s]+|["'”’»\s.?!,;:…]+$/gu, '');
}

/** A visitor's words made safe to stand inside our Markdown: one line, no markup, no table pipes. */
export function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(/[|`*_#<>[\]{}\\~^$]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit).toWellFormed();
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), Math.floor(limit / 2))).trimEnd()}…`;
}

export function listOf(items: readonly string[], joint = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${joint} ${items.at(-1)}`;
}

export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

const small = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

export function numberWord(count: number): string {
  return small[count] ?? String(count);
}
