import { useSyncExternalStore } from 'react';
import { emptyTray, type Tray, type TrayView } from './tray.ts';

export function useTray(tray: Tray): TrayView {
  return useSyncExternalStore(tray.subscribe, tray.get, () => emptyTray);
}
