'use client';

import { useMilestones } from '#components/metrics/use-milestones.ts';
import type { Model } from '#lib/catalog/model.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import type { ColumnActions } from './column-actions.ts';
import { ReplyNotes } from './reply-notes.tsx';
import { SchemaVerdict } from './schema-verdict.tsx';
import { TroubleCard } from './trouble-card.tsx';

interface OutcomeProps {
  store: RunStore;
  column: string;
  modelName: (id: string) => string;
  models: ReadonlyMap<string, Model>;
  actions: ColumnActions;
  onlyReasoning: boolean;
  missedEarlier: boolean;
  alone: boolean;
  /** Another model stands in the column now, so there is no way back to this reply. */
  changed: boolean;
}

/** How a reply ended, below its text. */
export function Outcome(props: OutcomeProps) {
  const { store, column, modelName, actions, alone, changed } = props;
  const reply = useMilestones(store, column);
  if (!reply) return null;
  return (
    <>
      {reply.trouble && (
        <TroubleCard
          trouble={reply.trouble}
          store={store}
          column={column}
          modelName={modelName}
          models={props.models}
          actions={actions}
          alone={alone}
          changed={changed}
        />
      )}
      <SchemaVerdict store={store} reply={reply} />
      <ReplyNotes
        reply={reply}
        store={store}
        onlyReasoning={props.onlyReasoning}
        missedEarlier={props.missedEarlier}
      />
    </>
  );
}
