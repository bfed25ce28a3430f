import { useEffect, useEffectEvent } from 'react';

/** Long enough to read why a run is not there, ms. */
const patience = 4_000;

/** Goes on by itself from what cannot be shown. */
export function useSkipped(skips: boolean, onNext: () => void): void {
  const next = useEffectEvent(onNext);
  useEffect(() => {
    if (!skips) return;
    const timer = setTimeout(() => next(), patience);
    return () => clearTimeout(timer);
  }, [skips]);
}
