'use client';

import { RotateCw } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import type { RunStore, RunView } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';
import { useFreedom } from './freedom.ts';

const connection: Record<RunView['connection'], string> = {
  live: '',
  reconnecting: 'Reconnecting…',
  lost: 'The server no longer knows this run. What had come is kept.',
};

/** Trouble of the run as a whole: it was refused, or its server is out of reach. A column's own stands in the column. */
export function RunNotice({ store }: { store: RunStore }) {
  const freedom = useFreedom();
  const problem = useRun(store, (run) => run.problem);
  const link = useRun(store, (run) => run.connection);
  if (problem)
    return (
      <Notice tone="text-bad">
        <span className="font-medium">{problem.title}</span> {problem.action}
      </Notice>
    );
  if (link === 'live') return null;
  return (
    <Notice tone="text-warn">
      {connection[link]}
      {link === 'lost' && freedom === 'all' && (
        <Button onClick={() => void store.retry()} className="ml-2">
          <RotateCw size={14} strokeWidth={1.75} aria-hidden="true" />
          Run again
        </Button>
      )}
    </Notice>
  );
}

function Notice({ tone, children }: { tone: string; children: React.ReactNode }) {
  return (
    <div role="status" className={`shrink-0 border-hairline border-b px-inset py-2 text-note ${tone}`}>
      {children}
    </div>
  );
}
