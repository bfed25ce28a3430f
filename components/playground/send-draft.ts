import { type Draft, toSetup } from '#lib/prompt/draft.ts';
import type { Conversation } from '#lib/run/conversation.ts';

/** Why the draft cannot be run now, in words; null when it can. */
export function obstacleOf(draft: Draft, hydrated: boolean): string | null {
  if (!hydrated) return 'The page is still loading.';
  if (draft.columns.length === 0) return 'Choose a model first.';
  return draft.prompt.trim() === '' ? 'Write a prompt first.' : null;
}

/** Sends the draft. A run the server refuses, or that never arrived, gives its prompt back. */
export function sendDraft(conversation: Conversation, draft: Draft, restore: (prompt: string) => void): void {
  const turn = conversation.send(toSetup(draft));
  const unsubscribe = turn.subscribe(() => {
    const { id, problem } = turn.get();
    if (id === null && problem === null) return;
    unsubscribe();
    if (id === null) restore(draft.prompt);
  });
}
