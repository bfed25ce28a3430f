import { type RefObject, useEffect, useRef, useState } from 'react';
import { createPin, type Pin } from './pinned-scroll.ts';

/**
 * Keeps a column at its end while text streams in; `turns` changing (a new prompt) brings it back there. With none it
 * begins wherever it stands, and is carried along once it is at its end.
 */
export function usePinnedScroll(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  turns: number,
) {
  const pin = useRef<Pin | null>(null);
  const begun = useRef(turns);
  const [pinned, setPinned] = useState(true);
  const [seen, setSeen] = useState(turns);
  // At once, so that nobody is offered a way to where they are brought anyway.
  if (seen !== turns) {
    setSeen(turns);
    if (turns > 0) setPinned(true);
  }

  useEffect(() => {
    if (!scroller.current || !content.current) return;
    pin.current = createPin(scroller.current, content.current, setPinned);
    if (begun.current === 0) pin.current.release();
    return () => pin.current?.disconnect();
  }, [scroller, content]);

  useEffect(() => {
    if (turns > 0) pin.current?.pinWithLayout();
  }, [turns]);

  return {
    pinned,
    toLatest: () => pin.current?.pin(),
    release: () => pin.current?.release(),
  };
}
