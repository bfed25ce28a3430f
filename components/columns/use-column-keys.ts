import { type RefObject, useEffect } from 'react';
import { isOverlayOpen } from '#components/ui/overlay.ts';
import type { RunStore } from '#lib/run/run-store.ts';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null
  );
}

/** 1–9 focus a column; `r` tries the focused column's failed reply again. Never while one types. */
export function useColumnKeys(scroller: RefObject<HTMLElement | null>, store: RunStore): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(target) || isOverlayOpen()) return;
      if (/^[1-9]$/.test(key)) {
        const lane = scroller.current?.querySelectorAll<HTMLElement>('[data-column]')[Number(key) - 1];
        if (!lane) return;
        event.preventDefault();
        lane.focus();
      } else if (key === 'r' && target instanceof Element) {
        const column = target.closest('[data-column][data-state="failed"]')?.getAttribute('data-column');
        if (column) void store.retry([column]);
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [scroller, store]);
}
