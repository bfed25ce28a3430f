import type { RunEvent } from '#lib/stream/events.ts';
import type { RunFeed } from './run-log.ts';

/** How often the store is asked by itself, in ms: a message may have been lost. */
const pollMs = 1000;

/** The log of a run that another instance writes, as it comes into the store. */
export interface Tail extends RunFeed {
  /** There may be more in the store. */
  wake(): void;
  /** Events that were read from the store by others. */
  take(events: readonly RunEvent[]): void;
  /** The run is no more: those who read it are let go. */
  end(): void;
}

export interface TailOptions {
  /** What is kept after that number. */
  read(seq: number): Promise<readonly RunEvent[]>;
  after(ms: number, callback: () => void): () => void;
  /** Somebody reads it, or nobody any more. */
  onRead(isRead: boolean): void;
}

/** It asks the store only as long as somebody reads it. */
export function createTail(kept: readonly RunEvent[], { read, after, onRead }: TailOptions): Tail {
  const events = [...kept];
  const listeners = new Set<() => void>();
  let isOver = false;
  let reading = false;
  let again = false;
  let cancel = () => {};

  const ended = () => isOver || events.at(-1)?.type === 'run-end';

  function notify(): void {
    for (const listener of [...listeners]) listener();
  }

  function take(more: readonly RunEvent[]): void {
    const before = events.length;
    for (const event of more) if (event.seq === events.length + 1) events.push(event);
    if (events.length > before) notify();
  }

  async function wake(): Promise<void> {
    if (listeners.size === 0) return;
    again = reading;
    if (reading) return;
    reading = true;
    cancel();
    // A store that is out of reach is asked again: what is there does not run away.
    take(await read(events.length).catch(() => []));
    reading = false;
    if (listeners.size === 0 || ended()) return;
    if (again) return wake();
    cancel = after(pollMs, () => void wake());
  }

  return {
    events,
    ended,
    take,
    wake: () => void wake(),
    end() {
      isOver = true;
      notify();
    },
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        onRead(true);
        void wake();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        cancel();
        onRead(false);
      };
    },
  };
}
