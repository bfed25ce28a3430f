import { after } from '#lib/after.ts';
import type { Setup } from '#lib/prompt/setup.ts';
import type { KnownRun } from '#lib/run/known-run.ts';
import { createRuns } from '#lib/run/runs.ts';
import type { Simulator } from '#lib/simulator/simulator.ts';
import { createMemoryStore } from '#lib/store/memory-store.ts';
import type { Store } from '#lib/store/store.ts';
import { delay, idleMs, passUntil, prepareWith, providerOver, simulator } from '../providers/world.ts';

type Calls = Record<string, (...given: unknown[]) => Promise<unknown>>;

/** The same store, as long as it `works`; else it rejects, or, when the process is dead, never answers. */
function switched(store: Store, state: { works: boolean; dead: boolean }): Store {
  const dependent = ['append', 'load', 'after', 'list', 'beat', 'adopt', 'claim', 'check', 'share', 'remove'];
  const through = store as unknown as Calls;
  const calls = Object.fromEntries(
    dependent.map((name) => [
      name,
      async (...given: unknown[]) => {
        if (state.dead) return new Promise(() => {});
        if (!state.works) throw new Error('The disk is full.');
        return through[name]?.(...given);
      },
    ]),
  );
  return { ...store, ...calls };
}

/** A server process over a store that others may share. Killed, it says no more, to the store least of all. */
export function createProcess(name: string, shared: Store = createMemoryStore(), upstream = simulator()) {
  const state = { works: true, dead: false };
  let count = 0;
  const store = switched(shared, state);
  const runs = createRuns({
    store,
    passing: createMemoryStore(),
    prepare: prepareWith(providerOver(upstream.fetch)),
    now: () => Date.now(),
    wallClock: () => Date.now(),
    idleMs,
    delay,
    after: (ms, callback) => after(ms, () => state.dead || callback()),
    newId: () => `${name}-${++count}`,
    instance: name,
  });
  return { runs, store: shared, state, upstream };
}

/** Processes that share one store and one upstream. */
export function createProcesses(...names: string[]) {
  const store = createMemoryStore();
  const upstream: Simulator = simulator();
  return names.map((name) => createProcess(name, store, upstream));
}

export function setupOf(models: readonly string[], changes: Partial<Setup> = {}): Setup {
  return {
    messages: [{ role: 'user', content: 'Why is the sky blue?' }],
    columns: models.map((model, index) => ({
      id: String.fromCharCode(97 + index),
      model: `openrouter:${model}`,
    })),
    ...changes,
  };
}

export const ended = (run: KnownRun) => passUntil(() => run.log.ended());
export const statesIn = (run: KnownRun) =>
  Object.fromEntries(Object.values(run.fold().replies).map((reply) => [reply.column, reply.state]));
export const hasText = (run: KnownRun, column: string) => () =>
  run.log.events.some((event) => event.type === 'text-delta' && event.column === column);
