import type { CSSProperties } from 'react';
import { formatCount } from '#lib/format.ts';
import type { Allowance } from '#lib/quota/quota.ts';
import type { RunBudget } from '#lib/quota/run-budget.ts';
import { resetTime } from './reset-time.ts';

/** What is left of the day's free requests, and how much of it the run takes that is about to start. */
export function BudgetMeter({ budget }: { budget: RunBudget }) {
  const { day, minute, uses, mayUseMore } = budget;
  const resets = `The day’s come back ${resetTime(day.resetsAt, Date.now())}.`;
  return (
    <div
      data-part="budget"
      data-tooltip={`${formatCount(minute.remaining)} of ${formatCount(minute.limit)} left this minute. ${resets}`}
      className="flex shrink-0 items-center gap-2.5 text-[13px] text-mute tabular-nums"
    >
      <meter
        aria-label="Free requests left today"
        value={day.remaining}
        min={0}
        max={day.limit}
        className="sr-only"
      />
      <span aria-hidden="true" className="budget-track" style={shares(day, uses)} />
      <p className="whitespace-nowrap">
        <strong className="font-medium text-ink max-md:font-normal max-md:text-soft">
          {formatCount(day.remaining)}
        </strong>
        <span className="max-lg:sr-only"> of {formatCount(day.limit)} free requests left</span>
        {uses > 0 && (
          <span className="max-xl:sr-only">
            {' '}
            · this run uses {mayUseMore && 'at least '}
            {uses}
          </span>
        )}
      </p>
    </div>
  );
}

/** The run's share is the end of what is left: it is what goes next. */
function shares(
  { limit, remaining }: Allowance,
  uses: number,
): CSSProperties & Record<`--${string}`, string> {
  const percent = (value: number) => `${limit === 0 ? 0 : (value / limit) * 100}%`;
  return { '--left': percent(remaining), '--kept': percent(Math.max(0, remaining - uses)) };
}
