/** Something to be done while nobody waits. The next waits until it is over. */
type Job = () => unknown;

/** A run shows its first words with these, and must not wait for them: what leads to a run does them at once. */
export type Urgency = 'before a run' | 'some time';

interface Waiting {
  job: Job;
  urgency: Urgency;
}

export interface QuietQueue {
  /** Does it in a quiet moment of its own, in the order asked for. Gives back how to call it off. */
  add(job: Job, urgency?: Urgency): () => void;
  /** Does now what a run needs, a task for each. */
  hurry(): Promise<void>;
  /** Begins nothing more until what it gives back is called. */
  hold(): () => void;
}

/**
 * What can wait is done one thing in each quiet moment: all in one would be a task that whoever acts meanwhile waits
 * for. What fails is left to whoever will need it.
 */
export function createQuietQueue(
  whenIdle: (go: () => void) => void,
  nextTask: () => Promise<void>,
): QuietQueue {
  const waiting: Waiting[] = [];
  let holds = 0;
  let asked = false;

  const isUrgent = ({ urgency }: Waiting) => urgency === 'before a run';

  function take(): Waiting | undefined {
    const urgent = waiting.findIndex(isUrgent);
    if (urgent >= 0) return waiting.splice(urgent, 1)[0];
    return holds > 0 ? undefined : waiting.shift();
  }

  async function work(found: Waiting | undefined): Promise<void> {
    try {
      await found?.job();
    } catch {
      // Asked for again where it is needed.
    }
  }

  function next(): void {
    if (asked || waiting.length === 0 || (holds > 0 && !waiting.some(isUrgent))) return;
    asked = true;
    whenIdle(async () => {
      await work(take());
      asked = false;
      next();
    });
  }

  return {
    add(job, urgency = 'some time') {
      const one = { job, urgency };
      waiting.push(one);
      next();
      return () => {
        const place = waiting.indexOf(one);
        if (place >= 0) waiting.splice(place, 1);
      };
    },
    async hurry() {
      while (waiting.some(isUrgent)) {
        await work(take());
        await nextTask();
      }
    },
    hold() {
      holds += 1;
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        holds -= 1;
        next();
      };
    },
  };
}

/** A page that is never idle needs these things, too. */
const longestWait = 2_000;

function whenIdle(go: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(go, { timeout: longestWait });
  else setTimeout(go, 100);
}

/** The page's own. */
export const quiet = createQuietQueue(whenIdle, () => new Promise((done) => setTimeout(done)));
