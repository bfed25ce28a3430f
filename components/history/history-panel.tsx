'use client';
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { keyHints } from '#components/command/shortcuts.ts';
import { useSingleKeys } from '#components/command/single-keys.ts';
import { useNow } from '#components/picker/use-now.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { Model } from '#lib/catalog/model.ts';
import { historyRows } from '#lib/history/rows.ts';
import { pageHistory, useHistory } from '#lib/history/use-history.ts';
import { HistoryFoot } from './history-foot.tsx';
import { HistoryList } from './history-list.tsx';
import { HistorySaid } from './history-said.tsx';
import { HistorySearch } from './history-search.tsx';
import { HistorySkeleton } from './history-skeleton.tsx';
import { ModelFilter } from './model-filter.tsx';
import { NothingHere } from './nothing-here.tsx';

export interface HistoryPanelProps {
  models: ReadonlyMap<string, Model>;
  /** The run whose page is looked at. */
  current: string | null;
  /** Another one whenever the list may have changed: a run began or ended. */
  pulse: string;
  /** It was opened by the reader, who goes on in it. */
  focuses: boolean;
  onClose: () => void;
}

/** A pause in typing after which the search is asked, ms. */
const typed = 150;
/** How often the list is taken anew while a run in it goes on, ms. */
const watchEvery = 5_000;

export function HistoryPanel({ models, current, pulse, focuses, onClose }: HistoryPanelProps) {
  const history = pageHistory();
  const view = useHistory();
  const now = useNow();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(view.query.search);
  const { model } = view.query;

  useEffect(() => {
    if (focuses) field.current?.focus();
  }, [focuses]);
  useEffect(() => {
    const wanted = { search: text.trim(), model };
    const timer = setTimeout(() => void history.find(wanted), text === '' ? 0 : typed);
    return () => clearTimeout(timer);
  }, [history, text, model]);
  useEffect(() => void history.refresh(), [history, pulse]);
  const isLive = view.runs.some(({ ended }) => !ended);
  useEffect(() => {
    if (!isLive) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void history.refresh();
    }, watchEvery);
    return () => clearInterval(timer);
  }, [history, isLive]);

  /** The button that brought it back goes away, and the focus must not go with it. */
  const goTo = (run: string) =>
    requestAnimationFrame(() => {
      const row = document.querySelector<HTMLElement>(`[data-run="${CSS.escape(run)}"] a`);
      (row ?? field.current)?.focus();
    });
  const rows = historyRows(view.runs, now);
  const isWhole = view.query.search === '' && model === null;
  const count = isWhole && view.state === 'ready' && view.more === 'none' ? view.runs.length : null;
  const singleKeys = useSingleKeys();
  const clear = () => {
    setText('');
    void history.find({ search: '', model: null });
    field.current?.focus();
  };

  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="flex h-bar shrink-0 items-center justify-between pr-2 pl-3.5">
        <h2 className="text-title">History</h2>
        <IconButton label="Close history" icon={X} {...keyHints('history', singleKeys)} onClick={onClose} />
      </header>
      <search className="flex shrink-0 flex-col gap-1 px-2 pb-1">
        <HistorySearch field={field} text={text} onText={setText} />
        <ModelFilter
          ids={view.models}
          chosen={model}
          models={models}
          onChoose={(id) => void history.find({ search: text.trim(), model: id })}
        />
      </search>
      {view.state === 'loading' ? (
        <HistorySkeleton />
      ) : rows.length === 0 ? (
        <NothingHere
          problem={view.state === 'failed' ? view.problem : null}
          search={view.shown.search}
          isFiltered={!isWhole}
          onRetry={() => void history.refresh()}
          onClear={clear}
        />
      ) : (
        <HistoryList
          rows={rows}
          more={view.more}
          busy={view.shown !== view.query}
          query={view.shown}
          current={current}
          models={models}
          field={field}
        />
      )}
      <p role="status" className="sr-only">
        {isWhole || view.state !== 'ready' ? '' : foundText(view.runs.length, view.more !== 'none')}
      </p>
      <HistorySaid deleted={view.deleted} refused={view.refused} onUndone={goTo} />
      <HistoryFoot count={count} />
    </div>
  );
}

function foundText(count: number, more: boolean): string {
  if (more) return `More than ${count} runs found`;
  return count === 1 ? '1 run found' : `${count} runs found`;
}
