import { estimatedUsage } from '#lib/run/estimated-usage.ts';
import type { Reply } from '#lib/run/reply.ts';
import type { RunStore, RunView } from '#lib/run/run-store.ts';
import { createTokenCounter } from '#lib/run/token-counter.ts';

/**
 * A reply that goes on, with the usage that its text so far allows, marked as estimated. Asked again it reads only what
 * came since.
 */
export function createSoFar(column: string): (run: RunView) => Reply | null {
  const count = createTokenCounter();
  let of: Reply | null = null;
  let asked: { in: RunView['setup']; input: Reply['usage']['input'] } | null = null;
  let soFar: Reply | null = null;
  return ({ replies, setup }) => {
    const reply = replies[column] ?? null;
    if (reply === of) return soFar;
    of = reply;
    soFar = reply && { ...reply, usage: usageSoFar(reply, setup) };
    return soFar;
  };

  function usageSoFar(reply: Reply, setup: RunView['setup']): Reply['usage'] {
    if (!asked?.input || asked.in !== setup)
      asked = { in: setup, input: estimatedUsage(reply, setup, count).input };
    const { input } = asked;
    return { ...(input && { input }), output: { value: count(reply), source: 'estimated' } };
  }
}

const readers = new WeakMap<RunStore, Map<string, ReturnType<typeof createSoFar>>>();

/** The same for all that show figures of that column: each of them would else count its text for itself. */
export function replySoFar(store: RunStore, column: string): Reply | null {
  const ofStore = readers.get(store) ?? new Map<string, ReturnType<typeof createSoFar>>();
  readers.set(store, ofStore);
  const read = ofStore.get(column) ?? createSoFar(column);
  ofStore.set(column, read);
  return read(store.get());
}
