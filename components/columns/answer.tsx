'use client';

import { useRef } from 'react';
import { Markdown } from '#components/markdown/markdown.tsx';
import type { RunStore } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';
import { useGrowingAnswer } from './use-growing-answer.ts';

/** The answer so far: the only thing in a column that renders with its text. */
export function Answer({ store, column }: { store: RunStore; column: string }) {
  const tail = useRef<HTMLSpanElement>(null);
  const text = useGrowingAnswer(store, column, tail);
  const streaming = useRun(store, (run) => run.replies[column]?.state === 'streaming');
  return (
    <div data-part="answer">{text !== '' && <Markdown text={text} streaming={streaming} tail={tail} />}</div>
  );
}
