import type { RunView } from '#lib/run/run-store.ts';
import type { Turn } from '#lib/run/turn.ts';

const view: RunView = {
  id: null,
  phase: 'idle',
  connection: 'live',
  started: null,
  setup: { messages: [], columns: [] },
  problem: null,
  replies: {},
};

/** Stands in for the newest turn while there is none: nothing runs, nothing happens. */
export const idleRun: Turn = {
  get: () => view,
  subscribe: () => () => {},
  now: () => 0,
  stop: async () => {},
  retry: async () => {},
  get main() {
    return idleRun;
  },
  of: () => idleRun,
  runsOf: () => [],
};
