/** Put on every menu, popover and dialog, so that the page's own keys leave Escape to whichever is open. */
export const overlayMark = { 'data-overlay': '' } as const;

export function isOverlayOpen(): boolean {
  return document.querySelector('[data-overlay]:not([data-ending-style])') !== null;
}

interface Change {
  reason: string;
  event: Event;
  cancel: () => void;
}

/** A press on the trigger counts as one outside the popup; closing there would let the click that follows open it again. */
export function ignoreTriggerPress(change: Change, trigger: Element | null): boolean {
  const { target } = change.event;
  if (change.reason !== 'outside-press' || !(target instanceof Node) || !trigger?.contains(target))
    return false;
  change.cancel();
  return true;
}

export const popupMotion =
  'origin-[var(--transform-origin)] transition-opacity duration-quick data-[ending-style]:opacity-0 data-[starting-style]:opacity-0 motion-reduce:transition-none';

export const popupSurface =
  'border border-control bg-surface text-ink shadow-[0_8px_28px_rgb(0_0_0/0.12)] outline-none dark:shadow-[0_8px_28px_rgb(0_0_0/0.5)]';
