/** A column folded to a strip, and the least width of an open one, px; the same as in columns.css. */
const strip = 44;
const least = 340;

interface Arrangeable {
  readonly id: string;
}

/** The columns in the order they are seen: those pinned first, else as in the line-up. */
export function arrange<T extends Arrangeable>(columns: readonly T[], pinned: ReadonlySet<string>): T[] {
  const first = columns.filter(({ id }) => pinned.has(id));
  return [...first, ...columns.filter(({ id }) => !pinned.has(id))];
}

/** From where to where a column may be moved, both included: what is pinned stays before what is not. */
export function reachOf(
  arranged: readonly Arrangeable[],
  pinned: ReadonlySet<string>,
  column: string,
): [first: number, last: number] {
  const count = arranged.filter(({ id }) => pinned.has(id)).length;
  return pinned.has(column) ? [0, count - 1] : [count, arranged.length - 1];
}

/** Columns that stay in sight, each with its distance from the left edge, and the width they take together, px. */
export interface Stuck {
  left: ReadonlyMap<string, number>;
  width: number;
}

export const nothingStuck: Stuck = { left: new Map(), width: 0 };

/** Which pinned columns can stay in sight in so many px: as many as leave room for one more beside them. */
export function stuckIn(
  width: number,
  arranged: readonly Arrangeable[],
  pinned: ReadonlySet<string>,
  collapsed: ReadonlySet<string>,
): Stuck {
  const left = new Map<string, number>();
  let taken = 0;
  for (const { id } of arranged) {
    const next = taken + (collapsed.has(id) ? strip : least);
    if (!pinned.has(id) || next + least > width) break;
    left.set(id, taken);
    taken = next;
  }
  return { left, width: taken };
}

/** The widths of the lanes as grid tracks: the open ones share what the strips leave. */
export function tracksOf(arranged: readonly Arrangeable[], collapsed: ReadonlySet<string>): string {
  return arranged
    .map(({ id }) => (collapsed.has(id) ? `${strip}px` : `minmax(min(100%, ${least}px), 1fr)`))
    .join(' ');
}
