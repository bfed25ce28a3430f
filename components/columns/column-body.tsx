'use client';

import { ArrowDown } from 'lucide-react';
import { use, useRef } from 'react';
import { modelIn } from '#lib/catalog/model-id.ts';
import { promptIndex } from '#lib/run/continuation.ts';
import { isSettled } from '#lib/run/reply.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { stateIn } from '#lib/run/running.ts';
import { useRun } from '#lib/run/use-run.ts';
import type { ColumnTurnsProps } from './column-turns.tsx';
import { useFreedom } from './freedom.ts';
import { ColumnTurns } from './load-column-turns.ts';
import { ModelFacts } from './model-facts.tsx';
import { TurnsContext } from './turns-part.ts';
import { usePinnedScroll } from './use-pinned-scroll.ts';

/** As its turns, but `current` is the last one it took part in; -1: of none. */
type ColumnBodyProps = Omit<ColumnTurnsProps, 'onRead'>;

/** A column's line through the conversation: the turns gone by, then the newest. Stays at its end while that grows. */
export function ColumnBody(props: ColumnBodyProps) {
  const { column, turns, places, siblings, models, actions } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  // What only is read is read from its beginning, until it is played.
  const playing = useRun(siblings.store, (run) => !isSettled(stateIn(run, column.id)));
  const scroll = usePinnedScroll(scroller, content, useFreedom() === 'read' ? Number(playing) : turns.length);
  // A column that has not been asked yet stands at the newest prompt.
  const current = props.current < 0 ? promptIndex(turns) : props.current;
  const Turns = use(TurnsContext) ?? ColumnTurns;
  return (
    <div className="relative min-h-0 flex-1 short:min-h-30">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div ref={scroller} tabIndex={0} className="lane-scroller">
        <div ref={content} className="flex flex-col px-inset pt-3 pb-6">
          {current >= 0 && (
            <Turns
              column={column}
              turns={turns}
              places={places}
              current={current}
              siblings={siblings}
              models={models}
              actions={actions}
              onlyReasoning={props.onlyReasoning}
              alone={props.alone}
              onRead={scroll.release}
            />
          )}
          {current < 0 && (
            <ModelFacts
              column={column}
              model={modelIn(models, column.model)}
              known={models.size > 0}
              actions={actions}
            />
          )}
        </div>
      </div>
      {current >= 0 && !scroll.pinned && (
        <JumpToLatest store={siblings.store} column={column.id} onJump={scroll.toLatest} />
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
      className="-translate-x-1/2 absolute bottom-3 left-1/2 flex h-7 items-center gap-1.5 rounded-full border border-control bg-surface px-3 print:hidden text-[12px] text-soft hover:bg-fill hover:text-ink"
    >
      <ArrowDown size={13} strokeWidth={1.75} aria-hidden="true" />
      Jump to latest
    </button>
  );
}
