import { useEffect } from 'react';
import type { RunView } from '#lib/run/run-store.ts';
import { tellWorker } from './worker.ts';

/** Long enough for the server to have written the end of the log, ms. */
const rest = 1_000;

/** A run that has ended, and that the server has: its id. */
export const endedRun = ({ id, phase, connection }: RunView): string | null =>
  phase === 'ended' && connection === 'live' ? id : null;

/** A run that has ended is held by this browser, too, to be read where the server cannot be reached. */
export function useHeldRun(ended: string | null): void {
  useEffect(() => {
    if (ended === null) return;
    const timer = setTimeout(() => void tellWorker({ type: 'keep', run: ended }), rest);
    return () => clearTimeout(timer);
  }, [ended]);
}
