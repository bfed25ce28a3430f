import type { Column } from '#lib/prompt/setup.ts';
import type { Reply } from '#lib/run/reply.ts';
import type { RunView } from '#lib/run/run-store.ts';

/** A run as it is written down: what stands in its columns, and the names they have on the page. */
export interface ShownRun extends Pick<RunView, 'started' | 'setup' | 'replies'> {
  title: string | null;
  /** By column id. */
  names: ReadonlyMap<string, string>;
}

export interface ShownReply {
  column: Column;
  name: string;
  reply: Reply;
}

/** In the order of the line-up. */
export function shownReplies({ setup, replies, names }: ShownRun): ShownReply[] {
  return setup.columns.flatMap((column) => {
    const reply = replies[column.id];
    return reply ? [{ column, name: names.get(column.id) ?? column.model, reply }] : [];
  });
}
