'use client';

import { Play } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import type { Model } from '#lib/catalog/model.ts';
import { modelIn } from '#lib/catalog/model-id.ts';
import type { Column } from '#lib/prompt/setup.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';
import { changedSince } from './changed-since.ts';
import type { ColumnActions } from './column-actions.ts';
import { modelName } from './column-names.ts';
import { useFreedom } from './freedom.ts';

interface RunColumnProps {
  column: Column;
  models: ReadonlyMap<string, Model>;
  store: RunStore;
  /** A later prompt went to other columns only. */
  passed: boolean;
  actions: ColumnActions;
}

/** Where a column stands apart from the newest prompt: why, and the way to ask it that prompt by itself. */
export function RunColumn({ column, models, store, passed, actions }: RunColumnProps) {
  const freedom = useFreedom();
  const id = useRun(store, (run) => run.id);
  const asked = useRun(store, (run) => run.setup.columns.find((each) => each.id === column.id));
  if (id === null || freedom !== 'all') return null;
  const name = (model: string) => modelName(model, modelIn(models, model));
  const why = passed ? 'The newest prompt went to other columns.' : changedSince(asked, column, name);
  if (why === null) return null;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-mute text-note">
      <p>{why}</p>
      <Button onClick={() => actions.run(column.id)}>
        <Play size={14} strokeWidth={1.75} aria-hidden="true" />
        Run this column
      </Button>
    </div>
  );
}
