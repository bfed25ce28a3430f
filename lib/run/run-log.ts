import type { DeltaEvent, ReplyEvent, RunEvent, RunStart } from '#lib/stream/events.ts';

/** How long text may wait for company, in ms: long enough to join fast columns, short beside a frame. */
const joinMs = 3;

type DeltaType = DeltaEvent['type'];

/** Text of one column that has not been numbered yet. */
interface Pending {
  type: DeltaType;
  at: number;
  text: string;
  pieces: [number, number][];
}

/** A run's numbered events, from first to last. Many may read it while it grows. */
export interface RunLog {
  readonly events: readonly RunEvent[];
  /** It ends with `run-end`: nothing follows unless a column is retried. */
  ended(): boolean;
  start(event: RunStart): void;
  /** `at`: ms since the run began. What the column said before is numbered before it. */
  append(column: string, event: ReplyEvent, at: number): void;
  /** Text as it came from upstream: a column's first piece goes out at once, later ones are joined. */
  delta(column: string, type: DeltaType, text: string, at: number): void;
  end(at: number): void;
  /** Called after new events stand in the log, once for all that came together. */
  subscribe(listener: () => void): () => void;
}

/** As much of a log as its readers need. */
export type RunFeed = Pick<RunLog, 'events' | 'ended' | 'subscribe'>;

export interface RunLogOptions {
  /** Calls back after `ms`. */
  schedule?: (callback: () => void, ms: number) => void;
  /** Calls back when the present task is done: what came together goes out together. */
  soon?: (callback: () => void) => void;
}

/** Events as they were kept, or none for a new run. */
export function createRunLog(kept: readonly RunEvent[] = [], options: RunLogOptions = {}): RunLog {
  const schedule = options.schedule ?? ((callback, ms) => void setTimeout(callback, ms));
  const soon = options.soon ?? queueMicrotask;
  const events: RunEvent[] = [...kept];
  const listeners = new Set<() => void>();
  const pending = new Map<string, Pending>();
  /** Columns whose present attempt has shown text: their later pieces may wait for company. */
  const talking = new Set<string>();
  let flushDue = false;
  let notifyDue = false;

  function notify(): void {
    if (notifyDue) return;
    notifyDue = true;
    soon(() => {
      notifyDue = false;
      for (const listener of listeners) listener();
    });
  }

  /** Numbers an event: the seq of the wire is the place in this list, from 1. */
  function push(event: Unnumbered): void {
    events.push({ seq: events.length + 1, ...event } as RunEvent);
    notify();
  }

  function settle(column: string): void {
    const text = pending.get(column);
    if (!text) return;
    pending.delete(column);
    const { pieces, ...delta } = text;
    push({ column, ...delta, ...(pieces.length > 1 ? { pieces } : {}) });
  }

  function flush(): void {
    flushDue = false;
    for (const column of [...pending.keys()]) settle(column);
  }

  return {
    events,
    ended: () => events.at(-1)?.type === 'run-end',
    start: (event) => push({ at: 0, ...event }),
    append(column, event, at) {
      settle(column);
      if (event.type === 'reply-start') talking.delete(column);
      push({ column, at: tenths(at), ...event });
    },
    delta(column, type, text, at) {
      if (text === '') return;
      const waiting = pending.get(column);
      if (waiting && waiting.type === type) {
        waiting.text += text;
        waiting.pieces.push([tenths(tenths(at) - waiting.at), text.length]);
        return;
      }
      settle(column);
      pending.set(column, { type, at: tenths(at), text, pieces: [[0, text.length]] });
      if (!talking.has(column)) {
        talking.add(column);
        settle(column);
      } else if (!flushDue) {
        flushDue = true;
        schedule(flush, joinMs);
      }
    },
    end(at) {
      flush();
      push({ type: 'run-end', at: tenths(at) });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

type Unnumbered = RunEvent extends infer Event ? (Event extends unknown ? Omit<Event, 'seq'> : never) : never;

/** Times are kept to a tenth of a millisecond: the clock's own jitter is larger. */
function tenths(ms: number): number {
  return Math.round(ms * 10) / 10;
}
