import { useState, useSyncExternalStore } from 'react';
import { loadColumnTurns } from '#components/columns/load-column-turns.ts';
import { type Opened, openRun, type RunSource } from '#lib/run/replay-source.ts';

const loading: Opened = { status: 'loading' };

/** A run, opened in the browser and once. `id` must stay the same for the component's life. */
export function useRunSource(id: string): Opened {
  const [lazily] = useState(() => openedLater(id));
  return useSyncExternalStore(lazily.subscribe, lazily.get, () => loading);
}

/** Nothing is asked for before somebody listens: the server renders this, too. */
function openedLater(id: string): RunSource {
  let source: RunSource | null = null;
  return {
    get: () => source?.get() ?? loading,
    subscribe(listener) {
      if (!source) void loadColumnTurns().catch(() => {});
      source ??= openRun(id);
      return source.subscribe(listener);
    },
  };
}
