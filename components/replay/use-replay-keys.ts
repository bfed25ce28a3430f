import { useEffect, useEffectEvent } from 'react';
import { isTyping } from '#components/command/pressed.ts';
import type { ShortcutId } from '#components/command/shortcuts.ts';
import { heard } from '#components/command/single-keys.ts';
import { isOverlayOpen } from '#components/ui/overlay.ts';
import type { Player } from '#lib/run/replay.ts';

/** What a Space is meant for where it is pressed. */
const hasOwnSpace = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest('button, a, summary, select, textarea, input:not([type="range"]), [contenteditable]') !==
    null;

/** Whether a key belongs to what it is pressed on: a button takes the Space, only a field takes letters. */
export const isTakenBy = (target: EventTarget | null, id: ShortcutId): boolean =>
  id === 'play' ? hasOwnSpace(target) : isTyping(target);

/** Space plays and pauses, `?` tells the keys, `h` opens and closes the history. */
export function useReplayKeys(player: Player | null, help?: () => void, history?: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isOverlayOpen()) return;
    const id = heard(event)?.id;
    if (id === undefined || isTakenBy(event.target, id)) return;
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
