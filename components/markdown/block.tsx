import { createElement, memo } from 'react';
import type { Block, Item, List, Piece, Prose, Row, Table } from '#lib/markdown/block.ts';
import { endsOpen } from '#lib/markdown/inline.ts';
import { Caret } from './caret.tsx';
import { CodeBlock } from './code-block.tsx';
import { Formula } from './formula.tsx';
import { useHeadingTag } from './heading-level.ts';
import { drawInline, InlineText } from './inline.tsx';
import { LongText } from './long-text.tsx';
import { atEnd, type PartProps, Parts } from './parts.tsx';

type Direction = 'auto' | undefined;

function PieceView({ part }: PartProps<Piece>) {
  return <InlineText tokens={part.tokens} />;
}

function ProseBlock({ block, caret, dir }: { block: Prose; caret: boolean; dir: Direction }) {
  const heading = useHeadingTag(block.depth);
  const level = block.depth > 0 ? block.depth : undefined;
  return createElement(
    level === undefined ? 'p' : heading,
    { dir, 'data-level': level },
    <Parts parts={block.pieces} View={PieceView} caretAt={-1} />,
    caret && !endsOpen(block.pieces.at(-1)?.tokens) && <Caret />,
  );
}

const ItemView = memo(function ItemView({ part: item, caret }: PartProps<Item>) {
  const isTask = item.done !== undefined;
  return (
    <li data-task={isTask ? '' : undefined}>
      {isTask && <TaskBox done={item.done ?? false} />}
      <Parts parts={item.blocks} View={InnerBlock} caretAt={atEnd(item.blocks, caret)} />
      {caret && item.blocks.length === 0 && <Caret />}
    </li>
  );
});

function TaskBox({ done }: { done: boolean }) {
  return (
    <>
      <span data-part="task" data-done={done ? '' : undefined} aria-hidden="true" />
      <span className="sr-only">{done ? 'Done: ' : 'To do: '}</span>
    </>
  );
}

function ListBlock({ block, caret, dir }: { block: List; caret: boolean; dir: Direction }) {
  const items = <Parts parts={block.items} View={ItemView} caretAt={atEnd(block.items, caret)} />;
  const loose = block.loose ? '' : undefined;
  if (block.start === undefined) {
    return (
      <ul dir={dir} data-loose={loose}>
        {items}
      </ul>
    );
  }
  return (
    <ol dir={dir} data-loose={loose} start={block.start === 1 ? undefined : block.start}>
      {items}
    </ol>
  );
}

/** The last cell with something in it: a row that is still coming is filled up with empty ones. */
function lastCell(row: Row): number {
  const index = row.cells.findLastIndex((cell) => cell.tokens.length > 0);
  return Math.max(0, index);
}

function cellsOf(row: Row, tag: 'th' | 'td', caret: boolean) {
  const caretCell = caret ? lastCell(row) : -1;
  return row.cells.map((cell, index) => {
    // A header with nothing in it, often the first, heads nothing.
    const drawnTag = cell.tokens.length > 0 ? tag : 'td';
    const attributes = {
      scope: drawnTag === 'th' ? 'col' : undefined,
      'data-align': cell.align ?? undefined,
    };
    const holdsCaret = index === caretCell && !endsOpen(cell.tokens);
    return createElement(drawnTag, attributes, ...drawInline(cell.tokens), holdsCaret && <Caret />);
  });
}

const RowView = memo(function RowView({ part: row, caret }: PartProps<Row>) {
  return createElement('tr', null, ...cellsOf(row, 'td', caret));
});

/** More columns than can stand beside each other in a lane: it scrolls, and so no cell need be narrower than it is. */
const most = 6;

function TableBlock({ block, caret, dir }: { block: Table; caret: boolean; dir: Direction }) {
  const hasRows = block.rows.length > 0;
  const header = createElement('tr', null, ...cellsOf(block.header, 'th', caret && !hasRows));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a section would be a landmark for each table
    <div data-part="table" role="group" aria-label="Table" tabIndex={0}>
      <table dir={dir} data-wide={block.header.cells.length > most ? '' : undefined}>
        <thead>{header}</thead>
        {hasRows && (
          <tbody>
            <Parts parts={block.rows} View={RowView} caretAt={atEnd(block.rows, caret)} />
          </tbody>
        )}
      </table>
    </div>
  );
}

function AnyBlock({ block, caret, dir }: { block: Block; caret: boolean; dir: Direction }) {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return <ProseBlock block={block} caret={caret} dir={dir} />;
    case 'list':
      return <ListBlock block={block} caret={caret} dir={dir} />;
    case 'table':
      return <TableBlock block={block} caret={caret} dir={dir} />;
    case 'code':
      return <CodeBlock block={block} caret={caret} />;
    case 'quote':
      return (
        <blockquote dir={dir}>
          <Parts parts={block.blocks} View={InnerBlock} caretAt={atEnd(block.blocks, caret)} />
          {caret && block.blocks.length === 0 && <Caret />}
        </blockquote>
      );
    case 'math':
      if (!caret) return <Formula text={block.text} display block />;
      return (
        <div data-math="display">
          <LongText text={block.text} />
          <Caret />
        </div>
      );
    case 'html':
      return (
        <p data-part="html">
          <LongText text={block.text} />
          {caret && <Caret />}
        </p>
      );
    case 'rule':
      return <hr />;
    case 'definition':
      return null;
  }
}

/** A block of the reply itself: it finds its own text direction. */
export const BlockView = memo(function BlockView({ part, caret }: PartProps<Block>) {
  return <AnyBlock block={part} caret={caret} dir="auto" />;
});

/** A block in a list or a quote, which have found a direction for all inside them. */
const InnerBlock = memo(function InnerBlock({ part, caret }: PartProps<Block>) {
  return <AnyBlock block={part} caret={caret} dir={undefined} />;
});
