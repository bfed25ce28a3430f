import { useEffect, useEffectEvent } from 'react';
import { heard } from '#components/command/single-keys.ts';
import { isOverlayOpen } from '#components/ui/overlay.ts';
import type { Player } from '#lib/run/replay.ts';

/** What a Space is meant for where it is pressed. */
const hasOwnSpace = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest('button, a, summary, select, textarea, input:not([type="range"]), [contenteditable]') !==
    null;

/** Space plays and pauses, `?` tells the keys, `h` opens and closes the history. */
export function useReplayKeys(player: Player | null, help?: () => void, history?: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isOverlayOpen() || hasOwnSpace(event.target)) return;
    const id = heard(event)?.id;
    if (id === 'help') help?.();
    if (id === 'history') history?.();
    if (id !== 'play' || !player) return;
    event.preventDefault();
    if (event.repeat) return;
    if (player.get().playing) player.pause();
    else player.play();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
