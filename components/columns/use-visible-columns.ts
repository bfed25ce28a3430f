import { type RefObject, startTransition, useEffect, useState } from 'react';

const nothing: ReadonlySet<string> = new Set();

/**
 * Which columns can be seen (by more than half), as the reader scrolls sideways; not those in the first `covered` px,
 * under which others pass. `ids` joined by spaces.
 */
export function useVisibleColumns(
  scroller: RefObject<HTMLElement | null>,
  ids: string,
  covered: number,
): ReadonlySet<string> {
  const [visible, setVisible] = useState(nothing);

  useEffect(() => {
    const seen = new Set<string>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, intersectionRatio } of entries) {
          const id = target.getAttribute('data-column') ?? '';
          if (intersectionRatio > 0.5) seen.add(id);
          else seen.delete(id);
        }
        startTransition(() => setVisible(new Set(seen)));
      },
      { root: scroller.current, rootMargin: `0px 0px 0px -${covered}px`, threshold: 0.5 },
    );
    for (const id of ids.split(' ')) {
      const lane = scroller.current?.querySelector(`[data-column="${id}"]`);
      if (lane) observer.observe(lane);
    }
    return () => observer.disconnect();
  }, [scroller, ids, covered]);

  return visible;
}
