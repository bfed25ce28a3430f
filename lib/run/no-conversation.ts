import type { ConversationView } from './conversation.ts';
import type { ShownConversation } from './use-run.ts';

const nothing: ConversationView = { turns: [], places: [] };

/** One in which nothing was said, nor will be. */
export const noConversation: ShownConversation = { get: () => nothing, subscribe: () => () => {} };
