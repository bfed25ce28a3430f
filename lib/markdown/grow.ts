import type { Token, Tokens } from 'marked';
import type { Block, Prose } from './block.ts';
import { firmTokens } from './firm.ts';
import { continuation } from './lexer.ts';
import { chunkLines, longestConstruct } from './limits.ts';
import { loosens } from './to-block.ts';

/** What of an open block is settled: the block with those parts alone. */
export interface Grown {
  readonly block: Block;
  /** Stands before the unsettled rest so that it is read as the rest of this block. */
  readonly prefix: string;
}

interface Growth extends Grown {
  /** Where in the source the unsettled rest begins. */
  readonly end: number;
}

/** Where `count` lines further on a line starts; -1 if they are not all complete. */
function skipLines(source: string, start: number, count: number): number {
  let position = start;
  for (let line = 0; line < count; line += 1) {
    const end = source.indexOf('\n', position);
    if (end < 0) return -1;
    position = end + 1;
  }
  return position;
}

/** An item is finished by the complete first line of the next. */
function growList(block: Block, token: Tokens.List, source: string): Growth | undefined {
  if (block.type !== 'list') return undefined;
  let end = 0;
  let count = 0;
  for (const item of token.items.slice(0, -1)) {
    if (source.indexOf('\n', end + item.raw.length) < 0) break;
    end += item.raw.length;
    count += 1;
  }
  if (count === 0) return undefined;
  const loose = token.items.slice(0, count).some((item) => loosens(item, false));
  return { block: { ...block, loose, items: block.items.slice(0, count) }, prefix: '', end };
}

function growTable(block: Block, source: string): Growth | undefined {
  if (block.type !== 'table') return undefined;
  const head = skipLines(source, 0, 2);
  if (head < 0) return undefined;
  let end = head;
  let count = 0;
  for (; count < block.rows.length; count += 1) {
    const next = skipLines(source, end, 1);
    if (next < 0) break;
    end = next;
  }
  if (count === 0) return undefined;
  return { block: { ...block, rows: block.rows.slice(0, count) }, prefix: source.slice(0, head), end };
}

/** A chunk of an open fence is settled once a further complete line proved to be no closing fence. */
function growCode(block: Block, token: Tokens.Code, source: string): Growth | undefined {
  if (block.type !== 'code' || block.closed || token.codeBlockStyle === 'indented') return undefined;
  const opening = skipLines(source, 0, 1);
  let count = block.chunks.length - 1;
  let end = skipLines(source, opening, count * chunkLines);
  if (count > 0 && skipLines(source, end, 1) < 0) {
    count -= 1;
    end = skipLines(source, opening, count * chunkLines);
  }
  if (count === 0) return undefined;
  return { block: { ...block, chunks: block.chunks.slice(0, count) }, prefix: source.slice(0, opening), end };
}

/** The lines of a quote whose own blocks are firm, if the rest still starts with the quote's sign. */
function growQuote(block: Block, token: Tokens.Blockquote, source: string): Growth | undefined {
  if (block.type !== 'quote') return undefined;
  const firm = firmTokens(token.tokens, token.text);
  const before = token.text.slice(0, firm.end);
  if (firm.count === 0 || !before.endsWith('\n')) return undefined;
  const end = skipLines(source, 0, before.split('\n').length - 1);
  if (end < 0 || !/^ {0,3}>/.test(source.slice(end, end + 4))) return undefined;
  const count = token.tokens.slice(0, firm.count).filter((inner) => inner.type !== 'space').length;
  return { block: { ...block, blocks: block.blocks.slice(0, count) }, prefix: '', end };
}

/** Before this place no line can become a table's header or the opening of a formula any more. */
function proseFloor(source: string): number {
  const math = /\n {0,3}(?:\$\$|\\\[)[ \t]*(?:\n|$)/.exec(source)?.index ?? source.length;
  const line = source.lastIndexOf('\n') + 1;
  if (source.length - line > longestConstruct) return math;
  const lineBefore = line < 2 ? 0 : source.lastIndexOf('\n', line - 2) + 1;
  return Math.min(math, line - lineBefore > longestConstruct + 1 ? line : lineBefore);
}

function growProse(block: Block, source: string, pieces: readonly string[]): Growth | undefined {
  if (block.type !== 'paragraph') return undefined;
  const [only] = block.pieces;
  const floor = proseFloor(source);
  let end = source.startsWith(continuation) ? continuation.length : 0;
  let count = 0;
  for (const piece of pieces.slice(0, -1)) {
    if (end + piece.length > floor || !source.startsWith(piece, end)) break;
    end += piece.length;
    count += 1;
  }
  if (!only || count === 0) return undefined;
  const settled: Prose['pieces'][number][] = [];
  let position = 0;
  for (const piece of pieces.slice(0, count)) {
    const start = position;
    let rawLength = 0;
    while (rawLength < piece.length) {
      const inline = only.tokens[position];
      if (!inline) return undefined;
      rawLength += inline.raw.length;
      position += 1;
    }
    settled.push({
      key: String(Number(only.key) + settled.length),
      tokens: only.tokens.slice(start, position),
    });
  }
  return { block: { ...block, pieces: settled }, prefix: continuation, end };
}

/** The parts at the start of an open block that no further text can change; undefined if there are none. */
export function grow(
  block: Block,
  token: Token,
  source: string,
  pieces: readonly string[],
): Growth | undefined {
  switch (token.type) {
    case 'list':
      return growList(block, token as Tokens.List, source);
    case 'table':
      return growTable(block, source);
    case 'code':
      return growCode(block, token as Tokens.Code, source);
    case 'blockquote':
      return growQuote(block, token as Tokens.Blockquote, source);
    case 'paragraph':
      return growProse(block, source, pieces);
    default:
      return undefined;
  }
}

/** How many parts are settled: the place of the first part of the rest. */
export function settledParts(block: Block): number {
  switch (block.type) {
    case 'list':
      return block.items.length;
    case 'table':
      return block.rows.length;
    case 'code':
      return block.chunks.length;
    case 'quote':
      return block.blocks.length;
    case 'paragraph':
    case 'heading':
      return block.pieces.length;
    default:
      return 0;
  }
}

/** One block from its settled parts and its rest. The rest decides what it is: a paragraph may end a heading. */
export function join(settled: Block, rest: Block): Block {
  if (settled.type === 'list' && rest.type === 'list') {
    const loose = settled.loose || rest.loose;
    return { ...rest, start: settled.start, loose, items: [...settled.items, ...rest.items] };
  }
  if (settled.type === 'table' && rest.type === 'table') {
    return { ...rest, header: settled.header, rows: [...settled.rows, ...rest.rows] };
  }
  if (settled.type === 'code' && rest.type === 'code') {
    return { ...rest, chunks: [...settled.chunks, ...rest.chunks] };
  }
  if (settled.type === 'quote' && rest.type === 'quote') {
    return { ...rest, blocks: [...settled.blocks, ...rest.blocks] };
  }
  if ('pieces' in settled && 'pieces' in rest) {
    return { ...rest, pieces: [...settled.pieces, ...rest.pieces] };
  }
  return rest;
}
