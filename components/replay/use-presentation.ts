import { useEffect, useState } from 'react';

export interface Presentation {
  /** Which of the runs is shown. */
  index: number;
  /** Another number whenever a run is begun anew. */
  round: number;
  /** It plays and goes on by itself: nobody has touched anything lately. */
  auto: boolean;
  go(by: -1 | 1): void;
}

/** How long nobody may touch anything before the list begins again by itself, ms. */
const idleAfter = 60_000;

/** Goes through a list of runs by itself until somebody takes over, and again once they have left. */
export function usePresentation(count: number, first: number): Presentation {
  const [shown, setShown] = useState({ index: first, round: 0, auto: true });
  const [touched, setTouched] = useState(0);

  useEffect(() => {
    const touch = () => {
      setTouched((times) => times + 1);
      setShown((now) => (now.auto ? { ...now, auto: false } : now));
    };
    const events = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const event of events) window.addEventListener(event, touch, { passive: true });
    return () => {
      for (const event of events) window.removeEventListener(event, touch);
    };
  }, []);

  useEffect(() => {
    if (touched === 0) return;
    const timer = setTimeout(
      () => setShown(({ round }) => ({ index: 0, round: round + 1, auto: true })),
      idleAfter,
    );
    return () => clearTimeout(timer);
  }, [touched]);

  return {
    ...shown,
    go: (by) =>
      setShown(({ index, round, auto }) => ({ index: (index + by + count) % count, round: round + 1, auto })),
  };
}
