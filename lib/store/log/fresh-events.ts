import { AppError } from '#lib/errors.ts';
import type { RunEvent } from '#lib/stream/events.ts';

/** Those that a log which stands at `lastSeq` does not hold yet. Throws where they would leave a hole in it. */
export function freshEvents(events: readonly RunEvent[], lastSeq: number): readonly RunEvent[] {
  const fresh = events.filter(({ seq }) => seq > lastSeq);
  const follows = fresh.every(({ seq }, index) => seq === lastSeq + 1 + index);
  if (!follows && lastSeq > 0) throw notYours();
  return fresh;
}

/** For an instance that writes on although its lease was over, and another has the run now. */
export function notYours(): AppError {
  return new AppError(
    'conflict',
    'Another instance has taken this run over.',
    'Reload the page to go on with it.',
  );
}
