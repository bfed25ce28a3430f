'use client';
import { useEffect } from 'react';
import { useIdle } from '#components/playground/use-idle.ts';
import { tellWorker } from './worker.ts';

/** Registers the service worker when the page has come to rest: nothing of the first load waits for it. */
export function RegisterWorker() {
  const idle = useIdle();
  useEffect(() => {
    if (!idle || !navigator.serviceWorker) return;
    // A browser that refuses has no offline reading, and no other loss.
    void navigator.serviceWorker
      .register('/sw.js', { updateViaCache: 'none' })
      .then(() => navigator.serviceWorker.ready)
      .then(() => tellWorker({ type: 'keep-newest' }))
      .catch(() => undefined);
  }, [idle]);
  return null;
}
