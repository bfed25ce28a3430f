import type { RefObject } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { Column } from '#lib/prompt/setup.ts';
import type { RunBudget } from '#lib/quota/run-budget.ts';
import { clockTime } from './clock-time.ts';

interface BudgetNoticeProps {
  /** Of a run that is more than the day has left; null: it is not. */
  budget: RunBudget | null;
  /** The button that is to be looked at first. */
  firstWay: RefObject<HTMLButtonElement | null>;
  /** It cannot run at all now. */
  disabled: boolean;
  onRun: (columns: readonly Column[]) => void;
  onRunAll: () => void;
}

/** Says before a run starts that it is more than the day has left, and leaves it to the reader what to do. */
export function BudgetNotice({ budget, firstWay, disabled, onRun, onRunAll }: BudgetNoticeProps) {
  if (budget === null) return null;
  const { day, uses, fits } = budget;
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-2 gap-y-1.5 text-note">
      <p role="status" className="mr-1 text-warn">
        This run uses {uses} of {day.remaining} left today. More free requests come at{' '}
        {clockTime(day.resetsAt)}.
      </p>
      {fits.length > 0 && (
        <Button ref={firstWay} disabled={disabled} onClick={() => onRun(fits)}>
          Run the {fits.length} that {fits.length === 1 ? 'fits' : 'fit'}
        </Button>
      )}
      <Button
        ref={fits.length > 0 ? undefined : firstWay}
        disabled={disabled}
        data-tooltip="What does not fit is marked with the time to try again"
        onClick={onRunAll}
      >
        Run all anyway
      </Button>
    </div>
  );
}
