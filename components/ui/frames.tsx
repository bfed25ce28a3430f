'use client';
import { clsx } from 'clsx';
import {
  type CSSProperties,
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { overlayMark, popupSurface } from './overlay.ts';

export interface FrameProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** In the place of a dialog whose code is on its way: a press is answered at once, and can be taken back. */
export function DialogFrame({ open, onOpenChange }: FrameProps) {
  useEscape(open, onOpenChange);
  if (!open) return null;
  return createPortal(
    <div {...overlayMark}>
      <div
        onPointerDown={() => onOpenChange(false)}
        className="fixed inset-0 z-40 bg-[light-dark(rgb(27_26_24/0.32),rgb(0_0_0/0.6))]"
      />
      <div
        className={clsx(
          popupSurface,
          'fixed top-1/2 left-1/2 z-50 w-full max-w-[calc(100vw-24px)] -translate-x-1/2 -translate-y-1/2 rounded-dialog p-5 sm:w-[440px]',
        )}
      >
        <Lines />
      </div>
    </div>,
    document.body,
  );
}

interface PopupFrameProps extends FrameProps {
  anchor: RefObject<HTMLElement | null>;
  align: 'start' | 'center' | 'end';
  side: 'top' | 'bottom';
}

/** The same for a menu or a panel, at the button that opens it. */
export function PopupFrame({ anchor, align, side, open, onOpenChange }: PopupFrameProps) {
  const [style, setStyle] = useState<CSSProperties | null>(null);
  useEscape(open, onOpenChange);
  useLayoutEffect(() => {
    if (open && anchor.current) setStyle(placeBeside(anchor.current.getBoundingClientRect(), align, side));
  }, [open, anchor, align, side]);
  if (!open || !style) return null;
  return createPortal(
    <div
      {...overlayMark}
      style={style}
      className={clsx(popupSurface, 'fixed z-50 w-44 max-w-[calc(100vw-24px)] rounded-block p-3')}
    >
      <Lines />
    </div>,
    document.body,
  );
}

/** Between a button and what it opens, px. */
const gap = 6;

function placeBeside(at: DOMRect, align: PopupFrameProps['align'], side: PopupFrameProps['side']) {
  const { innerWidth, innerHeight } = window;
  return {
    ...(side === 'bottom' ? { top: at.bottom + gap } : { bottom: innerHeight - at.top + gap }),
    ...(align === 'end' ? { right: Math.max(innerWidth - at.right, gap) } : { left: Math.max(at.left, gap) }),
  };
}

function useEscape(open: boolean, onOpenChange: (open: boolean) => void): void {
  const press = useEffectEvent(({ key }: KeyboardEvent) => key === 'Escape' && onOpenChange(false));
  useEffect(() => {
    if (!open) return;
    const listen = (event: KeyboardEvent) => void press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [open]);
}

function Lines() {
  return (
    <>
      <p role="status" className="sr-only">
        Loading
      </p>
      <div aria-hidden="true" className="flex flex-col gap-3">
        <span className="h-2.5 w-1/2 rounded-code bg-fill" />
        <span className="h-2.5 w-4/5 rounded-code bg-fill" />
        <span className="h-2.5 w-2/3 rounded-code bg-fill" />
        <span className="h-2.5 w-3/4 rounded-code bg-fill" />
      </div>
    </>
  );
}
