'use client';
import { useSyncExternalStore } from 'react';
import { createRemembered, nothingRemembered, type Remembered, type RememberedStore } from './remembered.ts';

/** Reading `localStorage` throws where a browser's settings forbid it. */
function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

let store: RememberedStore | undefined;

export function rememberedStore(): RememberedStore {
  store ??= createRemembered(browserStorage());
  return store;
}

const subscribe = (listener: () => void) => rememberedStore().subscribe(listener);

export function useRemembered(): Remembered {
  return useSyncExternalStore(
    subscribe,
    () => rememberedStore().get(),
    () => nothingRemembered,
  );
}
