'use client';

import { ArrowDown } from 'lucide-react';
import { useRef } from 'react';
import type { Model } from '#lib/catalog/model.ts';
import type { Column } from '#lib/prompt/setup.ts';
import { isSettled } from '#lib/run/reply.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { stateIn } from '#lib/run/running.ts';
import { useRun } from '#lib/run/use-run.ts';
import type { ColumnActions } from './column-actions.ts';
import { EarlierTurn } from './earlier-turn.tsx';
import { ModelFacts } from './model-facts.tsx';
import { NewestTurn } from './newest-turn.tsx';
import { usePinnedScroll } from './use-pinned-scroll.ts';

interface ColumnBodyProps {
  column: Column;
  turns: readonly RunStore[];
  models: ReadonlyMap<string, Model>;
  actions: ColumnActions;
  onlyReasoning: boolean;
  /** No other column is there to be unaffected. */
  alone: boolean;
}

/** A column's line through the conversation: the turns gone by, then the newest. Stays at its end while that grows. */
export function ColumnBody(props: ColumnBodyProps) {
  const { column, turns, models, actions } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const scroll = usePinnedScroll(scroller, content, turns.length);
  const newest = turns.at(-1);
  return (
    <div className="relative min-h-0 flex-1">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div ref={scroller} tabIndex={0} className="lane-scroller">
        <div ref={content} className="flex flex-col px-inset pt-3 pb-6">
          {turns.slice(0, -1).map((turn, index) => (
            <EarlierTurn key={index} store={turn} column={column.id} />
          ))}
          {newest ? (
            <NewestTurn
              key={turns.length}
              store={newest}
              column={column}
              models={models}
              actions={actions}
              onlyReasoning={props.onlyReasoning}
              alone={props.alone}
              onRead={scroll.release}
            />
          ) : (
            <ModelFacts
              column={column}
              model={models.get(column.model)}
              known={models.size > 0}
              actions={actions}
            />
          )}
        </div>
      </div>
      {newest && !scroll.pinned && (
        <JumpToLatest store={newest} column={column.id} onJump={scroll.toLatest} />
      )}
    </div>
  );
}

interface JumpToLatestProps {
  store: RunStore;
  column: string;
  onJump: () => void;
}

function JumpToLatest({ store, column, onJump }: JumpToLatestProps) {
  const settled = useRun(store, (run) => isSettled(stateIn(run, column)));
  if (settled) return null;
  return (
    <button
      type="button"
      onClick={onJump}
      className="-translate-x-1/2 absolute bottom-3 left-1/2 flex h-7 items-center gap-1.5 rounded-full border border-control bg-surface px-3 text-[12px] text-soft hover:bg-fill hover:text-ink"
    >
      <ArrowDown size={13} strokeWidth={1.75} aria-hidden="true" />
      Jump to latest
    </button>
  );
}
