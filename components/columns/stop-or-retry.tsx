'use client';

import { RotateCw, Square } from 'lucide-react';
import { keyHints } from '#components/command/shortcuts.ts';
import { useSingleKeys } from '#components/command/single-keys.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { Column } from '#lib/prompt/setup.ts';
import { isSettled } from '#lib/run/reply.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { stateIn } from '#lib/run/running.ts';
import { useRun } from '#lib/run/use-run.ts';
import { useFreedom } from './freedom.ts';
import { isRetryable } from './retryable.ts';
import { useRested } from './use-rested.ts';

/**
 * A reply that runs can be stopped, one that ended be asked for again: by the model it was asked of. One place on the
 * screen for both, so that the focus stays; the one that has no use now is there for assistive technology only.
 */
export function StopOrRetry({ store, column }: { store: RunStore; column: Column }) {
  const freedom = useFreedom();
  const state = useRun(store, (run) => stateIn(run, column.id));
  const retries = useRun(store, (run) => isRetryable(run, column));
  const singleKeys = useSingleKeys();
  const idle = state === 'idle';
  const running = !idle && !isSettled(state);
  const rested = useRested(running);
  if (freedom === 'read' || (freedom === 'stop' && !running)) return null;
  return (
    <>
      {(running || retries) && (
        <IconButton
          label={running ? 'Stop' : 'Retry'}
          icon={running ? Square : RotateCw}
          iconSize={running ? 13 : 15}
          className={running ? '[&_svg]:fill-current' : undefined}
          {...(retries && keyHints('retry', singleKeys))}
          aria-disabled={retries && !rested ? true : undefined}
          onClick={(event) => {
            if (event.detail > 1) return;
            if (running) void store.stop(column.id);
            else if (rested) void store.retry([column.id]);
          }}
        />
      )}
      {!running && <Useless label="Stop" why="Nothing runs in this column." />}
      {!retries && freedom === 'all' && <Useless label="Retry" why={whyNot(idle, running)} />}
    </>
  );
}

function whyNot(idle: boolean, running: boolean): string {
  if (idle) return 'This column has not been asked yet.';
  return running ? 'The reply has not ended yet.' : 'The model was changed since.';
}

function Useless({ label, why }: { label: string; why: string }) {
  return (
    <button type="button" disabled title={why} className="sr-only">
      {label}
    </button>
  );
}
