/** Where the columns stand while one of them is dragged; all of them are equally wide. */
export interface Drag {
  from: number;
  count: number;
  /** Of one column, px. */
  width: number;
}

/** The place a column would have if it were dropped `moved` px to the right of where it stood. */
export function placeOf({ from, count, width }: Drag, moved: number): number {
  const place = width > 0 ? from + Math.round(moved / width) : from;
  return Math.min(Math.max(place, 0), count - 1);
}

/** How far a column makes room, px, while the dragged one would take `to`. */
export function roomOf({ from, width }: Drag, place: number, to: number): number {
  if (place > from && place <= to) return -width;
  if (place < from && place >= to) return width;
  return 0;
}

/** Within this many px of an edge the line-up scrolls on by itself… */
const edge = 64;
/** …by up to this many px a frame. */
const fastest = 18;

/** How far to scroll on in this frame, px: the faster the nearer the pointer is to an edge, or beyond it. */
export function scrollStep(pointer: number, left: number, right: number): number {
  const beyond = pointer < left + edge ? pointer - left - edge : Math.max(pointer - right + edge, 0);
  return Math.round(Math.min(Math.max(beyond / edge, -1), 1) * fastest);
}
