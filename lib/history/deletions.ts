/** Calls back after `ms`, unless what it answers is called before. */
export type After = (callback: () => void, ms: number) => () => void;

/** Runs that are gone from the list and can still be brought back. */
export interface Deletions {
  /** Their ids; empty when there is nothing to undo. */
  get(): readonly string[];
  /** Adds one; the time to undo all of them begins anew. */
  add(id: string): void;
  /** Brings them back. */
  undo(): void;
  /** Keeps the time from passing while the way back is being read or reached. */
  hold(): void;
  release(): void;
  /** Sends them now. */
  flush(): void;
  /** Forgets them without sending anything: they went another way. */
  drop(): void;
}

export interface DeletionsOptions {
  send: (ids: readonly string[]) => void;
  changed: () => void;
  after: After;
}

/** Long enough to be read and reached, ms. */
export const undoFor = 8_000;

/** Deletions wait together: one undo brings back all that were made in a row. */
export function createDeletions({ send, changed, after }: DeletionsOptions): Deletions {
  let ids: readonly string[] = [];
  let held = false;
  let cancel = () => {};

  function wait(): void {
    cancel();
    cancel = held || ids.length === 0 ? () => {} : after(flush, undoFor);
  }

  function set(next: readonly string[]): void {
    ids = next;
    if (ids.length === 0) held = false;
    wait();
    changed();
  }

  function flush(): void {
    const due = ids;
    if (due.length === 0) return;
    // Sent first: in the same breath the list must know that they are on their way, or it would show them again.
    send(due);
    set([]);
  }

  return {
    get: () => ids,
    add: (id) => set([...ids.filter((other) => other !== id), id]),
    undo: () => set([]),
    hold() {
      held = ids.length > 0;
      wait();
    },
    release() {
      held = false;
      wait();
    },
    flush,
    drop: () => set([]),
  };
}
