import { useState } from 'react';
import type { RunStore } from '#lib/run/run-store.ts';
import { countSiblings, siblingRun } from '#lib/run/siblings.ts';
import type { Turn } from '#lib/run/turn.ts';
import { useRun } from '#lib/run/use-run.ts';

export interface Siblings {
  /** The run to show: what stands, or an earlier reply looked at. */
  store: RunStore;
  /** Counts from 0, oldest first. */
  index: number;
  count: number;
  show(by: -1 | 1): void;
}

/** The replies a column has given to one prompt, and which of them is looked at. A newer one is shown when it comes. */
export function useSiblings(turn: Turn, column: string): Siblings {
  const count = useRun(turn, () => countSiblings(turn, column));
  const standing = useRun(turn, () => turn.of(column));
  const [looked, setLooked] = useState({ turn, count, index: count - 1 });
  const last = count - 1;
  const index = looked.turn === turn && looked.count === count ? looked.index : last;
  return {
    store: index >= last ? standing : siblingRun(turn, column, index),
    index,
    count,
    show: (by) => setLooked({ turn, count, index: Math.min(Math.max(index + by, 0), last) }),
  };
}
