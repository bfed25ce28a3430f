'use client';
import { useEffect, useState } from 'react';
import { modelsText, runName } from '#components/history/run-text.ts';
import { whenText } from '#components/replay/run-heading.ts';
import { PlainFrame } from '#components/shell/plain-page.tsx';
import { Button } from '#components/ui/button.tsx';
import type { Model } from '#lib/catalog/model.ts';
import { useCatalog } from '#lib/catalog/use-catalog.ts';
import { readAnswer } from '#lib/history/requests.ts';
import type { RunPage, RunSummary } from '#lib/store/store.ts';

/** The newest part of the list, as the service worker holds it. */
const newest = '/api/runs?limit=50';

/** What can be done without the server: the runs that can be read, and the way back. */
export function HeldRuns() {
  const [runs, setRuns] = useState<readonly RunSummary[] | null>(null);
  const { models } = useCatalog([]);
  useEffect(() => {
    let current = true;
    void readAnswer<RunPage>((path, init) => fetch(path, init), newest).then((answer) => {
      if (current) setRuns('done' in answer ? answer.done.runs : []);
    });
    return () => {
      current = false;
    };
  }, []);
  return (
    <PlainFrame>
      <main className="mx-auto w-full max-w-[620px] px-inset py-10">
        <h1 className="font-[560] text-[18px] leading-6 tracking-[-0.01em]">The server can’t be reached.</h1>
        <p className="mt-2 text-body text-soft">
          Kept runs can be read and replayed. To run a prompt, check that the server is running and that you
          are online.
        </p>
        <p className="mt-4 flex gap-2">
          <Button variant="primary" size="large" onClick={() => window.location.reload()}>
            Try again
          </Button>
          <a href="/" className={outline}>
            Go to the playground
          </a>
        </p>
        {runs !== null && runs.length > 0 && <List runs={runs} models={models} />}
      </main>
    </PlainFrame>
  );
}

const outline =
  'inline-flex h-[34px] items-center rounded-control border border-control bg-surface px-3.5 text-body hover:bg-fill';

interface ListProps {
  runs: readonly RunSummary[];
  /** The catalog as this browser holds it, for the names. */
  models: ReadonlyMap<string, Model>;
}

function List({ runs, models }: ListProps) {
  return (
    <>
      <h2 className="mt-10 mb-1 font-[560] text-title">Kept runs</h2>
      <ul>
        {runs.map((run) => (
          <li key={run.id} className="border-hairline border-t">
            <a
              href={`/runs/${encodeURIComponent(run.id)}`}
              className="block rounded-code py-2.5 text-body hover:bg-fill"
            >
              <span className="block truncate">{runName(run)}</span>
              <span className="block truncate text-mute text-note tabular-nums">
                {whenText(run.started)} · {modelsText(run.models, models)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
