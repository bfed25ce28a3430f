import type { LineUpActions } from '#components/columns/column-actions.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { createTurn } from '#lib/run/turn.ts';
import type { ShownConversation } from '#lib/run/use-run.ts';

/** A run by itself, for what shows conversations. */
export function shownRun(store: RunStore): ShownConversation {
  const view = { turns: [createTurn(store)], places: [{ index: 0, count: 1 }] };
  return { get: () => view, subscribe: () => () => {} };
}

/** A run that can be followed and stopped, but not be asked anew from here. */
export function withoutRetry(store: RunStore): RunStore {
  return { ...store, retry: async () => {} };
}

const nothing = () => {};

/** For columns that are only read. */
export function readingActions(tell: (text: string) => void): LineUpActions {
  return {
    remove: nothing,
    duplicate: nothing,
    moveTo: nothing,
    change: nothing,
    replace: nothing,
    run: nothing,
    continueOnly: nothing,
    answerCalls: nothing,
    editPrompt: nothing,
    showPrompt: nothing,
    tell,
  };
}
