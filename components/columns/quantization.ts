import type { Endpoint } from '#lib/catalog/endpoint.ts';
import type { RunView } from '#lib/run/run-store.ts';
import { isRunning } from '#lib/run/running.ts';

/** Who served a column, of which model. */
export interface Served {
  column: string;
  model: string;
  endpoint: string;
}

/** At what precision a reply was computed, and the other precisions in the same run. */
export interface Quantizations {
  own: string | null;
  others: readonly string[];
}

const door = 'openrouter:';

/** Who served each column, once all are settled: the one door that leaves a choice of endpoints. */
export function servedIn(run: RunView): Served[] {
  if (isRunning(run)) return [];
  return Object.values(run.replies).flatMap(({ column, state, model, served }) => {
    if (state !== 'done' || !served?.endpoint || !model?.startsWith(door)) return [];
    const answered = served.fallback && served.model ? door + served.model : model;
    return [{ column, model: answered, endpoint: served.endpoint }];
  });
}

/** Null: not known, or the company hosts the model at several precisions. */
function quantizationOf({ endpoint }: Served, endpoints: readonly Endpoint[] | undefined): string | null {
  const own = endpoints?.filter(({ provider }) => provider.toLowerCase() === endpoint.toLowerCase()) ?? [];
  const [first, ...further] = new Set(own.map(({ quantization }) => quantization));
  return further.length === 0 ? (first ?? null) : null;
}

export function quantizationsFor(
  column: string,
  served: readonly Served[],
  endpoints: ReadonlyMap<string, readonly Endpoint[]>,
): Quantizations {
  const known = served.map((one) => [one.column, quantizationOf(one, endpoints.get(one.model))] as const);
  const own = known.find(([id]) => id === column)?.[1] ?? null;
  const others = new Set(known.flatMap(([, other]) => (other === null || other === own ? [] : [other])));
  return { own, others: [...others] };
}
