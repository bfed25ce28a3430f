'use client';
import { X } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { pageHistory } from '#lib/history/use-history.ts';
import type { Problem } from '#lib/run/run-store.ts';

interface HistorySaidProps {
  deleted: readonly string[];
  refused: Problem | null;
  /** Called when what was deleted is back, with the last of it. */
  onUndone: (id: string) => void;
}

/** What has just been done and the way back, or what the server refused. */
export function HistorySaid({ deleted, refused, onUndone }: HistorySaidProps) {
  const history = pageHistory();
  const undo = () => {
    const last = deleted.at(-1);
    history.undo();
    if (last !== undefined) onUndone(last);
  };
  return (
    <div role="status" className="shrink-0">
      {deleted.length > 0 && (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only stays as long as it is being read.
        <div
          onPointerEnter={history.hold}
          onPointerLeave={history.release}
          onFocus={history.hold}
          onBlur={history.release}
          className="mx-2 mb-2 flex items-center gap-1 rounded-block border border-control bg-surface py-1 pr-1 pl-3 text-note text-soft"
        >
          <span className="flex-1">
            {deleted.length === 1 ? 'Deleted.' : `${deleted.length} runs deleted.`}
          </span>
          <Button variant="quiet" onClick={undo}>
            Undo
          </Button>
        </div>
      )}
      {refused && (
        <div className="mx-2 mb-2 flex items-start gap-1 rounded-block border border-control bg-surface py-1.5 pr-1 pl-3 text-bad text-note">
          <span className="flex-1 py-1">
            {refused.title} {refused.action}
          </span>
          <IconButton label="Dismiss" icon={X} iconSize={14} onClick={history.dismiss} />
        </div>
      )}
    </div>
  );
}
