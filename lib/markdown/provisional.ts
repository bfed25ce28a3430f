import type { Block, Cell, Row, Table } from './block.ts';
import type { Markdown } from './blocks.ts';
import { closedForNow } from './closed-for-now.ts';
import type { Inline } from './inline.ts';
import { continuation, lexBlocks } from './lexer.ts';
import { longestConstruct } from './limits.ts';
import { toBlock } from './to-block.ts';

/** A line that starts with a pipe is a table's header before the line below it says so. */
const headerRow = /(?:^|\n) {0,3}\|([^\n]+)\n?$/;
const rowBefore = /(?:^|\n) {0,3}\|[^\n]*\n {0,3}\|[^\n]*\n?$/;
/** Longer than anybody names a column: a sentence. */
const longestName = 80;

/** How many columns a header of this row has; undefined for what is a sentence with pipes. */
function columnsOf(row: string): number | undefined {
  const cells = row.replace(/\|[ \t]*$/, '').split(/(?<!\\)\|/);
  return cells.every((cell) => cell.trim().length <= longestName) ? cells.length : undefined;
}

/** The paragraph at the end as it reads once a table's second line has come. */
function withHeader(block: Block, runs: Markdown['runs']): Block[] | undefined {
  if (block.type !== 'paragraph' || block.raw.length > longestConstruct) return undefined;
  if (block.raw.startsWith(continuation) || rowBefore.test(block.raw)) return undefined;
  const row = headerRow.exec(block.raw)?.[1];
  const columns = row === undefined ? undefined : columnsOf(row);
  if (columns === undefined) return undefined;
  const { tokens } = lexBlocks(`${block.raw}\n|${'---|'.repeat(columns)}`, runs);
  if (tokens.at(-1)?.type !== 'table') return undefined;
  return tokens.flatMap((token, index) => toBlock(token, String(Number(block.key) + index)) ?? []);
}

function closeCells(row: Row): Row {
  const place = row.cells.findLastIndex(({ tokens }) => tokens.length > 0);
  const cell = row.cells[place];
  const tokens = cell && closedForNow(cell.tokens);
  if (!cell || !tokens || tokens === cell.tokens) return row;
  const closed: Cell = { ...cell, tokens };
  return { ...row, cells: row.cells.with(place, closed) };
}

function closeTable(table: Table): Table {
  const last = table.rows.at(-1);
  if (!last) return { ...table, header: closeCells(table.header) };
  const row = closeCells(last);
  return row === last ? table : { ...table, rows: table.rows.with(-1, row) };
}

/** A space at the end is no part of a block, but words are to come that it stands before. */
function withSpace(tokens: readonly Inline[], text: string): readonly Inline[] {
  if (!text.endsWith(' ') || (tokens.at(-1)?.raw ?? ' ').endsWith(' ')) return tokens;
  return [...tokens, { type: 'text', raw: ' ', text: ' ', escaped: false }];
}

/** The block with what is open at its end closed; the same one if nothing is. */
function close(block: Block, text: string): Block {
  switch (block.type) {
    case 'paragraph':
    case 'heading': {
      const last = block.pieces.at(-1);
      const tokens = last && closedForNow(withSpace(last.tokens, text));
      if (!last || !tokens || tokens === last.tokens) return block;
      return { ...block, pieces: block.pieces.with(-1, { ...last, tokens }) };
    }
    case 'table':
      return /\|[ \t]*$/.test(text) ? block : closeTable(block);
    case 'quote': {
      const blocks = closeLast(block.blocks, text);
      return blocks === block.blocks ? block : { ...block, blocks };
    }
    case 'list': {
      const last = block.items.at(-1);
      const blocks = last && closeLast(last.blocks, text);
      if (!last || !blocks || blocks === last.blocks) return block;
      return { ...block, items: block.items.with(-1, { ...last, blocks }) };
    }
    default:
      return block;
  }
}

function closeLast(blocks: readonly Block[], text: string): readonly Block[] {
  const last = blocks.at(-1);
  const closed = last && close(last, text);
  return !last || !closed || closed === last ? blocks : blocks.with(-1, closed);
}

/**
 * The open blocks of a text that grows as its reader is to see them: marks that still wait for their other half are
 * closed, and a table stands from its header on. Nothing of it is kept: the next step starts from the text again.
 */
export function provisional({ open, runs, text }: Markdown): readonly Block[] {
  const end = text.slice(-longestConstruct);
  const last = open.at(-1);
  if (!last || /\n[ \t]*\n[ \t]*$/.test(end)) return open;
  const blocks = [...open.slice(0, -1), ...(withHeader(last, runs) ?? [last])];
  return /\n[ \t]*$/.test(end) ? blocks : closeLast(blocks, end);
}

/** Whether `text`, which extends what was read, ends in a fence that was open there. */
export function staysInFence({ open, text: before }: Markdown, text: string): boolean {
  let last = open.at(-1);
  while (last?.type === 'quote' || last?.type === 'list') {
    last = last.type === 'quote' ? last.blocks.at(-1) : last.items.at(-1)?.blocks.at(-1);
  }
  return last?.type === 'code' && !last.closed && !/```|~~~/.test(text.slice(before.length));
}
