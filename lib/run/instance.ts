import type { Store } from '#lib/store/store.ts';

/** How often an instance says that it lives, and how long it is believed, in ms. */
const beatMs = 5000;
const expiryMs = 15_000;

/** This process among those that share a store. */
export interface Instance {
  readonly id: string;
  /** Begins to say that it lives, and to take up what those that died left. Resolves after the first time. */
  begin(): Promise<void>;
  /** Says that it lives no more. */
  leave(): Promise<void>;
}

export interface InstanceOptions {
  id: string;
  store: Pick<Store, 'beat' | 'leave' | 'adopt'>;
  after(ms: number, callback: () => void): () => void;
  /** Called for each run of an instance that is no more, until it succeeds once. */
  interrupt(run: string): Promise<void>;
}

export function createInstance({ id, store, after, interrupt }: InstanceOptions): Instance {
  const orphans = new Set<string>();
  let left = false;
  let cancel = () => {};

  /** One that can't be read keeps nobody from the others. */
  async function mark(run: string): Promise<void> {
    try {
      await interrupt(run);
      orphans.delete(run);
    } catch {
      // It is tried again with the next beat.
    }
  }

  async function beat(): Promise<void> {
    try {
      await store.beat(id, expiryMs);
      for (const run of await store.adopt(id)) orphans.add(run);
      for (const run of orphans) await mark(run);
    } catch {
      // The store is out of reach: the next beat tries again, and whoever asks for runs hears why.
    }
    if (!left) cancel = after(beatMs, () => void beat());
  }

  return {
    id,
    begin: beat,
    async leave() {
      left = true;
      cancel();
      await store.leave(id);
    },
  };
}
