/** Where an element stands in the window; null when it is not drawn. */
export interface AnchorPlace {
  left: number;
  top: number;
}

export function placeOf(anchor: Element): AnchorPlace | null {
  if (!anchor.isConnected) return null;
  const { left, top, width, height } = anchor.getBoundingClientRect();
  return width > 0 || height > 0 ? { left, top } : null;
}

/** Less than this many pixels is rounding and no move. */
const slack = 1;

/** Whether it still stands where it stood, with nothing opened over it. */
export function isStanding(anchor: Element, before: AnchorPlace): boolean {
  const now = placeOf(anchor);
  if (!now || Math.abs(now.left - before.left) > slack || Math.abs(now.top - before.top) > slack)
    return false;
  const overlay = [...document.querySelectorAll('[data-overlay]:not([data-ending-style])')].at(-1);
  return overlay === undefined || overlay.contains(anchor);
}
