import { useEffect, useState } from 'react';

/**
 * The value as it was until the task that changed it is over: what is drawn of it takes a task of its own. Not
 * `useDeferredValue`: that gives way to whatever else happens, and a run's first words would come before their place.
 */
export function useInNextTask<T>(value: T): T {
  const [shown, setShown] = useState(value);
  useEffect(() => {
    if (shown === value) return;
    const timer = setTimeout(() => setShown(value));
    return () => clearTimeout(timer);
  }, [shown, value]);
  return shown;
}
