import { useSyncExternalStore } from 'react';
import type { Player, PlayerView } from '#lib/run/replay.ts';

/** Renders again only when the selected value is another one: the position changes with every frame. */
export function usePlayer<T>(player: Player, select: (view: PlayerView) => T): T {
  const read = () => select(player.get());
  return useSyncExternalStore(player.subscribe, read, read);
}
