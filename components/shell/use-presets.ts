import { useSyncExternalStore } from 'react';
import { browserStorage } from '#components/ui/browser-storage.ts';
import { createPresets, noPresets, type Preset, type PresetStore } from './presets.ts';

let store: PresetStore | undefined;

export function presetStore(): PresetStore {
  store ??= createPresets(browserStorage());
  return store;
}

const subscribe = (listener: () => void) => presetStore().subscribe(listener);

/** The line-ups kept in this browser; none on the server. */
export function usePresets(): readonly Preset[] {
  return useSyncExternalStore(
    subscribe,
    () => presetStore().get(),
    () => noPresets,
  );
}
