import { Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { RunStore } from '#lib/run/run-store.ts';
import { isRunning } from '#lib/run/running.ts';
import { useRun } from '#lib/run/use-run.ts';

/** In the place of the replay bar for as long as the run goes on. */
export function LiveBar({ store, children }: { store: RunStore; children?: ReactNode }) {
  const running = useRun(store, isRunning);
  return (
    <section
      aria-label="Live"
      className="print:hidden flex min-h-[50px] shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-hairline border-t bg-page px-inset py-2 text-note text-soft max-md:px-2.5 short:sticky short:bottom-0 short:z-10 short:min-h-9 short:py-1"
    >
      <p className="min-w-0 flex-1">
        {running
          ? 'This run goes on. It can be replayed once it has ended.'
          : 'What had come of this run is shown.'}
      </p>
      {running && (
        <Button onClick={() => void store.stop()}>
          <Square size={12} strokeWidth={1.75} aria-hidden="true" className="fill-current" />
          Stop all
        </Button>
      )}
      {children}
    </section>
  );
}
