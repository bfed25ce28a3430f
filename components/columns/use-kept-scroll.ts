import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * An element that is moved within the page, or was not drawn for a while, starts at its top again; after the columns
 * were put in another order (`ids` joined by spaces) or one was unfolded, each is where it was read.
 */
export function useKeptScroll(
  line: RefObject<HTMLElement | null>,
  ids: string,
  collapsed: ReadonlySet<string>,
): void {
  const tops = useRef(new WeakMap<Element, number>());

  useEffect(() => {
    const note = ({ target }: Event) => {
      if (target instanceof Element) tops.current.set(target, target.scrollTop);
    };
    const element = line.current;
    element?.addEventListener('scroll', note, { capture: true, passive: true });
    return () => element?.removeEventListener('scroll', note, { capture: true });
  }, [line]);

  useLayoutEffect(() => {
    if (ids === '') return;
    const shown = '[data-column]:not([data-collapsed]) .lane-scroller';
    for (const scroller of line.current?.querySelectorAll(shown) ?? []) {
      const top = tops.current.get(scroller);
      if (top !== undefined) scroller.scrollTop = top;
    }
  }, [line, ids, collapsed]);
}
