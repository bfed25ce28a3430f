import type { ReplyState } from '#lib/run/reply.ts';
import { StateDot } from './state-dot.tsx';

interface LaneFoldProps {
  name: string;
  state: ReplyState;
  onExpand: () => void;
}

/** A column folded to a strip, which runs on: its state and its name, one button to open it again. */
export function LaneFold({ name, state, onExpand }: LaneFoldProps) {
  return (
    <button
      type="button"
      data-tooltip="Expand"
      onClick={onExpand}
      className="lane-fold flex min-h-0 flex-1 flex-col items-center gap-3 overflow-hidden py-[18px] text-soft hover:bg-fill hover:text-ink"
    >
      <span className="sr-only">Expand </span>
      <span className="flex min-h-0 flex-col-reverse items-center justify-end gap-3">
        <span className="max-h-80 truncate text-title [writing-mode:vertical-rl]">{name}</span>
        <StateDot state={state} />
      </span>
    </button>
  );
}
