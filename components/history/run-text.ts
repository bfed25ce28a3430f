import { modelName } from '#components/columns/column-names.ts';
import type { Model } from '#lib/catalog/model.ts';
import { modelIn } from '#lib/catalog/model-id.ts';
import { formatClock, formatDay } from '#lib/format.ts';
import type { RunSummary } from '#lib/store/store.ts';

/** What a run is called: its title, else its prompt in one line. */
export function runName({ title, prompt }: Pick<RunSummary, 'title' | 'prompt'>): string {
  return title ?? (prompt.trim().replaceAll(/\s+/g, ' ') || 'A run without text');
}

const named = 2;

/** `Swift, Steady +2`. */
export function modelsText(ids: readonly string[], models: ReadonlyMap<string, Model>): string {
  const names = ids.slice(0, named).map((id) => modelName(id, modelIn(models, id)));
  return names.join(', ') + (ids.length > named ? ` +${ids.length - named}` : '');
}

/** Under its day the time is enough; among the pinned ones the day is told too: `12 Nov, 14:05`. */
export function timeText({ started, pinned }: Pick<RunSummary, 'started' | 'pinned'>): string {
  return pinned ? `${formatDay(started)}, ${formatClock(started)}` : formatClock(started);
}
