import { useEffect, useState } from 'react';

/** True once the browser has had a quiet moment after the first paint. */
export const useIdle = (): boolean => useQuietMoments(1) > 0;

/**
 * How many quiet moments the browser has had after the first paint, up to so many: what can wait is done one thing in
 * each, so that nobody who acts meanwhile waits for all of it.
 */
export function useQuietMoments(most: number): number {
  const [moments, setMoments] = useState(0);
  useEffect(() => {
    if (moments >= most) return;
    const next = () => setMoments(moments + 1);
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(next, moments === 0 ? 500 : 50);
      return () => clearTimeout(timer);
    }
    const handle = window.requestIdleCallback(next, { timeout: moments === 0 ? 2_000 : 500 });
    return () => window.cancelIdleCallback(handle);
  }, [moments, most]);
  return moments;
}
