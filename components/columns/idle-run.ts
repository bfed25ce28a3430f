import type { RunStore, RunView } from '#lib/run/run-store.ts';

const view: RunView = {
  id: null,
  phase: 'idle',
  connection: 'live',
  started: null,
  setup: { messages: [], columns: [] },
  problem: null,
  replies: {},
};

/** Stands in for the newest run while there is none: nothing runs, nothing happens. */
export const idleRun: RunStore = {
  get: () => view,
  subscribe: () => () => {},
  now: () => 0,
  stop: async () => {},
  retry: async () => {},
};
