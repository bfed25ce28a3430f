import type { Generated } from 'kysely';

/** Times are epoch ms; flags are 0 or 1, which both engines have. */
export interface Tables {
  runs: RunsTable;
  run_models: { run: number; model: string };
  chunks: { run: number; first_seq: number; last_seq: number; events: Uint8Array; texts: Uint8Array };
  instances: { id: string; expires: number };
  shares: SharesTable;
  kept_values: { key: string; value: string; changed: number };
}

interface RunsTable {
  /** Counts up: tells runs of the same moment apart. */
  number: Generated<number>;
  id: string;
  owner: string;
  started: number;
  parent: string | null;
  turn: number;
  prompt: string;
  title: string | null;
  pinned: number;
  /** JSON: a list of model ids. */
  models: string;
  ended: number;
  instance: string | null;
  /** Its chunks are joined to one and its words are found. */
  settled: number;
}

interface SharesTable {
  id: string;
  run: number;
  owner: string;
  title: string | null;
  created: number;
  expires: number | null;
  with_prompt: number;
  revoked: number;
  /** Null once it is revoked. */
  events: Uint8Array | null;
  texts: Uint8Array | null;
}
