import { useEffect, useState } from 'react';

/**
 * Whether the screen answers to a media query; while the page is hydrated, what the server took it for. Not
 * `useSyncExternalStore`: where the two differ that draws everything again within the task of the hydration.
 */
export function useMedia(query: string, onServer: boolean): boolean {
  const [matches, setMatches] = useState(onServer);
  useEffect(() => {
    const media = window.matchMedia(query);
    const read = () => setMatches(media.matches);
    read();
    media.addEventListener('change', read);
    return () => media.removeEventListener('change', read);
  }, [query]);
  return matches;
}
