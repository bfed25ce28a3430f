import { useEffect, useState } from 'react';

/** Within this time, ms, a press was still meant for what stood there before: the second of a double click, or a late one. */
const restFor = 500;

/** Whether nothing runs, and nothing has for long enough that a press is meant for what stands there now. */
export function useRested(running: boolean): boolean {
  const [rested, setRested] = useState(!running);
  // What runs takes the rest away at once; what ended gives it back later.
  if (running && rested) setRested(false);
  useEffect(() => {
    if (running || rested) return;
    const timer = setTimeout(() => setRested(true), restFor);
    return () => clearTimeout(timer);
  }, [running, rested]);
  return rested && !running;
}
