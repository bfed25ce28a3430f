'use client';

import { Markdown } from '#components/markdown/markdown.tsx';
import { MetricsLine } from '#components/metrics/metrics-line.tsx';
import { isSettled } from '#lib/run/reply.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';
import { PromptHeading } from './prompt-heading.tsx';
import { ReplyNotes } from './reply-notes.tsx';
import { Thinking } from './thinking.tsx';
import { ToolCalls } from './tool-calls.tsx';

/** A turn gone by: its prompt, what the column answered, its figures in a line. Not drawn while out of sight. */
export function EarlierTurn({ store, column }: { store: RunStore; column: string }) {
  const reply = useRun(store, (run) => run.replies[column]);
  const setup = useRun(store, (run) => run.setup);
  if (!reply) return null;
  return (
    <article className="earlier-turn mb-4 border-hairline border-b pb-4">
      <PromptHeading setup={setup} />
      <Thinking store={store} column={column} />
      <div data-part="answer">
        {reply.answer !== '' && <Markdown text={reply.answer} streaming={!isSettled(reply.state)} />}
      </div>
      <ToolCalls store={store} column={column} />
      {reply.trouble && <p className="mt-2 text-bad text-note">{reply.trouble.message}</p>}
      <ReplyNotes reply={reply} onlyReasoning={false} />
      <MetricsLine reply={reply} />
    </article>
  );
}
