'use client';

import { createElement, type ReactNode, useEffect, useState } from 'react';
import type { Chunk, Code } from '#lib/markdown/block.ts';
import { type Highlighted, highlightAtOnce, highlightWhenIdle } from '#lib/markdown/highlight.ts';
import { Caret } from './caret.tsx';
import { CopyButton } from './copy-button.tsx';
import { atEnd, type PartProps, Parts } from './parts.tsx';

const textOf = (chunks: readonly Chunk[]) => chunks.map((chunk) => chunk.text).join('');

type Node = Highlighted['children'][number];

function drawHighlighted(node: Node): ReactNode {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return null;
  const { className } = node.properties;
  const attributes = { className: Array.isArray(className) ? className.join(' ') : undefined };
  return createElement('span', attributes, ...node.children.map(drawHighlighted));
}

/** Lines in blocks of their own, so that a line that grows lays out no more than its own block again. */
function ChunkView({ part: chunk, caret }: PartProps<Chunk>) {
  return (
    <span data-part="lines">
      {chunk.text}
      {caret && <Caret />}
    </span>
  );
}

/** The tree of `code`, once it is there; undefined for plain text and for code that may still change. */
function useHighlighted(
  code: string | undefined,
  language: string,
  highlight: typeof highlightWhenIdle,
): Highlighted | undefined {
  const [latest, setLatest] = useState<{ code: string; tree: Highlighted }>();
  useEffect(() => {
    if (code === undefined) return undefined;
    return highlight(code, language, (tree) => setLatest({ code, tree }));
  }, [code, language, highlight]);
  return latest?.code === code ? latest?.tree : undefined;
}

interface CodeBlockProps {
  block: Code;
  caret: boolean;
  /** In colours without waiting for idle time: it is all that is looked at. */
  atOnce?: boolean;
}

/** A fence: plain while its lines arrive, in colours once it is whole, with not a pixel's difference in size. */
export function CodeBlock({ block, caret, atOnce = false }: CodeBlockProps) {
  const isWhole = block.closed || !caret;
  const highlight = atOnce ? highlightAtOnce : highlightWhenIdle;
  const tree = useHighlighted(isWhole ? textOf(block.chunks) : undefined, block.language, highlight);
  const label = block.language ? `Code, ${block.language}` : 'Code';
  return (
    <div data-part="code">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields, this is text */}
      <pre dir="ltr" role="group" aria-label={label} tabIndex={0}>
        {tree ? (
          createElement('code', null, ...tree.children.map(drawHighlighted), caret && <Caret />)
        ) : (
          <code>
            <Parts parts={block.chunks} View={ChunkView} caretAt={atEnd(block.chunks, caret)} />
          </code>
        )}
      </pre>
      <div data-part="code-tools">
        {block.language && <span aria-hidden="true">{block.language}</span>}
        <CopyButton read={() => textOf(block.chunks)} />
      </div>
    </div>
  );
}
