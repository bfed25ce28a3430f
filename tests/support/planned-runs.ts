import { readOpenRouterModels } from '#lib/catalog/openrouter-models.ts';
import { openRouterProvider } from '#lib/providers/openrouter.ts';
import { createPlanner } from '#lib/quota/planner.ts';
import { createReadKey } from '#lib/quota/read-key.ts';
import type { KnownRun } from '#lib/run/known-run.ts';
import { createRuns } from '#lib/run/runs.ts';
import { everyModel } from '#lib/simulator/catalog.ts';
import type { Limits } from '#lib/simulator/limits.ts';
import { serveSimulator } from '#lib/simulator/serve.ts';
import { createSimulator } from '#lib/simulator/simulator.ts';
import { createMemoryStore } from '#lib/store/memory-store.ts';
import type { ManualTime } from './manual-time.ts';
import { oneProcess } from './visitor.ts';

/** An upstream with limits, on a port of its own and by the clock of the test; its replies take no time. */
export async function limitedUpstream(limits: Limits, time: ManualTime) {
  const clock = { now: time.now, delay: async () => {} };
  const speed = Number.POSITIVE_INFINITY;
  const simulator = createSimulator({ limits, clock, speed, answerTokens: 5, comments: 0 });
  const served = await serveSimulator({ port: 0, simulator });
  return { ...served, requests: simulator.requests };
}

/** The runs of one process, with its planner, over real HTTP. */
export function plannedRuns(url: string, time: ManualTime, serverKey = 'sk-or-v1-of-a-test') {
  const { models } = readOpenRouterModels({ data: everyModel(true) });
  const openrouter = openRouterProvider({ baseUrl: url, serverKey, models: async () => models });
  const planner = createPlanner({
    readKey: createReadKey(url, fetch),
    secret: () => 'a secret of a test',
    store: createMemoryStore(),
    instance: 'one',
    now: time.now,
    after: time.after,
    wait: time.wait,
  });
  let count = 0;
  const runs = createRuns({
    ...oneProcess(),
    store: createMemoryStore(),
    prepare: {
      provider: (id) => (id === 'openrouter' ? openrouter : undefined),
      model: async (id) => models.find((model) => model.id === id),
      checkModels: async () => {},
    },
    planner,
    now: time.now,
    wallClock: time.now,
    idleMs: 60_000,
    delay: time.wait,
    newId: () => `run-${++count}`,
  });
  const access = openrouter.access({ keys: {} });
  return {
    runs,
    models: new Map(models.map((model) => [model.id, model])),
    quota: () => planner.quota(access),
  };
}

/** Resolves when it is so of the run's log. */
export function until(run: KnownRun, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!isSo()) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = run.log.subscribe(check);
    // Not before the log has said where it stands now.
    queueMicrotask(check);
  });
}
