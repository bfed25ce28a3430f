import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answersIn, chunkOf, eventsOf, joinChunks } from '#lib/store/log/chunks.ts';
import { decodeEvents } from '#lib/store/log/decode-events.ts';
import { encodeEvents } from '#lib/store/log/encode-events.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import { replyEnd, replyError, replyStart } from '../run/support.ts';
import { end, start, text } from './support.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', '\ud83d', '\ude00', '\0', '\n', 'word '),
);
const column = fc.constantFrom('a', 'b', 'c c', '__proto__');
const tenths = fc.nat(10_000_000).map((count) => count / 10);
const anyTime = fc.oneof(
  { weight: 5, arbitrary: tenths },
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Pieces as the log makes them, and as nobody does. */
const pieced = fc.array(fc.tuple(anyTime, anyText), { maxLength: 4 }).chain((pieces) =>
  fc.record({
    text: fc.constant(pieces.map(([, said]) => said).join('')),
    pieces: fc.constant(pieces.map(([ms, said]): [number, number] => [ms, said.length])),
  }),
);
const oddPieces = fc.record({ text: anyText, pieces: fc.array(fc.tuple(anyTime, fc.integer())) });
const said = fc.oneof({ weight: 3, arbitrary: fc.record({ text: anyText }) }, pieced, oddPieces);
const future = fc.constantFrom({}, {}, {}, {}, { later: { deep: [1, null] } }, { text2: 3 });

const delta = fc
  .tuple(fc.constantFrom('text-delta', 'thinking-delta'), column, anyTime, said, future)
  .map(([type, of, at, more, added]) => ({ type, column: of, at, ...more, ...added }));
const other = fc
  .tuple(
    column,
    anyTime,
    fc.oneof(
      fc.constantFrom(replyStart(2), replyEnd(), replyError),
      fc.record({
        type: fc.constant('tool-call'),
        text: anyText,
        parsed: fc.jsonValue(),
        valid: fc.boolean(),
      }),
      fc.record({ type: fc.constant('of-a-later-version'), text: fc.nat(), order: fc.jsonValue() }),
    ),
    future,
  )
  .map(([of, at, event, added]) => ({ column: of, at, ...event, ...added }));

/** As they come over the wire: what JSON does not know is not in them. */
const logs = fc
  .array(fc.oneof({ weight: 4, arbitrary: delta }, other), { maxLength: 30 })
  .map((events): RunEvent[] =>
    JSON.parse(JSON.stringify(events.map((event, index) => ({ seq: index + 1, ...event })))),
  );

describe('events', () => {
  test('come back exactly as they were, whatever they hold', () => {
    fc.assert(
      fc.property(logs, fc.nat(1000), (events, before) => {
        const numbered = events.map((event) => ({ ...event, seq: event.seq + before }));
        expect(decodeEvents(encodeEvents(numbered), before + 1)).toEqual(numbered);
      }),
      { numRuns: 400 },
    );
  });

  test('come back from chunks of any portions, before and after they are joined, again and again', async () => {
    await fc.assert(
      fc.asyncProperty(logs, fc.array(fc.nat(8), { maxLength: 5 }), async (events, sizes) => {
        const chunks = [];
        let from = 0;
        for (const size of sizes) {
          if (size > 0) chunks.push(chunkOf(events.slice(from, from + size)));
          from += size;
        }
        chunks.push(chunkOf(events.slice(from)));
        expect(await eventsOf(chunks, 1)).toEqual(events);
        const joined = await joinChunks(chunks);
        expect(await eventsOf([joined], 1)).toEqual(events);
        const more = chunkOf([{ ...end(events.length + 1) }]);
        const again = await joinChunks([joined, more]);
        expect(await eventsOf([again], 1)).toEqual([...events, end(events.length + 1)]);
        expect(await answersIn([again])).toEqual(await answersIn([...chunks, more]));
      }),
      { numRuns: 100 },
    );
  });

  test('have their text once, and their times as small numbers', () => {
    const words = Array.from({ length: 100 }, (_, index) => `word${index} `);
    const events = words.map((word, index) => text(index + 1, word));
    const { events: order, texts } = encodeEvents(events);
    expect(texts).toContain(words.join(''));
    expect(order).not.toContain('word');
    expect(order.length).toBeLessThan(100 * 12);
  });
});

describe('damage', () => {
  const log = [start('r'), text(2, 'one '), text(3, 'two '), end(4)];
  const complaint = { message: expect.stringMatching(/cannot be read.*damaged/), action: expect.any(String) };

  /** A few bits of a compressed frame mean nothing: what is read is right, or nothing is. */
  async function expectRightOrNothing(events: Uint8Array, texts: Uint8Array): Promise<void> {
    const read = await eventsOf([{ events, texts }], 1).catch((error: unknown) => error);
    expect(read).toEqual(Array.isArray(read) ? log : expect.objectContaining(complaint));
  }

  test('at any byte of a chunk at rest is noticed', async () => {
    const chunk = await joinChunks([chunkOf(log)]);
    for (const part of ['events', 'texts'] as const) {
      for (let at = 0; at < chunk[part].length; at++) {
        const bytes = Buffer.from(chunk[part]);
        bytes[at] = (bytes[at] ?? 0) ^ 0x55;
        const damaged = { ...chunk, [part]: bytes };
        await expectRightOrNothing(damaged.events, damaged.texts);
        const cut = { ...chunk, [part]: chunk[part].subarray(0, at) };
        await expect(eventsOf([cut], 1)).rejects.toMatchObject(complaint);
      }
    }
  });

  test('of text that is too short or too long, or of a version to come, is noticed', () => {
    const { events, texts } = encodeEvents(log);
    expect(() => decodeEvents({ events, texts: texts.replace('one ', 'on') }, 1)).toThrow('shorter');
    expect(() => decodeEvents({ events, texts: texts.replace('one ', 'oneone ') }, 1)).toThrow('longer');
    expect(() => decodeEvents({ events: events.replace('"v":1', '"v":2'), texts }, 1)).toThrow('version 2');
  });
});
