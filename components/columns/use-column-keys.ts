import { type RefObject, useEffect, useEffectEvent } from 'react';
import { isOverlayOpen } from '#components/ui/overlay.ts';
import type { RunStore } from '#lib/run/run-store.ts';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null
  );
}

const columnAround = (target: EventTarget | null, state = '') =>
  target instanceof Element
    ? target.closest(`[data-column]${state}`)?.getAttribute('data-column')
    : undefined;

/**
 * 1–9 focus a column; in it `r` tries its failed reply again, `[` and `]` move it along. Never while one types.
 */
export function useColumnKeys(
  scroller: RefObject<HTMLElement | null>,
  store: RunStore,
  move: (column: string, by: -1 | 1) => void,
): void {
  const moveColumn = useEffectEvent(move);
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
      } else if (key === 'r') {
        const column = columnAround(target, '[data-state="failed"]');
        if (column) void store.retry([column]);
      } else if (key === '[' || key === ']') {
        const column = columnAround(target);
        if (column) moveColumn(column, key === '[' ? -1 : 1);
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [scroller, store]);
}
