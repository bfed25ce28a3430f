import { useEffect, useState } from 'react';

/** True once the browser has had a quiet moment after the first paint. */
export function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const settle = () => setIdle(true);
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(settle, 500);
      return () => clearTimeout(timer);
    }
    const handle = window.requestIdleCallback(settle, { timeout: 2_000 });
    return () => window.cancelIdleCallback(handle);
  }, []);
  return idle;
}
