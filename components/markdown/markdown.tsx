'use client';

import { type RefObject, useEffect, useState } from 'react';
import type { Block } from '#lib/markdown/block.ts';
import { advance, createMarkdown, type Markdown as MarkdownState } from '#lib/markdown/blocks.ts';
import { preloadHighlighter } from '#lib/markdown/highlight.ts';
import { provisional, staysInFence } from '#lib/markdown/provisional.ts';
import { preloadTypesetter } from '#lib/markdown/typeset.ts';
import { decided } from '#lib/markdown/undecided.ts';
import { BlockView } from './block.tsx';
import { Caret, TailContext } from './caret.tsx';
import { DefinitionsContext } from './definitions.tsx';
import { FirstDepthContext, firstDepthOf } from './heading-level.ts';
import { Parts } from './parts.tsx';

/** Reads a text that grows, less what the next character decides. What was read before only makes it quick. */
export function createReader(): (text: string, streaming: boolean) => MarkdownState {
  let state = createMarkdown();
  return (text, streaming) => {
    const shown = streaming ? decided(text, staysInFence(state, text)) : text;
    // What was shown is not taken back: then all would be read again.
    const isBack = shown.length < state.text.length && text.slice(0, state.text.length) === state.text;
    state = isBack ? state : advance(state, shown);
    return state;
  };
}

/** A rule has no text and a definition is not seen: the caret waits at the end of what stands before. */
const holdsCaret = (block: Block) => block.type !== 'rule' && block.type !== 'definition';

export function MarkdownBlocks({ state, streaming }: { state: MarkdownState; streaming: boolean }) {
  const blocks = [...state.settled, ...(streaming ? provisional(state) : state.open)];
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

/** Where code of a language may begin. */
const fence = /`{3}|~{3}/;

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
    if (streaming) return;
    if (fence.test(text)) preloadHighlighter();
    preloadTypesetter(text);
  }, [streaming, text]);
  return (
    <TailContext value={tail ?? null}>
      <MarkdownBlocks state={read(text, streaming)} streaming={streaming} />
    </TailContext>
  );
}
