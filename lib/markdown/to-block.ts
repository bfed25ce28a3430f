import type { MarkedToken, Token, Tokens } from 'marked';
import type { Block, Chunk, Item, Row } from './block.ts';
import { asInline, type MathToken } from './inline.ts';
import { chunkLines } from './limits.ts';

type BlockToken = MarkedToken | MathToken;

const fence = /^ {0,3}(`{3,}|~{3,})/;
const closingFence = /^ {0,3}(`{3,}|~{3,}) *$/;

/** Whether a fenced block has its closing fence; an indented one is complete at any time. */
function isClosed(token: Tokens.Code, raw: string): boolean {
  if (token.codeBlockStyle === 'indented') return true;
  const opening = fence.exec(raw)?.[1] ?? '';
  const lastLine = raw.lastIndexOf('\n') + 1;
  const closing = lastLine > 0 ? closingFence.exec(raw.slice(lastLine))?.[1] : undefined;
  return closing?.startsWith(opening) ?? false;
}

/** Lines in chunks of `chunkLines`, keyed from the place `from` on. */
export function toChunks(text: string, from: number): Chunk[] {
  const chunks: Chunk[] = [];
  let start = 0;
  let lines = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    lines += 1;
    if (lines % chunkLines > 0) continue;
    chunks.push({ key: String(from + chunks.length), text: text.slice(start, end + 1) });
    start = end + 1;
  }
  if (start < text.length || chunks.length === 0) {
    chunks.push({ key: String(from + chunks.length), text: text.slice(start) });
  }
  return chunks;
}

function toRow(cells: readonly Tokens.TableCell[], key: string): Row {
  return { key, cells: cells.map((cell) => ({ align: cell.align, tokens: asInline(cell.tokens) })) };
}

function toItem(token: Tokens.ListItem, key: string): Item {
  const done = token.task ? (token.checked ?? false) : undefined;
  return { key, done, blocks: toBlocks(token.tokens, 0) };
}

/** marked's own rule: a list is loose by a blank line between two items, or between two blocks of one. */
export function loosens(item: Tokens.ListItem, isLast: boolean): boolean {
  const endsBlank = !isLast && /\n[ \t]*\n[ \t]*$/.test(item.raw);
  return endsBlank || item.tokens.some((token) => token.type === 'space' && /\n.*\n/.test(token.raw));
}

/**
 * One block from one token, undefined for what draws nothing. `from` is how many items, rows or chunks of the
 * same block are settled already.
 */
export function toBlock(token: Token, key: string, from = 0): Block | undefined {
  const block = token as BlockToken;
  const raw = block.raw.endsWith('\n') ? block.raw.slice(0, -1) : block.raw;
  switch (block.type) {
    case 'paragraph':
    case 'text': {
      const inline = 'tokens' in block ? asInline(block.tokens) : [];
      // marked puts a loose task's box into its text; it is the item's.
      const tokens = inline[0]?.type === 'checkbox' ? inline.slice(1) : inline;
      return { key, raw, type: 'paragraph', depth: 0, pieces: [{ key: String(from), tokens }] };
    }
    case 'heading':
      return {
        key,
        raw,
        type: 'heading',
        depth: block.depth,
        pieces: [{ key: String(from), tokens: asInline(block.tokens) }],
      };
    case 'list':
      return {
        key,
        raw,
        type: 'list',
        start: block.start === '' ? undefined : block.start,
        loose: block.items.some((item, index) => loosens(item, index === block.items.length - 1)),
        items: block.items.map((item, index) => toItem(item, String(from + index))),
      };
    case 'table':
      return {
        key,
        raw,
        type: 'table',
        header: toRow(block.header, 'header'),
        rows: block.rows.map((row, index) => toRow(row, String(from + index))),
      };
    case 'code': {
      const text = block.text.endsWith('\n') ? block.text.slice(0, -1) : block.text;
      const language = block.lang?.split(/\s/, 1)[0] ?? '';
      return { key, raw, type: 'code', language, chunks: toChunks(text, from), closed: isClosed(block, raw) };
    }
    case 'blockquote':
      return { key, raw, type: 'quote', blocks: toBlocks(block.tokens, from) };
    case 'math':
    case 'html':
      return { key, raw, type: block.type, text: block.text.trimEnd() };
    case 'hr':
      return { key, raw, type: 'rule' };
    case 'def':
      return { key, raw, type: 'definition', label: block.tag, href: block.href, title: block.title ?? '' };
    default:
      return undefined;
  }
}

export function toBlocks(tokens: readonly Token[], from: number): Block[] {
  const blocks: Block[] = [];
  for (const token of tokens) {
    const block = toBlock(token, String(from + blocks.length));
    if (block) blocks.push(block);
  }
  return blocks;
}
