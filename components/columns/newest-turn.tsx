'use client';

import type { Model } from '#lib/catalog/model.ts';
import { modelIn } from '#lib/catalog/model-id.ts';
import type { Column } from '#lib/prompt/setup.ts';
import type { Place } from '#lib/run/conversation.ts';
import { isSettled } from '#lib/run/reply.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { stateIn } from '#lib/run/running.ts';
import { useRun } from '#lib/run/use-run.ts';
import { Answer } from './answer.tsx';
import { AnswerCalls } from './answer-calls.tsx';
import type { ColumnActions } from './column-actions.ts';
import { modelName } from './column-names.ts';
import { ModelFacts } from './model-facts.tsx';
import { Outcome } from './outcome.tsx';
import { Queued } from './queued.tsx';
import { RunColumn } from './run-column.tsx';
import { StepThrough } from './step-through.tsx';
import { Thinking } from './thinking.tsx';
import { AnsweredRounds, OpenCalls } from './tool-rounds.tsx';
import { TurnPrompt } from './turn-prompt.tsx';
import type { Siblings } from './use-siblings.ts';

interface NewestTurnProps {
  store: RunStore;
  column: Column;
  /** Its place among the turns, and the prompts sent there. */
  index: number;
  place: Place;
  /** A later prompt went to other columns only. */
  passed: boolean;
  siblings: Siblings;
  models: ReadonlyMap<string, Model>;
  actions: ColumnActions;
  onlyReasoning: boolean;
  /** Others there know an earlier prompt that this column does not. */
  missedEarlier: boolean;
  alone: boolean;
  /** The reader opened something to read it. */
  onRead: () => void;
}

/** The newest reply of a column, from nothing yet to how it ended. */
export function NewestTurn(props: NewestTurnProps) {
  const { store, column, index, place, passed, siblings, models, actions } = props;
  const state = useRun(store, (run) => stateIn(run, column.id));
  const setup = useRun(store, (run) => run.setup);
  if (state === 'idle')
    return (
      <>
        <ModelFacts
          column={column}
          model={modelIn(models, column.model)}
          known={models.size > 0}
          actions={actions}
        />
        <RunColumn column={column} models={models} store={store} passed={false} actions={actions} />
      </>
    );
  const asked = setup.columns.find(({ id }) => id === column.id)?.model ?? column.model;
  const changed = isSettled(state) && asked !== column.model;
  const name = (id: string) => modelName(id, modelIn(models, id));
  return (
    <article data-turn={index}>
      <TurnPrompt setup={setup} index={index} place={place} inBand={!passed} actions={actions} />
      {state === 'queued' && <Queued store={store} column={column.id} />}
      <Thinking store={store} column={column.id} onOpen={props.onRead} />
      <AnsweredRounds store={store} column={column.id} />
      {state === 'waiting' && <Waiting />}
      <Answer store={store} column={column.id} />
      <OpenCalls store={store} column={column.id} />
      {!changed && <AnswerCalls store={store} column={column.id} actions={actions} />}
      {isSettled(state) && (
        <Outcome
          store={store}
          column={column.id}
          modelName={name}
          models={models}
          actions={actions}
          onlyReasoning={props.onlyReasoning}
          missedEarlier={props.missedEarlier}
          alone={props.alone}
          changed={changed}
        />
      )}
      <StepThrough noun="reply" {...siblings} onStep={siblings.show} className="-ml-1.5 mt-2" />
      {isSettled(state) && (
        <RunColumn column={column} models={models} store={store} passed={passed} actions={actions} />
      )}
    </article>
  );
}

/** Shown only after a moment: a fast model's first token should not be announced by a flicker. */
function Waiting() {
  return (
    <p className="appear-late flex items-center gap-2 text-mute text-note">
      <span
        aria-hidden="true"
        className="h-[1.1em] w-[7px] rounded-[1.5px] bg-lane opacity-50 forced-color-adjust-none"
      />
      Waiting for the first token
    </p>
  );
}
