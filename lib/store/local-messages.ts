import type { StoreMessage } from './store.ts';

type Listener = (message: StoreMessage) => void;

/** Messages within the process. */
export function createLocalMessages() {
  const listeners = new Set<Listener>();
  return {
    send(message: StoreMessage): void {
      for (const listener of [...listeners]) listener(message);
    },
    listen(listener: Listener): () => void {
      // Each call counts for itself, though the same function be given twice.
      const entry: Listener = (message) => listener(message);
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
  };
}
