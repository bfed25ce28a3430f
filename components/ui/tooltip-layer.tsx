'use client';
import { Tooltip } from '@base-ui/react/tooltip';
import { clsx } from 'clsx';
import { useEffect, useState } from 'react';
import { isStanding, placeOf } from './anchor-place.ts';
import { Kbd } from './kbd.tsx';
import { popupMotion } from './overlay.ts';

interface Shown {
  anchor: Element;
  label: string;
  shortcut: string | undefined;
}

const openAfter = 400;
/** Long enough to reach the tooltip itself with the pointer: it must be hoverable (WCAG 1.4.13). */
const closeAfter = 120;
/** How often a tooltip that is open looks whether what it speaks of is still there, ms. */
const lookEvery = 100;

function markAround(target: EventTarget | null): Shown | null {
  const mark = target instanceof Element ? target.closest('[data-tooltip]') : null;
  if (!(mark instanceof HTMLElement)) return null;
  const label = mark.dataset.tooltip;
  if (!label) return null;
  // A <Tooltip> mark has no box of its own.
  const anchor = mark.classList.contains('contents') ? mark.firstElementChild : mark;
  return anchor && { anchor, label, shortcut: mark.dataset.shortcut };
}

/** The page's one tooltip; mounted once, shows the label of any `[data-tooltip]` under the pointer or the focus. */
export function TooltipLayer() {
  const [shown, setShown] = useState<Shown | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = (value: Shown | null, delay: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => setShown(value?.anchor.isConnected ? value : null), delay);
    };
    const point = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return;
      if (event.target instanceof Element && event.target.closest('[data-tooltip-popup]'))
        clearTimeout(timer);
      else later(markAround(event.target), markAround(event.target) ? openAfter : closeAfter);
    };
    const focus = (event: FocusEvent) => {
      const visible = event.target instanceof Element && event.target.matches(':focus-visible');
      later(visible ? markAround(event.target) : null, 0);
    };
    const hide = () => later(null, 0);
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide();
    };
    const listening = new AbortController();
    const options = { signal: listening.signal, capture: true, passive: true };
    document.addEventListener('pointerover', point, options);
    document.addEventListener('focusin', focus, options);
    document.addEventListener('focusout', hide, options);
    document.addEventListener('pointerdown', hide, options);
    document.addEventListener('scroll', hide, options);
    document.addEventListener('keydown', key, options);
    return () => {
      clearTimeout(timer);
      listening.abort();
    };
  }, []);

  useEffect(() => {
    if (shown === null) return undefined;
    const place = placeOf(shown.anchor);
    const look = () => {
      if (place === null || !isStanding(shown.anchor, place)) setShown(null);
    };
    const timer = setInterval(look, lookEvery);
    return () => clearInterval(timer);
  }, [shown]);

  return (
    <Tooltip.Root open={shown !== null}>
      <Tooltip.Portal>
        <Tooltip.Positioner
          positionMethod="fixed"
          anchor={shown?.anchor ?? null}
          sideOffset={6}
          className="z-[60]"
        >
          <Tooltip.Popup
            data-tooltip-popup=""
            // For the eye alone: who hears the page is told the name of what it stands at, not a line at the end of the document.
            aria-hidden="true"
            className={clsx(
              popupMotion,
              'flex max-w-72 items-center gap-2 rounded-[7px] bg-ink px-2 py-1 text-[12px] leading-4 text-page',
            )}
          >
            {shown?.label}
            {shown?.shortcut && <Kbd>{shown.shortcut}</Kbd>}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
