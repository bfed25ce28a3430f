import { useEffect, useEffectEvent } from 'react';
import { isTyping, type Pressed } from '#components/command/pressed.ts';
import type { ShortcutId } from '#components/command/shortcuts.ts';
import { heard } from '#components/command/single-keys.ts';
import { isOverlayOpen } from '#components/ui/overlay.ts';

/** Null: nothing to do now, and the key is left to the browser. */
export type Shortcuts = Partial<Record<ShortcutId, (() => void) | null>>;

/** What is typed is a field's own, and so is taking it back. */
const isOfField = ({ id, withCommand }: Pressed) => id === 'undo' || (!withCommand && id !== 'stop');

/** The page's own keys. An open menu or dialog has the keyboard to itself. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const found = heard(event);
    const action = found && shortcuts[found.id];
    if (!action) return;
    if (isOfField(found) && isTyping(event.target)) return;
    const overlay = isOverlayOpen();
    // With Ctrl or Cmd the key is never another's but the browser's, whose own answer must not come instead.
    if (!overlay || found.withCommand) event.preventDefault();
    if (!overlay && !event.repeat) action();
  });
  useEffect(() => {
    // Captured: by the time an Escape bubbles up here, the dialog it closed would be gone already.
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
