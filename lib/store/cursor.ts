/** Where a page of the history ended: the moment a run started, and what tells runs of that moment apart. */
export interface Place {
  started: number;
  number: number;
}

export function cursorAt({ started, number }: Place): string {
  return Buffer.from(`${started}:${number}`).toString('base64url');
}

/** Null for what never was a cursor: the history is then shown from its beginning. */
export function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const [started, number, ...more] = Buffer.from(cursor, 'base64url').toString().split(':').map(Number);
  const isPlace = Number.isFinite(started) && Number.isSafeInteger(number) && more.length === 0;
  return isPlace && started !== undefined && number !== undefined ? { started, number } : null;
}
