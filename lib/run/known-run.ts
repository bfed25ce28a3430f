import type { KeptRun } from '#lib/store/store.ts';
import { foldEvents } from './fold-events.ts';
import type { Run } from './run.ts';
import type { RunFeed } from './run-log.ts';

/** What its owner put beside a run. */
export type About = Pick<KeptRun, 'title' | 'pinned'>;

/** A run that can be read, wherever it is held. */
export interface KnownRun {
  readonly id: string;
  readonly log: RunFeed;
  /** False for one that is kept nowhere: it goes with the process. */
  readonly kept: boolean;
  fold(): Run;
  about(): Promise<About>;
  /** Brings what the store does not have yet to it; false when it does not take it. */
  isSaved(): Promise<boolean>;
}

/** A run as the store has it; `log` may still grow there. */
export function storedRun({ id, title, pinned }: KeptRun, log: RunFeed, kept: boolean): KnownRun {
  return {
    id,
    log,
    kept,
    fold: () => foldEvents(log.events),
    about: async () => ({ title, pinned }),
    isSaved: async () => true,
  };
}

/** A log to which nothing will be added. */
export function restingLog(events: RunFeed['events']): RunFeed {
  return { events, ended: () => true, subscribe: () => () => {} };
}
