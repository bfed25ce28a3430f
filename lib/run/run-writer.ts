import type { RunEvent } from '#lib/stream/events.ts';
import { sizeOf } from './event-size.ts';
import type { RunLog } from './run-log.ts';

/** How far the store may be behind a log: in ms, and in bytes. */
const batchMs = 250;
const batchBytes = 64 * 1024;
/** The most that one write takes: after an outage a log is caught up in steps of this size. */
const largestWrite = 1024 * 1024;
/** Waits between tries where the store fails, in ms; the last one repeats. */
const backoff = [250, 500, 1000, 2000, 4000, 8000];

/** Brings one log to the store, a little behind it: at its start and its end at once, never text by text. */
export interface RunWriter {
  isSaved(): boolean;
  /** Writes what is left now; false when the store does not take it, or it was told to stop. */
  flush(): Promise<boolean>;
  /** Nothing more is written; resolves when nothing is on its way either. */
  stop(): Promise<void>;
  /** Goes on after a stop. */
  resume(): void;
  /** The store may have lent the run to another meanwhile: asks before the next write. */
  doubt(): void;
  /** Why the newest write failed; null when it did not. */
  trouble(): unknown;
  /** Of the whole log, about, in bytes. */
  size(): number;
}

export interface RunWriterOptions {
  log: RunLog;
  /** How many of its events are kept already. */
  saved: number;
  write(events: readonly RunEvent[]): Promise<void>;
  /** Asked before a write in doubt, and before the next one after a failure: whether the log is still ours to write. */
  isOurs(saved: number): Promise<boolean>;
  /** Calls back after `ms`, unless what it answers is called before. */
  after(ms: number, callback: () => void): () => void;
  onTrouble(error: unknown): void;
  /** Everything is in the store. */
  onSaved(): void;
  /** Another instance has gone on with the run: nothing of what is said here is written any more. */
  onLost(): void;
}

/**
 * What is saved is only a pointer into the log: when the store fails, nothing is held back for it, the log goes on, and
 * the writer tries again from there until it has caught up.
 */
export function createRunWriter(options: RunWriterOptions): RunWriter {
  const { log, after } = options;
  let { saved } = options;
  /** What came before it is saved, or on its way to be. */
  let taken = saved;
  let counted = 0;
  let size = 0;
  let untaken = 0;
  /** A batch was due while another was on its way. */
  let overdue = false;
  let failures = 0;
  let trouble: unknown = null;
  let doubtful = false;
  let stopped = false;
  let timer: { ms: number; cancel: () => void } | null = null;
  let writing: Promise<void> | null = null;

  const isSaved = () => saved === log.events.length;

  function count(): void {
    for (; counted < log.events.length; counted++) {
      const event = log.events[counted];
      const bytes = event ? sizeOf(event) : 0;
      size += bytes;
      if (counted >= taken) untaken += bytes;
    }
  }

  function wait(): number {
    if (failures > 0) return backoff[Math.min(failures, backoff.length) - 1] ?? 0;
    return taken === 0 || untaken >= batchBytes || log.ended() ? 0 : batchMs;
  }

  /** The wait begins with the first text that nothing was done for, whether or not the text before it is written yet. */
  function plan(): void {
    if (stopped || taken === log.events.length) return;
    const ms = wait();
    if (timer && timer.ms <= ms) return;
    timer?.cancel();
    const cancel = after(ms, () => {
      timer = null;
      if (writing) overdue = true;
      else void save();
    });
    timer = { ms, cancel };
  }

  function forgetPlan(): void {
    timer?.cancel();
    timer = null;
    overdue = false;
  }

  /** One write, and one at a time. */
  function save(): Promise<void> {
    if (writing) return writing;
    writing = writeBatch().finally(() => {
      writing = null;
      if (overdue && !stopped) void save();
      else plan();
    });
    return writing;
  }

  /** The next batch, which is on its way from now on. */
  function take(): { events: RunEvent[]; bytes: number } {
    forgetPlan();
    count();
    const batch = batchFrom(log.events, saved);
    taken = saved + batch.events.length;
    untaken -= batch.bytes;
    return batch;
  }

  async function writeBatch(): Promise<void> {
    let onTheWay = 0;
    try {
      if ((doubtful || failures > 0) && !(await options.isOurs(saved))) {
        stopped = true;
        return options.onLost();
      }
      const { events, bytes } = take();
      onTheWay = bytes;
      await options.write(events);
      saved = taken;
      failures = 0;
      trouble = null;
      doubtful = false;
    } catch (error) {
      forgetPlan();
      taken = saved;
      untaken += onTheWay;
      failures += 1;
      trouble = error;
      return options.onTrouble(error);
    }
    if (isSaved()) options.onSaved();
  }

  log.subscribe(() => {
    count();
    plan();
  });
  count();

  return {
    isSaved,
    async flush() {
      if (writing) await writing;
      while (!isSaved() && !stopped) {
        const before = failures;
        await save();
        if (failures > before) return false;
      }
      return isSaved();
    },
    async stop() {
      stopped = true;
      forgetPlan();
      await writing;
    },
    resume() {
      stopped = false;
      plan();
    },
    doubt() {
      doubtful = true;
    },
    trouble: () => trouble,
    size: () => size,
  };
}

function batchFrom(log: readonly RunEvent[], from: number): { events: RunEvent[]; bytes: number } {
  let bytes = 0;
  let to = from;
  for (; to < log.length && bytes < largestWrite; to++) {
    const event = log[to];
    if (event) bytes += sizeOf(event);
  }
  return { events: log.slice(from, to), bytes };
}
