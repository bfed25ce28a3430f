/**
 * How the bytes of a stream are cut into writes: an event each, every byte alone, inside every character that takes
 * more than one byte, or anywhere, with ends held back to be glued to the next event.
 */
export type Cut = 'event' | 'bytes' | 'characters' | 'awkward';

export interface Framing {
  /** The writes that carry this text; may be none when everything is held back. */
  write(text: string): Uint8Array[];
  /** What was held back, at the end of the stream. */
  flush(): Uint8Array[];
}

export function createFraming(cut: Cut, lineEnd: '\n' | '\r\n', random: () => number): Framing {
  const encoder = new TextEncoder();
  let held: Uint8Array = new Uint8Array(0);

  function write(text: string): Uint8Array[] {
    const bytes = joined(held, encoder.encode(lineEnd === '\n' ? text : text.replaceAll('\n', lineEnd)));
    const keep = cut === 'awkward' && random() < 0.25 ? Math.floor(random() * Math.min(6, bytes.length)) : 0;
    held = bytes.slice(bytes.length - keep);
    return split(bytes.subarray(0, bytes.length - keep), placesToCut(cut, bytes, random));
  }

  function flush(): Uint8Array[] {
    const rest = held;
    held = new Uint8Array(0);
    return rest.length === 0 ? [] : [rest];
  }

  return { write, flush };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) {
    return second;
  }
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

const leadsSeveralBytes = (byte: number) => byte >= 0xc0;

function placesToCut(cut: Cut, bytes: Uint8Array, random: () => number): number[] {
  const every = (wanted: (byte: number) => boolean) =>
    Array.from(bytes).flatMap((byte, index) => (wanted(byte) ? [index + 1] : []));
  switch (cut) {
    case 'event':
      return [];
    case 'bytes':
      return every(() => true);
    case 'characters':
      return every(leadsSeveralBytes);
    case 'awkward':
      return [
        ...every((byte) => leadsSeveralBytes(byte) && random() < 0.5),
        Math.floor(random() * bytes.length),
      ];
  }
}

function split(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const edges = [0, ...[...places].sort((a, b) => a - b), bytes.length];
  return edges
    .slice(1)
    .map((end, index) => bytes.subarray(Math.min(edges[index] ?? 0, bytes.length), end))
    .filter((part) => part.length > 0);
}
