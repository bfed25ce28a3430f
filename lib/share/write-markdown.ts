import { marked } from 'marked';

/** Longer ones are not looked through, characters. */
const longestRead = 200_000;

/** Text that stands in a line as it is: nothing in it is markup, and it ends no line, heading or cell. */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#&~$!]/g, '\\$&');
}

/** A block that shows the text as it is; no line of backticks in the text can end it. */
export function fenced(text: string, language = ''): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}

/**
 * A reply's own Markdown as a quotation: whatever it leaves open ends with it. HTML would reach beyond it, and a picture
 * would be loaded from elsewhere by whoever reads the file: replies that hold such are shown as they are written.
 */
export function quoted(text: string): string {
  if (reachesOut(text)) return fenced(text, 'markdown');
  return text
    .trimEnd()
    .split(/\r\n|\r|\n/)
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

function reachesOut(text: string): boolean {
  if (text.length > longestRead) return true;
  let found = false;
  marked.walkTokens(marked.lexer(text, { gfm: true }), ({ type }) => {
    if (type === 'html' || type === 'image' || type === 'def') found = true;
  });
  return found;
}
