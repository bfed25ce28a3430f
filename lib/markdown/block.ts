import type { Inline } from './inline.ts';

/** Part of a block that grows: its key is its place among the parts, its identity never changes once settled. */
export interface Piece {
  readonly key: string;
  readonly tokens: readonly Inline[];
}

export interface Chunk {
  readonly key: string;
  /** Up to `chunkLines` lines; ends in a newline unless it is the last. */
  readonly text: string;
}

export interface Item {
  readonly key: string;
  /** Whether a task is done; undefined for an item that is no task. */
  readonly done: boolean | undefined;
  readonly blocks: readonly Block[];
}

export interface Cell {
  readonly align: 'center' | 'left' | 'right' | null;
  readonly tokens: readonly Inline[];
}

export interface Row {
  readonly key: string;
  readonly cells: readonly Cell[];
}

interface Common {
  /** Its place among its siblings: an open block keeps its key when it settles. */
  readonly key: string;
  /** The source it came from, less a final newline. Of a block that grows only the part not yet settled. */
  readonly raw: string;
}

export interface Prose extends Common {
  readonly type: 'paragraph' | 'heading';
  /** 1 to 6 for a heading, 0 for a paragraph. */
  readonly depth: number;
  readonly pieces: readonly Piece[];
}

export interface List extends Common {
  readonly type: 'list';
  /** The first number of an ordered list. */
  readonly start: number | undefined;
  /** Whether blank lines stand between its items. */
  readonly loose: boolean;
  readonly items: readonly Item[];
}

export interface Table extends Common {
  readonly type: 'table';
  readonly header: Row;
  readonly rows: readonly Row[];
}

export interface Code extends Common {
  readonly type: 'code';
  readonly language: string;
  readonly chunks: readonly Chunk[];
  /** False while its closing fence may still come. */
  readonly closed: boolean;
}

export interface Quote extends Common {
  readonly type: 'quote';
  readonly blocks: readonly Block[];
}

/** A formula as TeX, or raw HTML: both shown as the text they are. */
export interface Verbatim extends Common {
  readonly type: 'math' | 'html';
  readonly text: string;
}

export interface Rule extends Common {
  readonly type: 'rule';
}

/** Draws nothing; references resolve to it. */
export interface Definition extends Common {
  readonly type: 'definition';
  readonly label: string;
  readonly href: string;
  readonly title: string;
}

export type Block = Prose | List | Table | Code | Quote | Verbatim | Rule | Definition;

export type Definitions = ReadonlyMap<string, Definition>;

/** The definitions in `blocks`, however deep, in their order. */
export function definitionsIn(blocks: readonly Block[]): Definition[] {
  return blocks.flatMap((block) => {
    if (block.type === 'definition') return [block];
    if (block.type === 'quote') return definitionsIn(block.blocks);
    if (block.type === 'list') return block.items.flatMap((item) => definitionsIn(item.blocks));
    return [];
  });
}
