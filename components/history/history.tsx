'use client';
import { useEffect, useState } from 'react';
import { useIdle } from '#components/playground/use-idle.ts';
import { lazily } from '#components/ui/lazily.tsx';
import { MissedDialog } from '#components/ui/missed.tsx';
import type { Model } from '#lib/catalog/model.ts';
import { HistorySkeleton } from './history-skeleton.tsx';
import type { HistoryPanelState } from './use-history-panel.ts';

interface HistoryProps {
  panel: HistoryPanelState;
  /** The catalog, for the names. */
  models: ReadonlyMap<string, Model>;
  /** The run whose page this is. */
  current?: string;
  /** Another text whenever a run of this page began or ended. */
  pulse?: string;
}

const HistoryPanel = lazily(() => import('./history-panel.tsx').then((module) => module.HistoryPanel), {
  loading: HistorySkeleton,
});
const HistorySheet = lazily(() => import('./history-sheet.tsx').then((module) => module.HistorySheet), {
  missed: ({ open, onClose, retry }) => <MissedDialog open={open} onOpenChange={onClose} retry={retry} />,
});

/** Fetches the panel's code and the first page of the list, so that it opens at once. */
async function preload(): Promise<void> {
  const { pageHistory } = await import('#lib/history/use-history.ts');
  await Promise.all([HistoryPanel.load(), HistorySheet.load()]);
  if (pageHistory().get().state === 'loading') await pageHistory().refresh();
}

/** The list of kept runs: beside the columns where there is room, else over them. Its code is loaded apart. */
export function History({ panel, models, current, pulse = '' }: HistoryProps) {
  const { open, docked, opened, close } = panel;
  const idle = useIdle();
  useEffect(() => {
    // What could not be fetched now is asked for again when the panel is opened.
    if (idle) void preload().catch(() => {});
  }, [idle]);
  // Once it was there it stays: it closes by itself.
  const [used, setUsed] = useState(false);
  if (open && !docked && !used) setUsed(true);
  const shown = { models, current: current ?? null, pulse, onClose: close };
  return (
    <>
      {open && docked && (
        <aside
          aria-label="History"
          data-history=""
          className="flex w-[300px] shrink-0 border-hairline border-r max-xl:hidden print:hidden"
        >
          {idle || opened ? <HistoryPanel {...shown} focuses={opened} /> : <HistorySkeleton />}
        </aside>
      )}
      {used && <HistorySheet {...shown} open={open && !docked} />}
    </>
  );
}
