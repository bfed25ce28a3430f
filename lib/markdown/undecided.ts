/** No mark that waits, and no line that could be nothing but marks, is longer. */
const reach = 400;

/** Signs that open, close or mean nothing, as the next character tells; and what may become a line break. */
const marks = /[*_~`$\\[]{1,8}$|\\\($|<(?:b(?:r ?\/?)?)?$/;
/** A line that may become an item, a task, an underline, a rule, a row or the line below a table's header. */
const beginnings = /^[ \t]*((?:[-=+*]+ *|\d{1,3}(?:[.)] *)?)(?:\[(?:[ xX](?:\] *)?)?)?|\|[ \t|:-]*)$/;
const endOfFence = /^ {0,3}([`~]+)$/;

function undecidedLength(text: string, inFence: boolean): number {
  const end = text.slice(-reach);
  const newline = end.lastIndexOf('\n');
  const hasLine = newline >= 0 || end.length === text.length;
  const line = end.slice(newline + 1);
  if (inFence) return hasLine ? (endOfFence.exec(line)?.[1]?.length ?? 0) : 0;
  const waiting = marks.exec(line)?.[0].length ?? 0;
  const beginning = hasLine ? beginnings.exec(line.slice(0, line.length - waiting))?.[1] : undefined;
  return waiting + (beginning?.length ?? 0);
}

/**
 * `text` less the marks at its end whose meaning the next character decides: shown, they would vanish again. Only for a
 * text that grows; of one that is whole they are what they are.
 */
export function decided(text: string, inFence: boolean): string {
  const length = undecidedLength(text, inFence);
  return length === 0 ? text : text.slice(0, -length);
}
