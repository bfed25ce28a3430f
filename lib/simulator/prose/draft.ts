/**
 * What one kind of prompt yields: the same matter written by four hands, and by more where it helps. The other
 * personas' voices are made from these parts (see voices.ts).
 */
export interface Draft {
  /** One or two plain sentences that would do as the whole answer. */
  short: string;
  /** Sentences of Thinker's reasoning about this very prompt, in order. */
  thinking: readonly string[];
  swift: string;
  steady: string;
  thinker: string;
  scribe: string;
  smith?: string;
  polyglot?: string;
  seer?: string;
  caller?: string;
  /** What Caller would look up if it had a search tool. */
  lookup?: string;
}
