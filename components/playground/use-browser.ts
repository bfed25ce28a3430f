import { useSyncExternalStore } from 'react';
import type { CommandKey } from '#components/command/shortcuts.ts';

const never = () => () => {};

/** How this platform writes its command key; the server does not know and says `Ctrl`. */
export function useCommandKey(): CommandKey {
  return useSyncExternalStore(
    never,
    () => (/mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : 'Ctrl'),
    () => 'Ctrl',
  );
}
