/** Time as an argument: `now` is epoch milliseconds that never step backwards, `delay` rejects when the signal aborts. */
export interface Clock {
  now(): number;
  delay(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

function delay(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    // Timers drop fractions, so rounding up is what keeps a token from leaving early.
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, Math.ceil(milliseconds));
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  delay,
};
