import type { RunEvent } from '#lib/stream/events.ts';

/** A row of the history. */
export interface RunSummary {
  id: string;
  /** Epoch ms. */
  started: number;
  prompt: string;
  models: string[];
  ended: boolean;
}

/** Where runs are kept. A run is its log: everything else is folded from it. */
export interface Store {
  /** Adds events to the end of a run's log; the first of a run is its `run-start`. */
  append(run: string, events: readonly RunEvent[]): Promise<void>;
  /** The whole log, or null when there is no such run. */
  load(run: string): Promise<readonly RunEvent[] | null>;
  /** Newest first, at most `limit`, older than the run `before` when it is given. */
  list(limit: number, before?: string): Promise<RunSummary[]>;
  /** Gone for good; false when there was none. */
  remove(run: string): Promise<boolean>;
}
