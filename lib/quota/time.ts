export interface Time {
  /** Epoch ms. */
  now(): number;
  /** Calls back after `ms`; the answer takes that back. */
  after(ms: number, callback: () => void): () => void;
}
