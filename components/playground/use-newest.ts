import { idleRun } from '#components/columns/idle-run.ts';
import type { Conversation } from '#lib/run/conversation.ts';
import type { RunStore, RunView } from '#lib/run/run-store.ts';
import { type Turn, unfinished } from '#lib/run/turn.ts';
import { useConversation, useRun } from '#lib/run/use-run.ts';

/** The newest turn, or one that never runs while there is none. */
export function useNewestTurn(conversation: Conversation): Turn {
  return useConversation(conversation).turns.at(-1) ?? idleRun;
}

export const isRunning = (run: RunView): boolean => run.phase === 'starting' || run.phase === 'running';

const countFailed = (run: RunView): number => unfinished(run).length;

/** What the composer needs of the newest turn; it changes with states, never with text. */
export function useTurnState(turn: RunStore) {
  return {
    running: useRun(turn, isRunning),
    failed: useRun(turn, countFailed),
  };
}
