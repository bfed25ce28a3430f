import { useSyncExternalStore } from 'react';

export const wideScreen = '(min-width: 768px)';

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(wideScreen);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

/** Whether there is room for columns side by side, and for the band above them: for what a page does not begin with. */
export function useWideScreen(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(wideScreen).matches,
    () => true,
  );
}
