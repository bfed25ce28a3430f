import type { Token, Tokens } from 'marked';

/** Where the last complete blank line of `source` starts, counted from the newline before it; -1 without one. */
function lastBlankLine(source: string): number {
  let end = source.lastIndexOf('\n');
  while (end > 0) {
    const start = source.lastIndexOf('\n', end - 1);
    if (start >= 0 && source.slice(start + 1, end).trim() === '') return start;
    end = start;
  }
  return -1;
}

const startsWithLabel = /^ {0,3}\[/;
const opensMath = /(?:^|\n) {0,3}(?:\$\$|\\\[)/;
const quoted = /^\s*["'(]/;
const endsQuote = new Set(['heading', 'hr', 'list', 'html', 'table']);

const isFence = (token: Token) => token.type === 'code' && token.codeBlockStyle !== 'indented';

function completeLinesFrom(source: string, start: number): 0 | 1 | 2 {
  const first = source.indexOf('\n', start);
  if (first < 0) return 0;
  return source.indexOf('\n', first + 1) < 0 ? 1 : 2;
}

/** A paragraph broken off by a block without a blank line between: an underline may still claim both. */
function isBrokenOff(paragraph: Token, next: Token, lines: number): boolean {
  if (lines < 2 || startsWithLabel.test(paragraph.raw) || opensMath.test(paragraph.raw)) return false;
  if (next.type === 'table') return next.raw.split('\n', 2)[1]?.includes('|') ?? false;
  return isFence(next) || ['list', 'blockquote', 'heading', 'hr', 'html'].includes(next.type);
}

function isFirm(token: Token, next: Token, lines: number, blankAfter: boolean): boolean {
  switch (token.type) {
    case 'heading':
    case 'hr':
    case 'html':
    case 'math':
      return true;
    case 'list':
      return lines > 0;
    case 'code':
      return isFence(token) || lines > 0;
    case 'table':
      return blankAfter || lines > 0;
    case 'paragraph':
    case 'text':
      return blankAfter || isBrokenOff(token, next, lines);
    case 'blockquote':
      return blankAfter || (lines > 0 && (endsQuote.has(next.type) || isFence(next)));
    case 'def':
      return blankAfter || (lines > 0 && !quoted.test(next.raw));
    default:
      return false;
  }
}

/** Tokens at the start of `source` that no further text can change, and where what follows them begins. */
export interface Firm {
  count: number;
  end: number;
}

/**
 * A block is firm once another stands behind it and the lines that part the two can be read in no other way.
 * The last block is therefore never firm, which also leaves the caret a place.
 */
export function firmTokens(tokens: readonly Token[], source: string): Firm {
  const blank = lastBlankLine(source);
  let firm: Firm = { count: 0, end: 0 };
  let offset = 0;
  for (const [index, token] of tokens.entries()) {
    if (!source.startsWith(token.raw, offset)) break;
    const end = offset + token.raw.length;
    if (token.type !== 'space') {
      const following = tokens[index + 1];
      const isSpace = following?.type === 'space';
      const next = isSpace ? tokens[index + 2] : following;
      if (!next) break;
      const start = end + (isSpace ? (following as Tokens.Space).raw.length : 0);
      if (!isFirm(token, next, completeLinesFrom(source, start), blank >= end - 1)) break;
    } else if (!tokens[index + 1]) {
      break;
    }
    firm = { count: index + 1, end };
    offset = end;
  }
  return firm;
}
