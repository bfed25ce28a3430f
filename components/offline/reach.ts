/** Whether the server can be reached. A server on this machine needs no network: only asking it tells. */
export interface Reach {
  get(): boolean;
  subscribe(listener: () => void): () => void;
  /** Something went wrong on the way, or may have: asks the server. Never rejects. */
  check(): Promise<void>;
}

interface ReachWorld {
  fetch: typeof globalThis.fetch;
  /** Calls back after `ms`. */
  after(callback: () => void, ms: number): void;
}

/** Waits between two questions while there is no answer, ms; the last one repeats. */
const waits = [1_000, 2_000, 4_000, 8_000];
/** A way that is silent for this long leads nowhere, ms. */
const patience = 10_000;

export function createReach({ fetch, after }: ReachWorld): Reach {
  const listeners = new Set<() => void>();
  let reached = true;
  let asking: Promise<void> | null = null;
  let failures = 0;
  let waiting = false;

  async function ask(): Promise<void> {
    // Whatever it says, it is there.
    const answer = await fetch('/api/health', {
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    }).catch(() => null);
    void answer?.body?.cancel();
    asking = null;
    failures = answer ? 0 : failures + 1;
    if (!answer) askLater();
    if (reached === (answer !== null)) return;
    reached = answer !== null;
    for (const listener of listeners) listener();
  }

  function askLater(): void {
    if (waiting) return;
    waiting = true;
    const wait = waits[Math.min(failures, waits.length) - 1] ?? 1_000;
    after(() => {
      waiting = false;
      void check();
    }, wait);
  }

  function check(): Promise<void> {
    asking ??= ask();
    return asking;
  }

  return {
    get: () => reached,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    check,
  };
}
