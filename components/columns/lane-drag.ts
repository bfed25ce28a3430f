/** Where the columns stand while one of them is dragged. */
export interface Drag {
  from: number;
  /** The places it may take, both included. */
  first: number;
  last: number;
  /** Of every column, px. */
  widths: readonly number[];
}

/** The place a column would have if it were dropped `moved` px to the right of where it stood. */
export function placeOf({ from, first, last, widths }: Drag, moved: number): number {
  const step = moved < 0 ? -1 : 1;
  const end = moved < 0 ? first : last;
  let [place, left] = [from, Math.abs(moved)];
  while (place !== end) {
    const passed = widths[place + step] ?? 0;
    if (left <= passed / 2) break;
    left -= passed;
    place += step;
  }
  return place;
}

/** How far a column makes room, px, while the dragged one would take `to`. */
export function roomOf({ from, widths }: Drag, place: number, to: number): number {
  const width = widths[from] ?? 0;
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
