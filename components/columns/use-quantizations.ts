import { useEndpointsOf } from '#lib/catalog/use-endpoints.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';
import { type Quantizations, quantizationsFor, type Served, servedIn } from './quantization.ts';

/** Asked only where there is somebody to compare with. Null until it is known. */
export function useQuantizations(store: RunStore, column: string): Quantizations | null {
  // As text, so that it stays the same for as long as it says the same.
  const written = useRun(store, (run) => JSON.stringify(servedIn(run)));
  const served: Served[] = JSON.parse(written);
  const models = served.length > 1 ? [...new Set(served.map(({ model }) => model))].sort() : [];
  const endpoints = useEndpointsOf(models);
  return endpoints ? quantizationsFor(column, served, endpoints) : null;
}
