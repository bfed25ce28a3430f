'use client';

import type { Model } from '#lib/catalog/model.ts';
import type { Column } from '#lib/prompt/setup.ts';
import { isPrompt, promptIndex, resultsGiven } from '#lib/run/continuation.ts';
import type { Place } from '#lib/run/conversation.ts';
import type { Turn } from '#lib/run/turn.ts';
import type { ColumnActions } from './column-actions.ts';
import { EarlierTurn } from './earlier-turn.tsx';
import { missedEarlier } from './missed-earlier.ts';
import { NewestTurn } from './newest-turn.tsx';
import type { Siblings } from './use-siblings.ts';

export interface ColumnTurnsProps {
  column: Column;
  turns: readonly Turn[];
  places: readonly Place[];
  /** Index of the turn that stands as the newest; -1: there is none, and nothing is drawn. */
  current: number;
  siblings: Siblings;
  models: ReadonlyMap<string, Model>;
  actions: ColumnActions;
  onlyReasoning: boolean;
  /** No other column is there to be unaffected. */
  alone: boolean;
  /** The reader opened something to read it. */
  onRead: () => void;
}

const single: Place = { index: 0, count: 1 };

/** The turns gone by, then the newest. Brings the Markdown reader along: import it with next/dynamic. */
export function ColumnTurns(props: ColumnTurnsProps) {
  const { column, turns, places, current, siblings, models, actions } = props;
  if (current < 0) return null;
  const newestPrompt = promptIndex(turns);
  return (
    <>
      {turns.slice(0, current).map((turn, index) => (
        <EarlierTurn
          key={index}
          turn={turn}
          index={index}
          place={places[index] ?? single}
          column={column.id}
          actions={actions}
          inBand={index === newestPrompt}
          given={resultsGiven(turns, index, column.id)}
        />
      ))}
      <NewestTurn
        key={`${current} ${places[current]?.index}`}
        store={siblings.store}
        column={column}
        index={current}
        place={places[current] ?? single}
        passed={turns.slice(current + 1).some(isPrompt)}
        siblings={siblings}
        models={models}
        actions={actions}
        onlyReasoning={props.onlyReasoning}
        missedEarlier={missedEarlier(turns, current, column.id)}
        alone={props.alone}
        onRead={props.onRead}
      />
    </>
  );
}
