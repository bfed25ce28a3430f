import { type RefObject, useLayoutEffect, useState } from 'react';

/** Pixels between two badges, and those that the count of the others takes. */
const gap = 6;
const countWidth = 30;

/** How many of these widths fit side by side; when not all do, there must be room for the count of the others. */
export function fitting(widths: readonly number[], room: number): number {
  const ends = widths.map((_, index) =>
    widths.slice(0, index + 1).reduce((sum, width) => sum + width + gap, -gap),
  );
  if ((ends.at(-1) ?? 0) <= room) return widths.length;
  return ends.filter((end) => end + gap + countWidth <= room).length;
}

/** How many of the row's first `[data-fit]` children fit into it, as the row and they change. `key` says what they are. */
export function useFitting(row: RefObject<HTMLElement | null>, key: string): number {
  const [count, setCount] = useState(Number.POSITIVE_INFINITY);
  useLayoutEffect(() => {
    const element = row.current;
    if (!element) return undefined;
    const measure = () => {
      const children = [...element.querySelectorAll<HTMLElement>(`[data-fit]`)];
      const count = fitting(
        children.map(({ offsetWidth }) => offsetWidth),
        element.clientWidth,
      );
      // Where all fit nothing changes: another number here would draw the row again before the first frame.
      setCount(count < children.length ? count : Number.POSITIVE_INFINITY);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [row, key]);
  return count;
}
