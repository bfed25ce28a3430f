import { AppError } from '#lib/errors.ts';
import type { Store } from '#lib/store/store.ts';
import type { HeldRun } from './held-run.ts';

/** How much of settled runs that the store does not take is held for it, in bytes; beyond it the oldest are given up. */
const mostUnsaved = 64 * 1024 * 1024;

/** What is wrong with the store: told in the terminal once each time it begins and ends, and to whoever asks. */
export interface StoreTrouble {
  tell(error: unknown): void;
  tellRecovery(): void;
  /** Why runs can't be kept now; null when they can. */
  now(): Promise<{ message: string; action: string } | null>;
  /** The store is about to be closed: that it takes nothing is no trouble any more. */
  beginShutDown(): void;
  /** Names the runs that are lost with the process. */
  tellUnkept(): void;
}

/** `held`: the runs of this process, the oldest first; those that are given up leave it. */
export function createStoreTrouble(held: Map<string, HeldRun>, store: Pick<Store, 'check'>): StoreTrouble {
  let isTold = false;
  let isShuttingDown = false;

  /** Settled runs wait in memory for a store that fails, but not without end. */
  function giveUpOldest(): void {
    const waiting = [...held.values()].filter(({ log, writer }) => log.ended() && !writer.isSaved());
    let bytes = waiting.reduce((sum, { writer }) => sum + writer.size(), 0);
    for (const run of waiting) {
      if (bytes <= mostUnsaved) return;
      bytes -= run.writer.size();
      void run.writer.stop();
      held.delete(run.id);
      console.error(`The run ${run.id} is given up: the store did not take it for too long.`);
    }
  }

  return {
    tell(error) {
      // A run that others took over is the writer's own affair.
      if (isShuttingDown || (AppError.is(error) && error.kind === 'conflict')) return;
      if (!isTold) console.error(`Runs cannot be kept now; what is running goes on. ${lineOf(error)}`);
      isTold = true;
      giveUpOldest();
    },
    tellRecovery() {
      if (isTold) console.log('Runs are kept again.');
      isTold = false;
    },
    async now() {
      try {
        await store.check();
        const troubled = [...held.values()].find(({ writer, kept }) => kept && writer.trouble() !== null);
        return troubled ? wordsOf(troubled.writer.trouble()) : null;
      } catch (error) {
        return wordsOf(error);
      }
    },
    beginShutDown() {
      isShuttingDown = true;
    },
    tellUnkept() {
      const unkept = [...held.values()].filter(({ kept, writer }) => kept && !writer.isSaved());
      if (unkept.length > 0) {
        console.error(`Not kept, or not to the end: ${unkept.map(({ id }) => id).join(', ')}.`);
      }
    },
  };
}

/** For the terminal. What nobody has put in words yet is told with where it came from. */
function lineOf(error: unknown): string {
  if (!AppError.is(error)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message} ${error.action}${cause}`;
}

function wordsOf(error: unknown): { message: string; action: string } {
  if (AppError.is(error)) return { message: error.message, action: error.action };
  return { message: 'Runs can’t be kept now.', action: 'Look into the server’s log.' };
}
