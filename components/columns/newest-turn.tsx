'use client';

import type { Model } from '#lib/catalog/model.ts';
import type { Column } from '#lib/prompt/setup.ts';
import { isSettled } from '#lib/run/reply.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { stateIn } from '#lib/run/running.ts';
import { useRun } from '#lib/run/use-run.ts';
import { Answer } from './answer.tsx';
import type { ColumnActions } from './column-actions.ts';
import { modelName } from './column-names.ts';
import { ModelFacts } from './model-facts.tsx';
import { Outcome } from './outcome.tsx';
import { PromptHeading } from './prompt-heading.tsx';
import { Queued } from './queued.tsx';
import { Thinking } from './thinking.tsx';
import { ToolCalls } from './tool-calls.tsx';

interface NewestTurnProps {
  store: RunStore;
  column: Column;
  models: ReadonlyMap<string, Model>;
  actions: ColumnActions;
  onlyReasoning: boolean;
  alone: boolean;
  /** The reader opened something to read it. */
  onRead: () => void;
}

/** The newest reply of a column, from nothing yet to how it ended. */
export function NewestTurn(props: NewestTurnProps) {
  const { store, column, models, actions } = props;
  const state = useRun(store, (run) => stateIn(run, column.id));
  const setup = useRun(store, (run) => run.setup);
  if (state === 'idle')
    return (
      <ModelFacts
        column={column}
        model={models.get(column.model)}
        known={models.size > 0}
        actions={actions}
      />
    );
  const asked = setup.columns.find(({ id }) => id === column.id)?.model ?? column.model;
  const changed = isSettled(state) && asked !== column.model;
  const name = (id: string) => modelName(id, models.get(id));
  return (
    <article>
      <PromptHeading setup={setup} className="md:hidden" />
      {state === 'queued' && <Queued store={store} column={column.id} />}
      {state === 'waiting' && <Waiting />}
      <Thinking store={store} column={column.id} onOpen={props.onRead} />
      <Answer store={store} column={column.id} />
      <ToolCalls store={store} column={column.id} />
      {isSettled(state) && (
        <Outcome
          store={store}
          column={column.id}
          modelName={name}
          actions={actions}
          onlyReasoning={props.onlyReasoning}
          alone={props.alone}
          changed={changed}
        />
      )}
      {changed && (
        <p className="mt-3 text-mute text-note">
          {name(asked)} gave this reply. {name(column.model)} answers from the next prompt on.
        </p>
      )}
    </article>
  );
}

/** Shown only after a moment: a fast model's first token should not be announced by a flicker. */
function Waiting() {
  return (
    <p className="appear-late flex items-center gap-2 text-mute text-note">
      <span aria-hidden="true" className="h-[1.1em] w-[7px] rounded-[1.5px] bg-lane opacity-50" />
      Waiting for the first token
    </p>
  );
}
