import { type RefObject, useEffect } from 'react';

/** Keeps a column's chip near the middle of its row as the reader moves along the columns or turns the screen. */
export function useTabInView(row: RefObject<HTMLElement | null>, column: string | undefined): void {
  useEffect(() => {
    const list = row.current;
    const tab = column && list?.querySelector<HTMLElement>(`[data-tab="${column}"]`);
    if (!list || !tab) return;
    const centre = () => {
      list.scrollLeft = tab.offsetLeft - (list.clientWidth - tab.offsetWidth) / 2;
    };
    centre();
    const observer = new ResizeObserver(centre);
    observer.observe(list);
    return () => observer.disconnect();
  }, [row, column]);
}
