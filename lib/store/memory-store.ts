import { textOf } from '#lib/prompt/setup.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import type { RunSummary, Store } from './store.ts';

/** Keeps runs for as long as the process lives; beyond `maxEvents` in all, the oldest runs are forgotten. */
export function createMemoryStore(maxEvents = 500_000): Store {
  const logs = new Map<string, RunEvent[]>();
  let count = 0;

  function forgetOldest(): void {
    for (const [run, log] of logs) {
      if (count <= maxEvents || logs.size === 1) return;
      count -= log.length;
      logs.delete(run);
    }
  }

  return {
    async append(run, events) {
      const log = logs.get(run) ?? (events[0]?.type === 'run-start' ? [] : null);
      // What a run still says after it was removed or forgotten does not bring back a log without its head.
      if (log === null) return;
      for (const event of events) log.push(event);
      logs.set(run, log);
      count += events.length;
      forgetOldest();
    },
    async load(run) {
      return logs.get(run) ?? null;
    },
    async list(limit, before) {
      const newest = [...logs.keys()].reverse();
      const from = before === undefined ? 0 : newest.indexOf(before) + 1;
      return newest.slice(from, from + limit).flatMap((run) => summaryOf(logs.get(run) ?? []));
    },
    async remove(run) {
      count -= logs.get(run)?.length ?? 0;
      return logs.delete(run);
    },
  };
}

function summaryOf(log: readonly RunEvent[]): RunSummary[] {
  const first = log[0];
  if (first?.type !== 'run-start') return [];
  const prompt = first.setup.messages.at(-1);
  return [
    {
      id: first.run,
      started: first.started,
      prompt: prompt ? textOf(prompt) : '',
      models: first.setup.columns.map((column) => column.model),
      ended: log.at(-1)?.type === 'run-end',
    },
  ];
}
