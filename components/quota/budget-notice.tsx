import type { RefObject } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { RunBudget } from '#lib/quota/run-budget.ts';
import { resetTime } from './reset-time.ts';

interface BudgetNoticeProps {
  /** Of a run that is more than the day has left. */
  budget: RunBudget;
  /** The button that is to be looked at first. */
  wayOn: RefObject<HTMLButtonElement | null>;
  /** It cannot run at all now. */
  disabled: boolean;
  /** Runs all: the planner lets those leave that fit, in their order, and marks the rest. */
  onRun: () => void;
}

/** Says before a run starts that it is more than the day has left, and leaves it to the reader whether it does. */
export function BudgetNotice({ budget, wayOn, disabled, onRun }: BudgetNoticeProps) {
  const { day, uses, mayUseMore, fits } = budget;
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-2 gap-y-1.5 text-note">
      <p role="status" className="mr-1 text-warn">
        This run uses {mayUseMore && 'at least '}
        {uses} of {day.remaining} left today. More free requests come {resetTime(day.resetsAt, Date.now())}.
      </p>
      <Button
        ref={wayOn}
        disabled={disabled}
        data-tooltip="What does not fit is marked with the time to try again"
        onClick={onRun}
      >
        {wayOnLabel(fits, mayUseMore)}
      </Button>
    </div>
  );
}

/** Where nothing fits there may be room again by the time it is tried. */
function wayOnLabel(fits: number, mayUseMore: boolean): string {
  if (fits === 0) return 'None fits: try anyway';
  if (mayUseMore) return 'Run what fits';
  return `Run the ${fits} that ${fits === 1 ? 'fits' : 'fit'}`;
}
