'use client';

import { clsx } from 'clsx';
import type { ComponentProps } from 'react';
import { laneStyle } from '#components/ui/lane.ts';
import { stateIn } from '#lib/run/running.ts';
import type { Turn } from '#lib/run/turn.ts';
import { useRun } from '#lib/run/use-run.ts';
import { StateDot } from './state-dot.tsx';
import { useStanding } from './use-standing.ts';

interface ColumnTabProps extends ComponentProps<'button'> {
  turns: readonly Turn[];
  column: string;
  name: string;
  lane: number;
  /** Drawn as the one, or one of those, in view. */
  current: boolean;
}

/** A column's chip: its name and its state. */
export function ColumnTab({ turns, column, name, lane, current, className, ...rest }: ColumnTabProps) {
  const { store } = useStanding(turns, column);
  const state = useRun(store, (run) => stateIn(run, column));
  return (
    <button
      type="button"
      style={laneStyle(lane)}
      className={clsx(
        'flex shrink-0 items-center gap-2 rounded-control',
        current ? 'bg-fill text-ink' : 'text-soft',
        className,
      )}
      {...rest}
    >
      <span className="flex flex-row-reverse items-center gap-2">
        <span className="max-w-36 truncate">{name}</span>
        <StateDot state={state} />
      </span>
    </button>
  );
}
