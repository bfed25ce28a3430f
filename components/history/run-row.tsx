'use client';
import { clsx } from 'clsx';
import { Pin } from 'lucide-react';
import type { CSSProperties } from 'react';
import type { Model } from '#lib/catalog/model.ts';
import type { RunSummary } from '#lib/store/store.ts';
import { GridCell, GridRow } from './grid.tsx';
import { MarkedText } from './marked-text.tsx';
import { RenameField } from './rename-field.tsx';
import type { RowActions } from './row-actions.ts';
import { RowMenu } from './row-menu.tsx';
import { modelsText, runName, timeText } from './run-text.ts';

interface RunRowProps {
  run: RunSummary;
  id: string;
  /** Its place among all rows of the grid, counted from 1. */
  index: number;
  /** The keys are on it. */
  active: boolean;
  /** Its page is the one being looked at. */
  current: boolean;
  renaming: boolean;
  search: string;
  models: ReadonlyMap<string, Model>;
  style: CSSProperties;
  actions: RowActions;
  onFocus: () => void;
  onRenamed: (title: string | null) => void;
}

export function RunRow(props: RunRowProps) {
  const { run, id, index, active, current, renaming, search, models, style, actions } = props;
  return (
    <GridRow
      aria-rowindex={index}
      data-run={run.id}
      style={style}
      onFocus={props.onFocus}
      className={clsx(
        'group absolute inset-x-0 top-0 flex rounded-control',
        current ? 'bg-fill' : 'hover:bg-fill/60',
      )}
    >
      <GridCell className="flex h-full min-w-0 flex-1 flex-col">
        {renaming ? (
          <div className="px-1 py-2.5">
            <RenameField title={run.title} placeholder={runName(run)} onDone={props.onRenamed} />
          </div>
        ) : (
          <a
            id={id}
            href={`/runs/${run.id}`}
            tabIndex={active ? 0 : -1}
            aria-current={current ? 'page' : undefined}
            className="flex min-h-0 flex-1 flex-col gap-0.5 rounded-control px-2.5 py-[7px] outline-offset-[-2px] pointer-coarse:pr-10"
          >
            <span className="flex items-center gap-1.5">
              {!run.ended && <RunningDot />}
              <span className="min-w-0 flex-1 truncate text-[13px] leading-[18px]">
                <MarkedText text={runName(run)} search={search} />
              </span>
              {run.pinned && (
                <Pin size={12} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-mute" />
              )}
            </span>
            <RunFacts run={run} models={models} />
            {run.excerpt !== null && <Excerpt text={run.excerpt} search={search} />}
          </a>
        )}
      </GridCell>
      <GridCell className="absolute top-1 right-1 rounded-control bg-fill opacity-0 focus-within:opacity-100 has-aria-expanded:opacity-100 group-hover:opacity-100 pointer-coarse:top-3 pointer-coarse:bg-transparent pointer-coarse:opacity-100">
        <RowMenu run={run} actions={actions} />
      </GridCell>
    </GridRow>
  );
}

function RunningDot() {
  return (
    <>
      <span aria-hidden="true" className="size-[7px] shrink-0 rounded-full bg-ok" />
      <span className="sr-only">Running: </span>
    </>
  );
}

/** The box of the menu would cut the time's top off. A finger has room for both. */
const hiddenBehindMenu =
  'pointer-fine:group-hover:opacity-0 pointer-fine:group-has-[button:focus]:opacity-0 pointer-fine:group-has-aria-expanded:opacity-0';

/** Who took part, which turn it was, and when. */
function RunFacts({ run, models }: Pick<RunRowProps, 'run' | 'models'>) {
  return (
    <span className="flex items-baseline gap-1 whitespace-nowrap text-[12px] leading-4 text-mute">
      <span className="min-w-0 truncate">{modelsText(run.models, models)}</span>
      {run.turn > 1 && <span className="shrink-0">· Turn {run.turn}</span>}
      <time
        dateTime={new Date(run.started).toISOString()}
        className={clsx('ml-auto shrink-0 pl-1 text-[11.5px] tabular-nums', hiddenBehindMenu)}
      >
        {timeText(run)}
      </time>
    </span>
  );
}

function Excerpt({ text, search }: { text: string; search: string }) {
  return (
    <span className="mt-0.5 line-clamp-2 text-[12px] leading-4 text-soft [overflow-wrap:anywhere]">
      <MarkedText text={text} search={search} />
    </span>
  );
}
