'use client';

import { type RefObject, useEffect, useState } from 'react';
import type { Block } from '#lib/markdown/block.ts';
import { advance, createMarkdown, type Markdown as MarkdownState } from '#lib/markdown/blocks.ts';
import { preloadHighlighter } from '#lib/markdown/highlight.ts';
import { BlockView } from './block.tsx';
import { Caret, TailContext } from './caret.tsx';
import { DefinitionsContext } from './definitions.tsx';
import { FirstDepthContext, firstDepthOf } from './heading-level.ts';
import './markdown.css';
import { Parts } from './parts.tsx';

/** Reads a text that grows. The answer depends on the text alone; what was read before only makes it quick. */
function createReader(): (text: string) => MarkdownState {
  let state = createMarkdown();
  return (text) => {
    state = advance(state, text);
    return state;
  };
}

/** A rule has no text and a definition is not seen: the caret waits at the end of what stands before. */
const holdsCaret = (block: Block) => block.type !== 'rule' && block.type !== 'definition';

export function MarkdownBlocks({ state, streaming }: { state: MarkdownState; streaming: boolean }) {
  const blocks = [...state.settled, ...state.open];
  const caretAt = streaming ? blocks.findLastIndex(holdsCaret) : -1;
  return (
    <DefinitionsContext value={state.definitions}>
      <FirstDepthContext value={firstDepthOf(blocks)}>
        <div className="markdown text-body">
          <Parts parts={blocks} View={BlockView} caretAt={caretAt} boxed />
          {streaming && caretAt < 0 && (
            <p>
              <Caret />
            </p>
          )}
        </div>
      </FirstDepthContext>
    </DefinitionsContext>
  );
}

interface MarkdownProps {
  /** Append-only while it streams; any other text is read afresh. */
  text: string;
  /** Whether more is to come: draws the caret. */
  streaming: boolean;
  /** Set to the place before the caret, for characters that are not drawn yet. */
  tail?: RefObject<HTMLSpanElement | null>;
}

/** A reply's text as Markdown: no HTML of its own, no address but http, https and mailto, no remote picture. */
export function Markdown({ text, streaming, tail }: MarkdownProps) {
  const [read] = useState(createReader);
  useEffect(() => {
    if (!streaming) preloadHighlighter();
  }, [streaming]);
  return (
    <TailContext value={tail ?? null}>
      <MarkdownBlocks state={read(text)} streaming={streaming} />
    </TailContext>
  );
}
