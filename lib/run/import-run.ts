import type { RunDocument } from '#lib/share/run-document.ts';
import type { Store } from '#lib/store/store.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import type { Runs, Visitor } from './runs.ts';

export interface ImportOptions {
  store: Pick<Store, 'append' | 'describe'>;
  runs: Pick<Runs, 'get'>;
  /** This process, as the one that writes it. */
  instance: string;
  wallClock(): number;
  newId(): string;
}

/** Keeps an exported run as a new one of this visitor; answers its id. */
export async function importRun(
  { title, events }: RunDocument,
  visitor: Visitor,
  { store, runs, instance, wallClock, newId }: ImportOptions,
): Promise<string> {
  const id = newId();
  const [first, ...rest] = events;
  if (first?.type !== 'run-start') throw new Error('A run document begins with run-start.');
  // It is kept now, whatever it was where it came from.
  const { parent, keep: _, ...setup } = first.setup;
  const isKnown = parent !== undefined && (await isThere(parent, visitor, runs));
  const start: RunEvent = {
    ...first,
    run: id,
    setup: { ...setup, ...(isKnown && { parent }) },
    started: Math.min(first.started, wallClock()),
  };
  await store.append(id, [start, ...rest], { owner: visitor.id, instance });
  if (title !== null) await store.describe(id, { title });
  return id;
}

/** What a run follows may have stayed where it was exported. */
async function isThere(id: string, visitor: Visitor, runs: Pick<Runs, 'get'>): Promise<boolean> {
  try {
    await runs.get(id, visitor);
    return true;
  } catch {
    return false;
  }
}
