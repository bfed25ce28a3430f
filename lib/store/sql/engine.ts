import type { Kysely, RawBuilder, Transaction } from 'kysely';
import type { StoreMessage } from '../store.ts';
import type { Tables } from './tables.ts';

/** What differs between the databases; everything else is said once, to both. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  /** Epoch ms by the database's own clock. */
  readonly now: RawBuilder<number>;
  /** The database, its tables as this version wants them; opened by the first who asks, anew after a failure. */
  database(): Promise<Kysely<Tables>>;
  /** Until the transaction ends nobody else gets past this key. */
  lock(transaction: Transaction<Tables>, key: string): Promise<void>;
  /** Replaces the words a run is found by. */
  index(transaction: Transaction<Tables>, run: number, words: readonly string[]): Promise<void>;
  /** With rows of runs that are removed: what hangs on them and would not go by itself, goes. */
  forget(transaction: Transaction<Tables>, runs: readonly number[]): Promise<void>;
  /** A subquery for the numbers of the runs that hold all of the words, the last as a beginning. */
  matching(words: readonly string[]): RawBuilder<number>;
  /** Gives back space after something was removed, and what stood in it. */
  tidy(): Promise<void>;
  publish(message: StoreMessage): Promise<void>;
  listen(listener: (message: StoreMessage) => void): () => void;
  /** What went wrong in words for people; what is none of the database's errors comes back as it is. */
  explain(error: unknown): unknown;
  close(): Promise<void>;
}
