import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { Player } from '#lib/run/replay.ts';
import { ReplayBar } from './replay-bar.tsx';
import type { Presentation } from './use-presentation.ts';

interface PresentBarProps {
  player: Player;
  run: string;
  count: number;
  presentation: Presentation;
}

/** The replay bar with the way through the list, and out. */
export function PresentBar({ player, run, count, presentation }: PresentBarProps) {
  const { index, go } = presentation;
  return (
    <ReplayBar player={player}>
      {count > 1 && (
        <div className="flex items-center">
          <IconButton label="Previous run" icon={ChevronLeft} onClick={() => go(-1)} />
          <span className="min-w-10 text-center font-mono text-[12.5px] text-soft tabular-nums">
            <span className="sr-only">Run </span>
            {index + 1}/{count}
          </span>
          <IconButton label="Next run" icon={ChevronRight} onClick={() => go(1)} />
        </div>
      )}
      <IconButton
        label="Leave the presentation"
        shortcut="Esc"
        icon={X}
        onClick={() => leavePresentation(run)}
      />
    </ReplayBar>
  );
}

/** To the page of the run that is shown. */
export function leavePresentation(run: string): void {
  window.location.assign(`/runs/${encodeURIComponent(run)}`);
}
