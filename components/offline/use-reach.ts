'use client';
import { useEffect, useSyncExternalStore } from 'react';
import { createReach, type Reach } from './reach.ts';

let reach: Reach | undefined;

/** This page's. What the browser says of the network is only a reason to ask. */
function pageReach(): Reach {
  if (reach) return reach;
  const made = createReach({
    fetch: (path, init) => fetch(path, init),
    after: (callback, ms) => void setTimeout(callback, ms),
  });
  const check = () => void made.check();
  window.addEventListener('offline', check);
  window.addEventListener('online', check);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && !made.get()) check();
  });
  if (!navigator.onLine) check();
  reach = made;
  return made;
}

const subscribe = (listener: () => void) => pageReach().subscribe(listener);

/**
 * Why nothing can be run now, in words: null as long as the server is reached. `doubt`: something did not arrive, so it
 * is asked.
 */
export function useUnreached(doubt: boolean): string | null {
  useEffect(() => {
    if (doubt) void pageReach().check();
  }, [doubt]);
  return useSyncExternalStore(subscribe, unreached, () => null);
}

function unreached(): string | null {
  if (pageReach().get()) return null;
  return navigator.onLine ? 'The server can’t be reached.' : 'You are offline.';
}
