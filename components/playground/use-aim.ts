import { useState } from 'react';
import type { Tray } from '#components/attachments/tray.ts';
import { promptText } from '#components/columns/prompt-text.ts';
import type { Attachment } from '#lib/prompt/attachment.ts';
import { type ColumnChange, type Draft, setColumn, toSetup } from '#lib/prompt/draft.ts';
import { sentAttachments } from '#lib/prompt/sent-attachments.ts';
import type { Setup } from '#lib/prompt/setup.ts';
import { randomId } from '#lib/random-id.ts';
import { promptIndex } from '#lib/run/continuation.ts';
import type { Conversation } from '#lib/run/conversation.ts';
import type { Turn } from '#lib/run/turn.ts';

interface Aim {
  /** The only column the next prompt goes to; null: to all. */
  only: string | null;
  /** The turn whose prompt is being edited, and what was being written before; null: a new prompt is written. */
  editing: { turn: Turn; prompt: string; attachments: readonly Attachment[] } | null;
}

interface Writing {
  /** The conversation's, as they are shown. */
  turns: readonly Turn[];
  draft: Draft;
  tray: Tray;
  change(patch: Partial<Draft>): void;
}

const ahead: Aim = { only: null, editing: null };
const newId = () => `sent-${randomId()}`;

/** Where the next prompt goes: to every column or to one, at the end of the conversation or in an earlier place. */
export function useAim(conversation: Conversation, { turns, draft, tray, change }: Writing) {
  const [aim, setAim] = useState(ahead);
  const only = draft.columns.some(({ id }) => id === aim.only) ? aim.only : null;
  // A line that is not shown is not edited.
  const editing = aim.editing && turns.includes(aim.editing.turn) ? aim.editing : null;

  function write(prompt: string, attachments: readonly Attachment[]): void {
    change({ prompt });
    tray.take();
    tray.restore(attachments);
  }

  return {
    only,
    isEditing: editing !== null,
    /** The draft with the columns that it will be sent to. */
    aimed: only === null ? draft : { ...draft, columns: draft.columns.filter(({ id }) => id === only) },
    /** `conversation.send`, to that place. */
    send(setup: Setup): Turn {
      setAim({ only, editing: null });
      return editing ? conversation.resend(turns.indexOf(editing.turn), setup) : conversation.send(setup);
    },
    /** Asks one column the newest prompt, as the draft has that column, or would have it with the change. */
    runColumn(id: string, change: ColumnChange = {}): void {
      const columns = setColumn(draft, id, change).columns.filter((column) => column.id === id);
      if (columns.length > 0) conversation.runColumns(toSetup({ ...draft, columns }));
    },
    continueOnly: (id: string) => setAim({ ...aim, only: id }),
    toAll: () => setAim({ ...aim, only: null }),
    /** Takes a prompt back into the composer. What went to one column then goes to that one again. */
    edit(index: number): void {
      const turn = turns[promptIndex(turns, index)];
      if (!turn) return;
      const { setup } = turn.main.get();
      const [column, ...others] = setup.columns;
      const kept = editing ?? { prompt: draft.prompt, attachments: tray.get().attachments };
      setAim({ only: others.length === 0 ? (column?.id ?? null) : null, editing: { ...kept, turn } });
      write(promptText(setup), sentAttachments(setup, newId));
    },
    /** Back to what was being written. */
    cancelEdit(): void {
      setAim(ahead);
      if (editing) write(editing.prompt, editing.attachments);
    },
    reset: () => setAim(ahead),
  };
}
