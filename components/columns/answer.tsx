'use client';

import { Markdown } from '#components/markdown/markdown.tsx';
import { roundsOf } from '#lib/run/rounds.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';
import { answerText } from './answer-text.ts';

/** The answer so far: the only thing in a column that renders with its text. */
export function Answer({ store, column }: { store: RunStore; column: string }) {
  const text = useRun(store, ({ replies: { [column]: reply } }) => (reply ? roundsOf(reply).rest : ''));
  const streaming = useRun(store, (run) => run.replies[column]?.state === 'streaming');
  const isJson = useRun(store, (run) => Boolean(run.setup.schema));
  return (
    <div data-part="answer">
      {text !== '' && <Markdown text={answerText(text, isJson)} streaming={streaming} />}
    </div>
  );
}
