import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * An element that is moved within the page starts at its top again; after the columns were put in another order
 * (`ids` joined by spaces) each is where it was read.
 */
export function useKeptScroll(line: RefObject<HTMLElement | null>, ids: string): void {
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
    for (const scroller of line.current?.querySelectorAll('.lane-scroller') ?? []) {
      const top = tops.current.get(scroller);
      if (top !== undefined) scroller.scrollTop = top;
    }
  }, [line, ids]);
}
