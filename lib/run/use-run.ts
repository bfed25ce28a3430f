'use client';

import { useSyncExternalStore } from 'react';
import type { Conversation, ConversationView } from './conversation.ts';
import type { RunStore, RunView } from './run-store.ts';

/** As much of a conversation as shows it. */
export type ShownConversation = Pick<Conversation, 'get' | 'subscribe'>;

/** Renders again only when the selected value is another one (Object.is): select narrow, or stable objects. */
export function useRun<T>(store: RunStore, select: (run: RunView) => T): T {
  const read = () => select(store.get());
  return useSyncExternalStore(store.subscribe, read, read);
}

export function useConversation(conversation: ShownConversation): ConversationView {
  return useSyncExternalStore(conversation.subscribe, conversation.get, conversation.get);
}
