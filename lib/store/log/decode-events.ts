import type { RunEvent } from '#lib/stream/events.ts';
import { type EventLine, type Portion, portionVersion, type TextStream } from './encode-events.ts';

/** The events of a portion, numbered from `first`. Throws where it is not what `encodeEvents` wrote. */
export function decodeEvents(portion: Portion, first: number): RunEvent[] {
  const line: EventLine = JSON.parse(portion.events);
  if (line.v !== portionVersion) throw new Error(`A log of version ${line.v} is unknown.`);
  const streams: TextStream[] = JSON.parse(portion.texts);
  const taken = streams.map(() => 0);
  let [told, piece, offset, time] = [0, 0, 0, 0];

  function take(index: number, length: number): string {
    const from = taken[index] ?? 0;
    const text = streams[index]?.[2].slice(from, from + length) ?? '';
    if (text.length !== length) throw new Error('A log is shorter than it says.');
    taken[index] = from + length;
    return text;
  }

  function delta(index: number) {
    const [column, type] = streams[index] ?? missing();
    time += line.times[told] ?? missing();
    const count = line.counts[told] ?? missing();
    told += 1;
    if (count === 0) {
      const text = take(index, line.lengths[piece++] ?? missing());
      return { column, type, at: time / 10, text };
    }
    const pieces: [number, number][] = [];
    let sum = 0;
    let since = 0;
    for (let each = 0; each < count; each++) {
      since += line.offsets[offset++] ?? missing();
      const length = line.lengths[piece++] ?? missing();
      sum += length;
      pieces.push([since / 10, length]);
    }
    return { column, type, at: time / 10, text: take(index, sum), pieces };
  }

  const events = line.order.map((entry, index) => {
    const event =
      typeof entry === 'number'
        ? delta(entry)
        : Array.isArray(entry)
          ? { ...entry[1], text: take(entry[0], Number(entry[1].text)) }
          : entry;
    return { seq: first + index, ...event } as RunEvent;
  });
  if (taken.some((length, index) => length !== streams[index]?.[2].length)) {
    throw new Error('A log is longer than it says.');
  }
  return events;
}

function missing(): never {
  throw new Error('A log lacks what it speaks of.');
}
