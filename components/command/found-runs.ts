import { useEffect, useState } from 'react';
import { modelsText, runName } from '#components/history/run-text.ts';
import type { Model } from '#lib/catalog/model.ts';
import { formatDay } from '#lib/format.ts';
import { historyRequests } from '#lib/history/requests.ts';
import { pageHistory } from '#lib/history/use-history.ts';
import type { RunSummary } from '#lib/store/store.ts';
import type { Command } from './command.ts';

/** A pause in typing after which the history is asked, ms. */
const typed = 150;
const most = { newest: 4, found: 8 };

/** Kept runs: the newest, or those in which the words of a query stand. Those found before stay until others come. */
export function useFoundRuns(query: string, models: ReadonlyMap<string, Model>): Command[] {
  const [runs, setRuns] = useState<readonly RunSummary[]>([]);
  const search = query.trim();
  useEffect(() => {
    let current = true;
    const show = (found: readonly RunSummary[]) => current && setRuns(found);
    const timer = setTimeout(
      async () => {
        if (search === '') return show((await newest()).slice(0, most.newest));
        const page = await historyRequests(fetch).page({ search, model: null }, {});
        show('done' in page ? page.done.runs.slice(0, most.found) : []);
      },
      search === '' ? 0 : typed,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search]);
  return runs.map((run) => toCommand(run, models));
}

async function newest(): Promise<readonly RunSummary[]> {
  const history = pageHistory();
  const { query, state } = history.get();
  if (query.search === '' && query.model === null && state === 'ready') return history.get().runs;
  const page = await historyRequests(fetch).page({ search: '', model: null }, {});
  return 'done' in page ? page.done.runs : [];
}

function toCommand(run: RunSummary, models: ReadonlyMap<string, Model>): Command {
  return {
    group: 'History',
    key: run.id,
    label: runName(run),
    note: `${formatDay(run.started)} · ${modelsText(run.models, models)}`,
    onSelect: () => window.location.assign(`/runs/${run.id}`),
  };
}
