import { AppError } from '#lib/errors.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import { createAnswers } from './answers.ts';
import { decodeEvents } from './decode-events.ts';
import { encodeEvents, type TextStream } from './encode-events.ts';
import { pack, packSmall, unpack } from './packed.ts';

/** A stretch of a log as it lies in a table: portions, a line each, the text apart so that a search reads it alone. */
export interface Chunk {
  events: Uint8Array;
  texts: Uint8Array;
}

export function chunkOf(events: readonly RunEvent[]): Chunk {
  const portion = encodeEvents(events);
  return { events: pack(portion.events), texts: pack(portion.texts) };
}

export async function smallChunkOf(events: readonly RunEvent[]): Promise<Chunk> {
  return joinChunks([chunkOf(events)]);
}

/** One chunk for all of them, compressed; nothing is decoded for that. */
export async function joinChunks(chunks: readonly Chunk[]): Promise<Chunk> {
  const join = async (packed: Uint8Array[]) => packSmall((await Promise.all(packed.map(unpack))).join('\n'));
  const [events, texts] = await Promise.all([
    join(chunks.map((chunk) => chunk.events)),
    join(chunks.map((chunk) => chunk.texts)),
  ]);
  return { events, texts };
}

/** The events of chunks that follow one another, the first of which is numbered `first`. */
export async function eventsOf(chunks: readonly Chunk[], first: number): Promise<RunEvent[]> {
  try {
    const events: RunEvent[] = [];
    for (const chunk of chunks) {
      const [eventLines, textLines] = await Promise.all([linesOf(chunk.events), linesOf(chunk.texts)]);
      for (const [index, line] of eventLines.entries()) {
        const portion = { events: line, texts: textLines[index] ?? '' };
        for (const event of decodeEvents(portion, first + events.length)) events.push(event);
      }
    }
    return events;
  } catch (error) {
    throw new AppError(
      'internal',
      'This run cannot be read: what was kept of it is damaged.',
      'Delete it, or put a backup of the database in place.',
      { cause: error },
    );
  }
}

/** What the columns answered, without when and without their thinking; each new answer of a column is another text. */
export async function answersIn(chunks: readonly Pick<Chunk, 'texts'>[]): Promise<string[]> {
  const answers = createAnswers();
  for (const { texts } of chunks) {
    for (const line of await linesOf(texts)) {
      const streams: TextStream[] = JSON.parse(line);
      for (const [column, type, text, isNew] of streams) {
        if (type !== 'text-delta') continue;
        if (isNew) answers.part(column);
        answers.add(column, text);
      }
    }
  }
  return answers.texts();
}

async function linesOf(packed: Uint8Array): Promise<string[]> {
  return (await unpack(packed)).split('\n');
}
