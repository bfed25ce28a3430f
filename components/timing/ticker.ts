/** Calls its listeners again and again while there are any, each round asked for through `next`. */
export interface Ticker {
  add(listener: () => void): () => void;
}

/** Asks for one call back and returns how to cancel it. */
type Next = (callback: () => void) => () => void;

export function createTicker(next: Next): Ticker {
  const listeners = new Set<() => void>();
  let cancel: (() => void) | null = null;

  function schedule(): void {
    cancel ??= next(tick);
  }

  function tick(): void {
    cancel = null;
    for (const listener of [...listeners]) listener();
    if (listeners.size > 0) schedule();
  }

  return {
    add(listener) {
      listeners.add(listener);
      schedule();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        cancel?.();
        cancel = null;
      };
    },
  };
}

const intervalMs = 50;

/** A frame every 50 ms or so: only those frames are asked for, and a hidden tab has none. */
function nextDraw(callback: () => void): () => void {
  let frame = 0;
  const timer = setTimeout(() => {
    frame = requestAnimationFrame(callback);
  }, intervalMs);
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}

/** The page's one clock for everything that counts or grows while replies run. */
export const ticker: Ticker = createTicker(nextDraw);
