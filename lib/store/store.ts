import type { RunEvent } from '#lib/stream/events.ts';

/** A row of the history. */
export interface RunSummary {
  id: string;
  /** Epoch ms. */
  started: number;
  /** The text of the newest message, cut where it is long. */
  prompt: string;
  models: string[];
  ended: boolean;
  /** Given by its owner. */
  title: string | null;
  pinned: boolean;
  /** The run it follows. */
  parent: string | null;
  /** Its place in its conversation, from 1. */
  turn: number;
  /** Where a search matched, words of it around the match; null without a search, or where only the title matched. */
  excerpt: string | null;
}

/** A run as it is kept: its log, and what was put beside it. */
export interface KeptRun {
  id: string;
  owner: string;
  title: string | null;
  pinned: boolean;
  /** The instance that still writes its log; null when it is at rest. */
  instance: string | null;
  events: readonly RunEvent[];
}

export interface RunQuery {
  owner: string;
  /** Words that the prompt, the title or a reply holds; every one of them, the last one as a beginning. */
  search?: string;
  /** Runs in which this model took part. */
  model?: string;
  pinned?: boolean;
  limit: number;
  /** `next` of the page before. */
  cursor?: string;
}

export interface RunPage {
  /** Newest first. */
  runs: RunSummary[];
  /** Null on the last page. */
  next: string | null;
}

/** A snapshot of a run for whoever knows its id. */
export interface Share {
  id: string;
  run: string;
  owner: string;
  title: string | null;
  /** Epoch ms. */
  created: number;
  /** Epoch ms; null: never. */
  expires: number | null;
  withPrompt: boolean;
  events: readonly RunEvent[];
}

/** What instances that share a store tell one another. */
export type StoreMessage =
  | { type: 'appended'; run: string }
  | { type: 'stop'; run: string; column?: string }
  | { type: 'removed'; run: string };

/**
 * Everything that is kept. A run is its log: everything else is folded from it. Every method rejects with an AppError in
 * words for people when the engine can't do it now; nothing already kept is harmed by that.
 */
export interface Store {
  readonly engine: 'memory' | 'sqlite' | 'postgres';

  /**
   * Adds events to the end of a run's log; the first of a run is its `run-start`, and makes it the owner's and
   * `instance`'s. Events it has already are passed over, so that a batch whose fate is unknown can be sent again. What a
   * run still says after it was removed is dropped. `run-end` at the end of a batch lets go of the run's lease: who
   * writes on claims it. Rejects (`conflict`) when the run is not `by.instance`'s, or when the events would leave a hole.
   */
  append(run: string, events: readonly RunEvent[], by: { owner: string; instance: string }): Promise<void>;
  /** The whole log, or null when there is no such run. */
  load(run: string): Promise<KeptRun | null>;
  /** The log after `seq`; empty when there is none. */
  after(run: string, seq: number): Promise<readonly RunEvent[]>;
  list(query: RunQuery): Promise<RunPage>;
  /** False when there is no such run. */
  describe(run: string, change: { title?: string | null; pinned?: boolean }): Promise<boolean>;
  /** Gone for good, its shares with it; false when there was none. */
  remove(run: string): Promise<boolean>;
  /** Everything of this owner, gone for good; answers the ids of the runs. */
  removeAll(owner: string): Promise<string[]>;

  /** Prolongs an instance's lease: it lives for so many ms more, by the store's clock. */
  beat(instance: string, ms: number): Promise<void>;
  /** Ends an instance's lease. */
  leave(instance: string): Promise<void>;
  /**
   * Makes the runs of instances whose lease is over this instance's, each for one asker only; answers their ids. It is a
   * sign of life too: an asker without a lease gets a short one.
   */
  adopt(instance: string): Promise<string[]>;
  /** Makes a run at rest this instance's, to write on; false when another's is alive and at work on it. */
  claim(run: string, instance: string): Promise<boolean>;

  share(share: Share): Promise<void>;
  /** What became of a share; null when there never was one, or its run was removed. */
  findShare(id: string): Promise<Share | 'revoked' | 'expired' | null>;
  /** Without their events, newest first; only those that can still be opened. */
  sharesOf(run: string): Promise<Omit<Share, 'events'>[]>;
  /** False when there is none to revoke. */
  revoke(run: string, share?: string): Promise<boolean>;

  /**
   * Changes a small value under a key: `work` is given what is kept (null: nothing) and answers what is to be kept. One
   * at a time for each key, over all instances. What nobody changed for 30 days may be gone.
   */
  transact<T>(key: string, work: (value: unknown) => { value: unknown; result: T }): Promise<T>;

  /** Tells the other instances, and this one. */
  publish(message: StoreMessage): Promise<void>;
  listen(listener: (message: StoreMessage) => void): () => void;

  /** Rejects when nothing can be kept now, and says why. */
  check(): Promise<void>;
  close(): Promise<void>;
}
