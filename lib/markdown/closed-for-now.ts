import { asInline, type Inline, isReference, type OpenToken, type ReferenceToken } from './inline.ts';

/** The longest text of a link, and the longest formula, that is waited for. */
const longestLabel = 200;
const longestFormula = 80;

const openings = /`+|\*+|_+|~~|\[|\$\$?/g;
const blank = /^\s?$/;
const sign = /^[\p{P}\p{S}]$/u;
const letter = /^[\p{L}\p{N}]$/u;
const digit = /^\d$/;

/** An address that is still coming, with at most one pair of parentheses deep and perhaps a title. */
const openAddress = /^\((?!\s)[^\s()]*(?:\([^\s()]*(?:\)[^\s()]*)?)*(?:\s+(?:["'][^\n]*)?)?$/;

interface Opening {
  mark: string;
  /** The characters around it; empty at an end. */
  before: string;
  after: string;
  /** The source after it. */
  rest: string;
}

const rawOf = (tokens: readonly Inline[]) => tokens.map(({ raw }) => raw).join('');

const textToken = (text: string): Inline => ({ type: 'text', raw: text, text, escaped: false });
const verbatim = (text: string): Inline => ({ type: 'text', raw: text, text, escaped: true });

/** CommonMark's left-flanking run, less what is a sign of arithmetic or part of a name far more often. */
function opensEmphasis({ mark, before, after }: Opening): boolean {
  if (mark.length > 3 || blank.test(after)) return false;
  if (sign.test(after) && !blank.test(before) && !sign.test(before)) return false;
  if (mark.startsWith('_')) return !letter.test(before);
  if (mark === '*') return !(letter.test(before) && letter.test(after));
  return !(digit.test(before) && digit.test(after));
}

function emphasised(mark: string, tokens: readonly Inline[]): OpenToken {
  const raw = mark + rawOf(tokens);
  if (mark === '~~') return { type: 'open', as: 'del', raw, tokens };
  if (mark.length === 1) return { type: 'open', as: 'em', raw, tokens };
  const strong: OpenToken = { type: 'open', as: 'strong', raw, tokens };
  return mark.length === 2 ? strong : { type: 'open', as: 'em', raw, tokens: [strong] };
}

/** A footnote's or source's number in brackets is no link. */
const opensLink = ({ after, rest }: Opening) =>
  rest.length <= longestLabel && !rest.includes(']') && !/^[\s^\d]?$/.test(after);

function opensFormula({ mark, after, rest }: Opening): boolean {
  if (mark === '$$') return !blank.test(after) && after !== '$';
  return /^[A-Za-z\\({]$/.test(after) && rest.length <= longestFormula;
}

/** What begins with `opening`; undefined if that is no mark but itself. `inner` reads what stands behind it. */
function begun(opening: Opening, inner: () => readonly Inline[]): OpenToken | undefined {
  const { mark, after, rest } = opening;
  const raw = mark + rest;
  if (mark.startsWith('`')) {
    const isCode = mark.length > 1 ? rest !== '' : !blank.test(after);
    return isCode ? { type: 'open', as: 'code', raw, tokens: [verbatim(rest)] } : undefined;
  }
  if (mark.startsWith('$')) {
    if (!opensFormula(opening)) return undefined;
    return { type: 'open', as: mark === '$$' ? 'display' : 'math', raw, tokens: [verbatim(rest)] };
  }
  if (mark === '[')
    return opensLink(opening) ? { type: 'open', as: 'text', raw, tokens: inner() } : undefined;
  return opensEmphasis(opening) ? emphasised(mark, inner()) : undefined;
}

/** The first mark in a text that waits for its other half, and what begins with it in place of all that follows. */
function fromText(tokens: readonly Inline[], index: number, from: number): readonly Inline[] | undefined {
  const raw = tokens[index]?.raw ?? '';
  openings.lastIndex = from;
  for (let match = openings.exec(raw); match; match = openings.exec(raw)) {
    const [mark] = match;
    const after = tokens.slice(index + 1);
    const own = raw.slice(match.index + mark.length);
    const rest = own + rawOf(after);
    const before = match.index > 0 ? raw.charAt(match.index - 1) : (tokens[index - 1]?.raw.slice(-1) ?? '');
    const inner = () => closedForNow(own === '' ? after : [textToken(own), ...after]);
    const token = begun({ mark, before, after: rest.charAt(0), rest }, inner);
    if (!token) continue;
    // The sign before the bracket of a picture.
    const start = mark === '[' && before === '!' ? match.index - 1 : match.index;
    return [...tokens.slice(0, index), ...(start > 0 ? [textToken(raw.slice(0, start))] : []), token];
  }
  return undefined;
}

/** `[text]` at the end may become a link; with an open address behind it, it is one. */
function fromReference(token: ReferenceToken, after: readonly Inline[]): OpenToken | undefined {
  if (token.closing !== ']' || digit.test(token.label.charAt(0))) return undefined;
  if (after[0] && !after[0].raw.startsWith('(')) return undefined;
  const rest = rawOf(after);
  if (rest !== '' && !openAddress.test(rest)) return undefined;
  return { type: 'open', as: 'text', raw: token.raw + rest, tokens: asInline(token.tokens) };
}

function fromEscape(raw: string, after: readonly Inline[]): OpenToken | undefined {
  if (after.length === 0 || (raw !== '\\(' && raw !== '\\[')) return undefined;
  const rest = rawOf(after);
  return { type: 'open', as: raw === '\\(' ? 'math' : 'display', raw: raw + rest, tokens: [verbatim(rest)] };
}

/** What begins with a token that is no text and waits for its other half. */
function fromOther(tokens: readonly Inline[], index: number): readonly Inline[] | undefined {
  const token = tokens[index];
  if (!token || (token.type !== 'escape' && !isReference(token))) return undefined;
  const after = tokens.slice(index + 1);
  const open = token.type === 'escape' ? fromEscape(token.raw, after) : fromReference(token, after);
  return open && [...tokens.slice(0, index), open];
}

/**
 * Inline tokens at whose end more is to come, with each mark of the last line that waits for its other half read as if
 * that stood at the end. The same array if there is none.
 */
export function closedForNow(tokens: readonly Inline[]): readonly Inline[] {
  const lastLine = tokens.findLastIndex(({ raw }) => raw.includes('\n'));
  for (const [index, { type, raw }] of tokens.entries()) {
    if (index < lastLine || (index === lastLine && type !== 'text')) continue;
    const isText = type === 'text';
    const closed = isText ? fromText(tokens, index, raw.lastIndexOf('\n') + 1) : fromOther(tokens, index);
    if (closed) return closed;
  }
  return tokens;
}
