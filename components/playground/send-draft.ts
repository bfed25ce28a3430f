import { emptyTray, type TrayView } from '#components/attachments/tray.ts';
import type { Attachment } from '#lib/prompt/attachment.ts';
import { type Draft, missingVariables, toSetup } from '#lib/prompt/draft.ts';
import type { Conversation } from '#lib/run/conversation.ts';

/** There is something to send: words, or what is attached. */
export function isWritten({ prompt }: Draft, { attachments }: TrayView): boolean {
  return prompt.trim() !== '' || attachments.length > 0;
}

/** Why the draft cannot be run now, in words; null when it can. */
export function obstacleOf(draft: Draft, ready: boolean, tray: TrayView = emptyTray): string | null {
  if (!ready) return 'The page is still loading.';
  if (draft.columns.length === 0) return 'Choose a model first.';
  if (tray.reading.length > 0) return 'The attachments are still being read.';
  if (!isWritten(draft, tray)) return 'Write a prompt first.';
  const missing = missingVariables(draft);
  return missing.length > 0 ? `Fill in ${missing.join(', ')} first.` : null;
}

/** Sends the draft. A run the server refuses, or that never arrived, gives its prompt back. */
export function sendDraft(
  conversation: Pick<Conversation, 'send'>,
  draft: Draft,
  restore: (prompt: string) => void,
  attachments: readonly Attachment[] = [],
): void {
  const turn = conversation.send(toSetup(draft, attachments));
  const unsubscribe = turn.subscribe(() => {
    const { id, problem } = turn.get();
    if (id === null && problem === null) return;
    unsubscribe();
    if (id === null) restore(draft.prompt);
  });
}
