'use client';

import type { RunStore, RunView } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';

const connection: Record<RunView['connection'], string> = {
  live: '',
  reconnecting: 'The connection was cut. Reconnecting; the replies go on at the server.',
  lost: 'The server no longer knows this run. What had come is kept; run again for the rest.',
};

/** Trouble of the run as a whole: it was refused, or its server is out of reach. A column's own stands in the column. */
export function RunNotice({ store }: { store: RunStore }) {
  const problem = useRun(store, (run) => run.problem);
  const link = useRun(store, (run) => run.connection);
  if (problem)
    return (
      <Notice tone="text-bad">
        <span className="font-medium">{problem.title}</span> {problem.action}
      </Notice>
    );
  return link === 'live' ? null : <Notice tone="text-warn">{connection[link]}</Notice>;
}

function Notice({ tone, children }: { tone: string; children: React.ReactNode }) {
  return (
    <p role="status" className={`shrink-0 border-hairline border-b px-inset py-2 text-note ${tone}`}>
      {children}
    </p>
  );
}
