import { useState } from 'react';
import type { RunStore } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';
import { type Comparison, createComparison } from './comparison.ts';

/** Who is best in what, once every column of the run is settled. */
export function useComparison(store: RunStore): Comparison {
  const [select] = useState(createComparison);
  return useRun(store, select);
}
