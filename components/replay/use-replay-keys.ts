import { useEffect, useEffectEvent } from 'react';
import { isTyping } from '#components/command/pressed.ts';
import type { ShortcutId } from '#components/command/shortcuts.ts';
import { heard } from '#components/command/single-keys.ts';
import type { Shortcuts } from '#components/playground/use-shortcuts.ts';
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

function toggle(player: Player): void {
  if (player.get().playing) player.pause();
  else player.play();
}

/** Space plays and pauses, `?` tells the keys, `h` opens and closes the history. */
export function useReplayKeys(player: Player | null, help?: () => void, history?: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isOverlayOpen()) return;
    const id = heard(event)?.id;
    if (id === undefined || isTakenBy(event.target, id)) return;
    const actions: Shortcuts = { help, history, play: player && (() => toggle(player)) };
    const action = actions[id];
    if (!action) return;
    // What opens at once takes the focus, and would take the letter, too.
    event.preventDefault();
    if (!event.repeat) action();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
