'use client';

import { useSyncExternalStore } from 'react';
import type { Conversation, ConversationView } from './conversation.ts';
import { emptyReply, type Reply } from './reply.ts';
import type { RunStore, RunView } from './run-store.ts';

/** Renders again only when the selected value is another one (Object.is): select narrow, or stable objects. */
export function useRun<T>(store: RunStore, select: (run: RunView) => T): T {
  const read = () => select(store.get());
  return useSyncExternalStore(store.subscribe, read, read);
}

const empty = new Map<string, Reply>();

/** One column's reply; another column's text never renders this one again. */
export function useReply(store: RunStore, column: string): Reply {
  return useRun(store, (run) => run.replies[column] ?? notYet(column));
}

/** The same object for the same column, so that a reply that has not begun does not look like a new one each time. */
function notYet(column: string): Reply {
  const reply = empty.get(column) ?? emptyReply(column);
  empty.set(column, reply);
  return reply;
}

export function useConversation(conversation: Conversation): ConversationView {
  return useSyncExternalStore(conversation.subscribe, conversation.get, conversation.get);
}
