'use client';

import { Countdown } from '#components/timing/countdown.tsx';
import type { Reply } from '#lib/run/reply.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';

type Reason = NonNullable<Reply['queue']>['reason'];

const why: Record<Reason, string> = {
  'rate-window': 'This minute’s free requests are used up.',
  'daily-allowance': 'Today’s free requests are used up.',
  'retry-after': 'The provider asked us to wait.',
  concurrency: 'It starts when another column has ended.',
};

/** Why a column has not been sent yet, and when it will be. Our waiting: it counts against no model. */
export function Queued({ store, column }: { store: RunStore; column: string }) {
  const queue = useRun(store, (run) => run.replies[column]?.queue ?? null);
  if (!queue) return null;
  return (
    <div className="text-note">
      <p className="font-medium text-soft">
        {queue.until === undefined ? (
          'In the queue'
        ) : (
          <>
            Starts <Countdown store={store} until={queue.until} due="now" />
          </>
        )}
      </p>
      <p className="mt-0.5 text-mute">{why[queue.reason]}</p>
    </div>
  );
}
