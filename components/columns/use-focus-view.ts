import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { ColumnViewStore } from './column-view.ts';
import type { LaneLayout } from './use-lane-layout.ts';

const laneIn = (line: HTMLElement | null, column: string) =>
  line?.querySelector<HTMLElement>(`[data-column="${column}"]`) ?? null;

/**
 * Keeps the line-up scrolled to the column in focus, and the focus on the column it was scrolled to by a swipe. Answers
 * how to go to a column, in either view.
 */
export function useFocusView(
  line: RefObject<HTMLElement | null>,
  view: ColumnViewStore,
  { arranged, focused, stuck }: LaneLayout,
  visible: ReadonlySet<string>,
): (column: string) => void {
  const last = useRef<string | null>(null);

  function scrollTo(column: string): void {
    const lane = laneIn(line.current, column);
    if (line.current && lane && !stuck.left.has(column))
      line.current.scrollLeft = lane.offsetLeft - stuck.width;
  }

  useLayoutEffect(() => {
    const [from, to] = [last.current, focused];
    last.current = to;
    const column = to ?? from;
    if (from === to || column === null) return;
    // A swipe that is on its way must not be cut short.
    const swiped = from !== null && to !== null && visible.has(to);
    if (!swiped) scrollTo(column);
  });

  useEffect(() => {
    const [only, ...others] = visible;
    if (view.get().focused === null || only === undefined || others.length > 0) return;
    if (only !== view.get().focused) view.set({ focused: only });
  }, [view, visible]);

  useEffect(() => {
    view.locateBy(() => {
      const lane = document.activeElement?.closest('[data-column]')?.getAttribute('data-column');
      if (lane && (visible.has(lane) || stuck.left.has(lane))) return lane;
      const seen = arranged.filter(({ id }) => visible.has(id));
      return (seen.find(({ id }) => !stuck.left.has(id)) ?? seen[0] ?? arranged[0])?.id;
    });
  }, [view, arranged, visible, stuck]);

  return (column) => {
    if (view.get().table) view.set({ table: false });
    scrollTo(column);
  };
}
