'use client';

import type { CSSProperties } from 'react';
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

/**
 * Turns that are passed over together while they are out of sight. The browser asks at every frame of each such part
 * whether it has come into sight: in long conversations of many columns those must be far fewer than the turns.
 */
const stretchLength = 10;

/** The indices of so many earlier turns, stretch by stretch; a turn stays in its own as the conversation goes on. */
function stretchesOf(count: number): number[][] {
  return Array.from({ length: Math.ceil(count / stretchLength) }, (_, stretch) => {
    const first = stretch * stretchLength;
    return Array.from({ length: Math.min(stretchLength, count - first) }, (_each, index) => first + index);
  });
}

function turnsStyle(count: number): CSSProperties & Record<'--turns', number> {
  return { '--turns': count };
}

/** The turns gone by, then the newest. Brings the Markdown reader along: import it with `lazily`. */
export function ColumnTurns(props: ColumnTurnsProps) {
  const { column, turns, places, current, siblings, models, actions } = props;
  if (current < 0) return null;
  const newestPrompt = promptIndex(turns);
  return (
    <>
      {stretchesOf(current).map((stretch) => (
        <div key={stretch[0]} className="earlier-turns" style={turnsStyle(stretch.length)}>
          {stretch.map((index) => {
            const turn = turns[index];
            return (
              turn && (
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
              )
            );
          })}
        </div>
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
