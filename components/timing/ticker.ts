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

/** A frame every `ms` or so: only those frames are asked for, and a hidden tab has none. */
const nextDraw =
  (ms: number): Next =>
  (callback) => {
    let frame = 0;
    const timer = setTimeout(() => {
      frame = requestAnimationFrame(callback);
    }, ms);
    return () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
    };
  };

/** The page's one clock for everything that counts or grows while replies run. */
export const ticker: Ticker = createTicker(nextDraw(50));

/** For figures that are read: those that change more often only flicker. */
export const calmTicker: Ticker = createTicker(nextDraw(400));
