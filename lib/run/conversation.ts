import type { Setup } from '#lib/prompt/setup.ts';
import { createRunStore, type RunStore, type RunStoreOptions } from './run-store.ts';

export interface ConversationView {
  /** Oldest first. */
  turns: readonly RunStore[];
}

/** Runs in order, each naming the one before it as its parent. */
export interface Conversation {
  get(): ConversationView;
  subscribe(listener: () => void): () => void;
  send(setup: Setup): RunStore;
  clear(): void;
}

export function createConversation(options: RunStoreOptions = {}): Conversation {
  const listeners = new Set<() => void>();
  let view: ConversationView = { turns: [] };

  function change(turns: readonly RunStore[]): void {
    view = { turns };
    for (const listener of listeners) listener();
  }

  return {
    get: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send(setup) {
      // A run that was refused, or that the server no longer knows, has no history to continue from.
      const parent = view.turns.findLast(
        (turn) => turn.get().id !== null && turn.get().connection !== 'lost',
      );
      const store = createRunStore({ ...setup, parent: parent?.get().id ?? setup.parent }, options);
      change([...view.turns, store]);
      return store;
    },
    clear: () => change([]),
  };
}
