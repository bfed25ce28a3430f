import { useEffect, useEffectEvent } from 'react';
import type { Player } from '#lib/run/replay.ts';
import { usePlayer } from './use-player.ts';

/** How long a run that has played to its end is left to be read, ms. */
const readingTime = 8_000;
/** The same where nothing moves by itself: all of it is read then. */
const stillReadingTime = 20_000;

/** Plays a run from its start and says when the next one may come. Where motion is not wanted it only stands. */
export function useAutoplay(player: Player, auto: boolean, onNext: () => void): void {
  const next = useEffectEvent(onNext);
  const atEnd = usePlayer(player, ({ position, duration }) => position >= duration);

  useEffect(() => {
    if (!auto || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    player.skipWaits(true);
    player.seek(0);
    player.play();
    return () => player.pause();
  }, [player, auto]);

  useEffect(() => {
    if (!auto || !atEnd) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const timer = setTimeout(() => next(), still ? stillReadingTime : readingTime);
    return () => clearTimeout(timer);
  }, [auto, atEnd]);
}
