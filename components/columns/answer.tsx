'use client';

import { Markdown } from '#components/markdown/markdown.tsx';
import type { RunStore } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';

/** The answer so far: the only thing in a column that renders with its text. */
export function Answer({ store, column }: { store: RunStore; column: string }) {
  const text = useRun(store, (run) => run.replies[column]?.answer ?? '');
  const streaming = useRun(store, (run) => run.replies[column]?.state === 'streaming');
  return <div data-part="answer">{text !== '' && <Markdown text={text} streaming={streaming} />}</div>;
}
