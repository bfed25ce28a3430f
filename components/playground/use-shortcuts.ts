import { useEffect, useEffectEvent } from 'react';
import { isOverlayOpen } from '#components/ui/overlay.ts';

interface Shortcuts {
  run: () => void;
  /** Null while nothing runs. */
  stop: (() => void) | null;
  choose: () => void;
  write: () => void;
  help: () => void;
  history: () => void;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');

/** The page's own keys. An open menu or dialog has the keyboard to itself. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const action = actionOf(event, shortcuts);
    if (!action || event.isComposing) return;
    const overlay = isOverlayOpen();
    // With Ctrl or Cmd the key is never another's but the browser's, whose own answer must not come instead.
    if (!overlay || event.metaKey || event.ctrlKey) event.preventDefault();
    if (!overlay && !event.repeat) action();
  });
  useEffect(() => {
    // Captured: by the time an Escape bubbles up here, the dialog it closed would be gone already.
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}

function actionOf(event: KeyboardEvent, shortcuts: Shortcuts): (() => void) | null {
  if (event.altKey) return null;
  if (event.metaKey || event.ctrlKey) {
    if (event.key === 'Enter') return shortcuts.run;
    return event.key.toLowerCase() === 'k' && !event.shiftKey ? shortcuts.choose : null;
  }
  if (event.key === 'Escape') return shortcuts.stop;
  if (isTyping(event.target)) return null;
  if (event.key === '/') return shortcuts.write;
  if (event.key === 'h') return shortcuts.history;
  return event.key === '?' ? shortcuts.help : null;
}
