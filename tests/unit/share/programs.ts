import type { Draft } from '#lib/prompt/draft.ts';
import { emptyDraft } from '#lib/prompt/draft.ts';
import type { Reply } from '#lib/run/reply.ts';
import type { ShownRun } from '#lib/share/shown-run.ts';
import type { ReplyEvent, RunEvent } from '#lib/stream/events.ts';
import { noon, replyEnd, replyStart, setupOf } from '../run/support.ts';

/** The log of a run of one column that said this and came to its end. */
export function logOf(text = 'Blue.'): RunEvent[] {
  const said: ReplyEvent[] = [
    replyStart(),
    { type: 'reply-headers', status: 200 },
    { type: 'text-delta', text },
    replyEnd({ output: { value: 12, source: 'reported' } }),
  ];
  return [
    { seq: 1, at: 0, type: 'run-start', run: 'r1', setup: setupOf(['a']), started: noon },
    ...said.map(
      (event, index): RunEvent => ({ ...event, seq: index + 2, at: 10 * index, column: 'a' }) as RunEvent,
    ),
    { seq: said.length + 2, at: 100, type: 'run-end' },
  ];
}

/** A run whose columns hold these replies. */
export function shownOf(replies: readonly Reply[], given: Partial<ShownRun> = {}): ShownRun {
  const ids = replies.map(({ column }) => column);
  return {
    title: null,
    started: noon,
    setup: setupOf(ids),
    replies: Object.fromEntries(replies.map((reply) => [reply.column, reply])),
    names: new Map(ids.map((id) => [id, `Model ${id}`])),
    ...given,
  };
}

export function draftWith(given: Partial<Draft>): Draft {
  return { ...emptyDraft, ...given };
}
