/** A turn in a scrolled column: from where to where it is drawn, px from the column's beginning. */
export interface TurnSpan {
  /** Its place in the conversation, counted from 0. */
  turn: number;
  top: number;
  bottom: number;
}

/** What stands at the upper edge of a column: how far into which turn. */
export interface ReadingPlace {
  turn: number;
  /** 0 to 1. */
  through: number;
}

const isTall = ({ top, bottom }: TurnSpan) => bottom > top;

/** What stands at `top` in a column; null where it has no turn. Between two turns it is the beginning of the next. */
export function placeAt(top: number, spans: readonly TurnSpan[]): ReadingPlace | null {
  const tall = spans.filter(isTall);
  const span = tall.find(({ bottom }) => top < bottom);
  if (span) return { turn: span.turn, through: Math.max(0, (top - span.top) / (span.bottom - span.top)) };
  const last = tall.at(-1);
  return last ? { turn: last.turn, through: 1 } : null;
}

/** Where a column has to be scrolled to for that place to stand at its edge; a turn it lacks is where it would be. */
export function topOf({ turn, through }: ReadingPlace, spans: readonly TurnSpan[]): number {
  const tall = spans.filter(isTall);
  const same = tall.find((span) => span.turn === turn);
  if (same) return same.top + through * (same.bottom - same.top);
  return tall.find((span) => span.turn > turn)?.top ?? tall.at(-1)?.bottom ?? 0;
}
