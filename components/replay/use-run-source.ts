import { useEffect, useState, useSyncExternalStore } from 'react';
import { loadColumnTurns } from '#components/columns/load-column-turns.ts';
import { useIdle } from '#components/playground/use-idle.ts';
import { useSteady } from '#components/playground/use-steady.ts';
import { openReplay, type Standing } from '#lib/run/replay.ts';
import type { Opened, RunSource } from '#lib/run/replay-source.ts';

const loading: Opened = { status: 'loading' };

interface RunSourceOptions {
  /** The run as it was when the page was made, where it had ended and was told with the page. */
  standing?: Standing | null;
  /** What somebody wanted to see played could not be loaded. */
  onMissed?: () => void;
}

/** A run, opened once: where it does not stand on the page from the start, in the browser. `id` must stay the same. */
export function useRunSource(id: string, { standing = null, onMissed }: RunSourceOptions = {}): Opened {
  const { missed } = useSteady({ missed: () => onMissed?.() });
  const [source] = useState(() => (standing ? standingSource(id, standing, missed) : openedLater(id)));
  const opened = useSyncExternalStore(source.subscribe, source.get, standing ? source.get : () => loading);
  const idle = useIdle();
  const replay = opened.status === 'ended' ? opened.replay : null;
  useEffect(() => {
    if (idle) replay?.prepare();
  }, [idle, replay]);
  return opened;
}

/** What it is played from comes in a quiet moment, or when it is played. */
function standingSource(id: string, standing: Standing, onMissed: () => void): RunSource {
  const load = () => import('#lib/run/load-tape.ts').then(({ loadTape }) => loadTape(id, standing.events));
  const opened: Opened = { status: 'ended', replay: openReplay(standing, load, { onMissed }) };
  return { get: () => opened, subscribe: () => () => {} };
}

const unopened: Opened = {
  status: 'refused',
  problem: {
    title: 'The run could not be loaded.',
    action: 'Check that the server is running and that you are online, then load the page again.',
    status: 0,
  },
};

/** Nothing is asked for before somebody listens: the server renders this, too. */
function openedLater(id: string): RunSource {
  const listeners = new Set<() => void>();
  let get = () => loading;
  let isOpening = false;

  const notify = () => {
    for (const listener of listeners) listener();
  };
  async function open(): Promise<void> {
    isOpening = true;
    void loadColumnTurns().catch(() => {});
    const code = await import('#lib/run/replay-source.ts').catch(() => null);
    const source = code?.openRun(id);
    get = source?.get ?? (() => unopened);
    source?.subscribe(notify);
    notify();
  }
  return {
    get: () => get(),
    subscribe(listener) {
      listeners.add(listener);
      if (!isOpening) void open();
      return () => listeners.delete(listener);
    },
  };
}
