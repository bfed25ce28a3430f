'use client';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Switch } from '#components/ui/switch.tsx';
import { DeleteAllDialog } from './delete-all-dialog.tsx';
import { useKeepRuns } from './use-keep-runs.ts';
import { useKeptSentence } from './use-kept-place.ts';

interface HistoryFootProps {
  /** How many runs there are; null while only some of them were loaded. */
  count: number | null;
}

/** Whether runs are kept, where, and the way to be rid of them. */
export function HistoryFoot({ count }: HistoryFootProps) {
  const { all, setAll } = useKeepRuns();
  const sentence = useKeptSentence(all);
  const [asks, setAsks] = useState(false);
  return (
    <footer className="shrink-0 border-hairline border-t px-2 pt-1.5 pb-2.5">
      <div className="flex items-center justify-between">
        <Switch on={all} onChange={setAll} className="-ml-0.5">
          Keep runs
        </Switch>
        <IconButton
          label="Delete all runs"
          icon={Trash2}
          iconSize={15}
          disabled={count === 0}
          onClick={() => setAsks(true)}
        />
      </div>
      <p className="px-1.5 text-[12px] leading-4 text-mute [overflow-wrap:anywhere]">{sentence}</p>
      <DeleteAllDialog open={asks} onOpenChange={setAsks} count={count} />
    </footer>
  );
}
