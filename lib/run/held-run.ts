import type { Setup } from '#lib/prompt/setup.ts';
import type { Store } from '#lib/store/store.ts';
import type { ReplyEvent, RunEvent } from '#lib/stream/events.ts';
import { foldEvents } from './fold-events.ts';
import type { KnownRun } from './known-run.ts';
import { type ReplyContext, type ReplyTask, runReply } from './reply-task.ts';
import { createRunLog, type RunLog } from './run-log.ts';
import { createRunWriter, type RunWriter, type RunWriterOptions } from './run-writer.ts';

/** A run that this process writes: its log, its columns at work, and what brings it to the store. */
export interface HeldRun extends KnownRun {
  readonly owner: string;
  readonly setup: Setup;
  readonly log: RunLog;
  readonly store: Store;
  readonly writer: RunWriter;
  /** Ms since the run began, monotonic. */
  now(): number;
  isAtWork(column: string): boolean;
  /** Lets a reply leave, or writes down why it can't. What is begun together is ended by `rest`. */
  begin(reply: ReplyTask | { column: string; refusal: ReplyEvent }): void;
  /** Ends the run where nothing is at work. */
  rest(): void;
  /** Stops a column, or all. */
  halt(by: 'user' | 'shutdown' | 'interrupted', column?: string): void;
}

export interface HoldOptions
  extends Pick<RunWriterOptions, 'after' | 'write' | 'isOurs' | 'onTrouble' | 'onSaved' | 'onLost'> {
  id: string;
  owner: string;
  setup: Setup;
  store: Store;
  /** What is kept of it already. */
  events: readonly RunEvent[];
  /** The moment of its start on the process's clock, monotonic ms. */
  origin: number;
  context: Omit<ReplyContext, 'log' | 'signal'>;
}

export function holdRun(options: HoldOptions): HeldRun {
  const { id, owner, setup, store, context, origin } = options;
  const log = createRunLog(options.events);
  const writer = createRunWriter({ ...options, log, saved: options.events.length });
  const running = new Map<string, AbortController>();
  const now = () => context.now() - origin;

  /** A stopped column may have been begun anew before its old attempt came to rest. */
  function settle(column: string, abort: AbortController): void {
    if (running.get(column) !== abort) return;
    running.delete(column);
    rest();
  }

  function rest(): void {
    if (running.size === 0) log.end(now());
  }

  return {
    id,
    owner,
    setup,
    log,
    store,
    writer,
    now,
    rest,
    kept: setup.keep !== false,
    fold: () => foldEvents(log.events),
    async about() {
      const kept = await store.load(id).catch(() => null);
      return { title: kept?.title ?? null, pinned: kept?.pinned ?? false };
    },
    isSaved: () => writer.flush(),
    isAtWork: (column) => running.has(column),
    begin(reply) {
      if ('refusal' in reply) return log.append(reply.column, reply.refusal, now());
      const { column } = reply;
      const abort = new AbortController();
      running.set(column, abort);
      void runReply(reply, { ...context, log, signal: abort.signal, now })
        .catch((error: unknown) => {
          console.error(error);
          if (!abort.signal.aborted) log.append(column, ourFault, now());
        })
        .then(() => settle(column, abort));
    },
    halt(by, column) {
      // The log says so first: of what comes to rest later, nothing is heard.
      for (const [each, abort] of [...running]) {
        if (column !== undefined && each !== column) continue;
        log.append(each, { type: 'reply-stopped', by }, now());
        abort.abort();
        settle(each, abort);
      }
    },
  };
}

const ourFault: ReplyEvent = {
  type: 'reply-error',
  kind: 'internal',
  message: 'Something went wrong on our side.',
  action: 'Retry; if it stays, report it.',
};
