'use client';
import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { RunStore } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';

interface RealModelsLineProps {
  /** The newest turn. */
  store: RunStore;
  onConnect: () => void;
}

/** After a comparison of demo models, where there is no key yet: the way to real ones. */
export function RealModelsLine({ store, onConnect }: RealModelsLineProps) {
  const [dismissed, setDismissed] = useState(false);
  const isOver = useRun(
    store,
    ({ phase, setup }) => phase === 'ended' && setup.columns.every(({ model }) => model.startsWith('demo:')),
  );
  if (dismissed || !isOver) return null;
  return (
    <div className="mb-2 flex min-h-7 shortest:hidden items-center gap-x-2 pl-2 text-note text-soft">
      <p>That was simulated. Real models need a key.</p>
      <Button variant="quiet" className="underline underline-offset-4" onClick={onConnect}>
        Connect a key
      </Button>
      <IconButton label="Dismiss" icon={X} iconSize={14} onClick={() => setDismissed(true)} />
    </div>
  );
}
