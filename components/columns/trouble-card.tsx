'use client';

import { ArrowLeftRight, KeyRound, RotateCw } from 'lucide-react';
import { writeProvider } from '#components/picker/words.ts';
import { Countdown } from '#components/timing/countdown.tsx';
import { Button } from '#components/ui/button.tsx';
import { useHydrated } from '#components/ui/use-hydrated.ts';
import type { Model } from '#lib/catalog/model.ts';
import { splitModelId } from '#lib/catalog/model-id.ts';
import type { Trouble } from '#lib/run/reply.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';
import type { ColumnActions } from './column-actions.ts';
import { useFreedom } from './freedom.ts';
import { OtherDoors } from './other-doors.tsx';
import { headed, roomAgain } from './trouble-text.ts';

interface TroubleCardProps {
  trouble: Trouble;
  store: RunStore;
  column: string;
  modelName: (id: string) => string;
  models: ReadonlyMap<string, Model>;
  actions: ColumnActions;
  alone: boolean;
  changed: boolean;
}

/** What happened, what to do, and the ways out. Another model is only ever proposed, never put in its place. */
export function TroubleCard(props: TroubleCardProps) {
  const { trouble, store, column, modelName, models, actions, alone, changed } = props;
  const free = useFreedom() === 'all';
  // In the reader's own zone.
  const local = useHydrated();
  const [clause, rest] = headed(trouble);
  return (
    <div className="mt-1 first:mt-0">
      <div className="rounded-block border border-bad/45 bg-bad/[0.06] p-3">
        <p className="text-[13px] leading-[21px] [overflow-wrap:anywhere]">
          <strong className="font-semibold text-bad">{clause}</strong> {rest} {trouble.action}{' '}
          {local && roomAgain(trouble, Date.now())}
        </p>
        {!changed && free && (
          <div className="mt-2 flex flex-wrap gap-1.5">
            {trouble.kind === 'authentication' && <Connect store={store} column={column} actions={actions} />}
            <Button onClick={() => void store.retry([column])}>
              <RotateCw size={14} strokeWidth={1.75} aria-hidden="true" />
              Try again
              {trouble.retryAfter !== undefined && (
                <Countdown store={store} until={trouble.retryAfter} className="text-mute" />
              )}
            </Button>
            {trouble.suggestions?.map((model) => (
              <Button key={model} title={model} onClick={() => actions.change(column, { model })}>
                Try {modelName(model)}
              </Button>
            ))}
            <OtherDoors trouble={trouble} store={store} column={column} models={models} actions={actions} />
            <Button onClick={() => actions.replace(column)}>
              <ArrowLeftRight size={14} strokeWidth={1.75} aria-hidden="true" />
              Replace model
            </Button>
          </div>
        )}
      </div>
      {!alone && <p className="mt-2 text-mute text-note">The other columns are not affected.</p>}
    </div>
  );
}

/** The way to a key for the provider that was asked. */
function Connect({ store, column, actions }: Pick<TroubleCardProps, 'store' | 'column' | 'actions'>) {
  const asked = useRun(store, (run) => run.setup.columns.find(({ id }) => id === column)?.model);
  if (asked === undefined || !actions.connect) return null;
  const [provider] = splitModelId(asked);
  return (
    <Button onClick={() => actions.connect?.(provider)}>
      <KeyRound size={14} strokeWidth={1.75} aria-hidden="true" />
      Connect {writeProvider(provider)}
    </Button>
  );
}
