import type { DeltaEvent, RunEvent } from '#lib/stream/events.ts';

/**
 * A portion of a run's log as two lines of JSON. Deltas, which are nearly all of it, are taken apart: what was said stands
 * once, stream by stream, and when it was said stands in columns of small numbers, which compress well. Every other event
 * stands as it is, without its seq: events follow one another without gaps.
 */
export interface Portion {
  events: string;
  texts: string;
}

/** What one column said in one kind of delta, up to where it began anew: what comes then is no more of the same text. */
export type TextStream = [column: string, type: DeltaEvent['type'], text: string, isNew?: true];

/** What comes after it is another text of the column. */
export function partsAnswer(event: RunEvent): event is Extract<RunEvent, { column: string }> {
  return event.type === 'reply-start' || event.type === 'tool-call';
}

export const portionVersion = 1;

export interface EventLine {
  v: typeof portionVersion;
  /**
   * Per event: the place of its stream for a delta that is told in the columns below; that place and the rest of the
   * event for one that is not, the length of its text in the text's place; else the event itself.
   */
  order: (number | [number, Record<string, unknown>] | Record<string, unknown>)[];
  /** Per told delta: tenths of a ms since the told delta before. */
  times: number[];
  /** Per told delta: how many pieces were joined into it; 0: none is said. */
  counts: number[];
  /** Per piece: tenths of a ms since the piece before it, or since the delta's own time. */
  offsets: number[];
  /** Per piece, or per delta without pieces: UTF-16 length. */
  lengths: number[];
}

export function encodeEvents(events: readonly RunEvent[]): Portion {
  const line: EventLine = {
    v: portionVersion,
    order: [],
    times: [],
    counts: [],
    offsets: [],
    lengths: [],
  };
  const streams: TextStream[] = [];
  const places = new Map<string, number>();
  let previous = 0;

  function open(column: string, type: DeltaEvent['type'], isNew: boolean): number {
    places.set(`${type} ${column}`, streams.length);
    return streams.push(isNew ? [column, type, '', true] : [column, type, '']) - 1;
  }

  function say({ column, type, text }: DeltaEvent): number {
    const place = places.get(`${type} ${column}`) ?? open(column, type, false);
    const stream = streams[place];
    if (stream) stream[2] += text;
    return place;
  }

  for (const event of events) {
    if (!isDelta(event)) {
      line.order.push(withoutSeq(event));
      if (partsAnswer(event)) open(event.column, 'text-delta', true);
      continue;
    }
    const place = say(event);
    const time = tenths(event.at);
    const pieces = toldPieces(event);
    if (time === null || pieces === null) {
      line.order.push([place, { ...withoutSeq(event), text: event.text.length }]);
      continue;
    }
    line.order.push(place);
    line.times.push(time - previous);
    previous = time;
    line.counts.push(event.pieces ? pieces.length : 0);
    let before = 0;
    for (const [offset, length] of pieces) {
      if (event.pieces) line.offsets.push(offset - before);
      before = offset;
      line.lengths.push(length);
    }
  }
  return { events: JSON.stringify(line), texts: JSON.stringify(streams) };
}

function withoutSeq({ seq: _, ...rest }: RunEvent): Record<string, unknown> {
  return rest;
}

/** What a log says of itself only in numbers; null for what needs more than that, such as a field of a later version. */
function toldPieces(event: DeltaEvent): [offset: number, length: number][] | null {
  const { pieces, text } = event;
  if (Object.keys(event).length !== (pieces ? 6 : 5)) return null;
  if (!pieces) return 'pieces' in event ? null : [[0, text.length]];
  let sum = 0;
  const told: [number, number][] = [];
  for (const [ms, length] of pieces) {
    const offset = tenths(ms);
    if (offset === null || !Number.isInteger(length) || length < 0) return null;
    sum += length;
    told.push([offset, length]);
  }
  return told.length > 0 && sum === text.length ? told : null;
}

/** The log's own unit; null for a time that is no whole number of them. */
function tenths(ms: number): number | null {
  const count = Math.round(ms * 10);
  return count / 10 === ms && Math.abs(count) < 2 ** 50 ? count : null;
}

function isDelta(event: RunEvent): event is DeltaEvent {
  return (event.type === 'text-delta' || event.type === 'thinking-delta') && typeof event.text === 'string';
}
