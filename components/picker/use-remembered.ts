'use client';
import { useSyncExternalStore } from 'react';
import { browserStorage } from '#components/ui/browser-storage.ts';
import { createRemembered, nothingRemembered, type Remembered, type RememberedStore } from './remembered.ts';

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
