'use client';
import { useSyncExternalStore } from 'react';
import { browserStorage } from '#components/ui/browser-storage.ts';
import { createKeeping, type KeepingStore, keepingKey, keepsEverything } from './keeping.ts';

let store: KeepingStore | undefined;

function tabStorage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

function keeping(): KeepingStore {
  if (store) return store;
  const made = createKeeping(browserStorage(), tabStorage());
  window.addEventListener('storage', ({ key }) => {
    if (key === keepingKey || key === null) made.reread();
  });
  store = made;
  return made;
}

const subscribe = (listener: () => void) => keeping().subscribe(listener);

/** True when the next run is to be kept: asked at the moment it is sent. */
export function keepsRuns(): boolean {
  const { all, here } = keeping().get();
  return all && here;
}

/** The reader's choice for all runs and for this tab's, and the ways to change it. The server renders it as kept. */
export function useKeepRuns() {
  const { all, here } = useSyncExternalStore(
    subscribe,
    () => keeping().get(),
    () => keepsEverything,
  );
  return {
    all,
    here,
    keeps: all && here,
    setAll: (keep: boolean) => keeping().setAll(keep),
    setHere: (keep: boolean) => keeping().setHere(keep),
  };
}
