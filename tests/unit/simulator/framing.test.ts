import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cut, createFraming } from '#lib/simulator/framing.ts';
import { randomFrom } from '#lib/simulator/random.ts';
import { textOfWrites } from './support.ts';

const texts = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), { maxLength: 12 });
const cuts = fc.constantFrom<Cut>('event', 'bytes', 'characters', 'awkward');

function framed(parts: readonly string[], cut: Cut, seed: number): Uint8Array[] {
  const framing = createFraming(cut, '\n', randomFrom(seed));
  return [...parts.flatMap((part) => framing.write(part)), ...framing.flush()];
}

test('writes joined back are the same text, however they were cut', () => {
  fc.assert(
    fc.property(texts, cuts, fc.nat(), (parts, cut, seed) => {
      const whole = parts.map((part) => part.toWellFormed());
      return textOfWrites(framed(whole, cut, seed)) === whole.join('');
    }),
  );
});

test('no write is ever empty', () => {
  fc.assert(
    fc.property(texts, cuts, fc.nat(), (parts, cut, seed) =>
      framed(parts, cut, seed).every((write) => write.length > 0),
    ),
  );
});

test('byte by byte, each byte is a write of its own', () => {
  expect(framed(['añ🙂'], 'bytes', 1).map((write) => write.length)).toEqual([1, 1, 1, 1, 1, 1, 1]);
});

test('inside characters, every character of several bytes is cut after its first', () => {
  expect(framed(['a日b🙂'], 'characters', 1).map((write) => [...write])).toEqual([
    [0x61, 0xe6],
    [0x97, 0xa5, 0x62, 0xf0],
    [0x9f, 0x99, 0x82],
  ]);
});

test('awkward cuts both split characters and glue events together', () => {
  const parts = Array.from({ length: 200 }, () => 'data: 日本語🙂\n\n');
  const writes = framed(parts, 'awkward', 7);
  const strict = new TextDecoder('utf-8', { fatal: true });
  const readable = writes.filter((write) => {
    try {
      strict.decode(write);
      return true;
    } catch {
      return false;
    }
  });
  expect(readable.length).toBeLessThan(writes.length);
  const glued = writes.filter((write) => /\n\n?data|^\n/.test(textOfWrites([write])));
  expect(glued.length).toBeGreaterThan(0);
});

test('line ends become carriage return and line feed throughout', () => {
  const framing = createFraming('event', '\r\n', randomFrom(1));
  expect(textOfWrites(framing.write('data: x\n\n'))).toBe('data: x\r\n\r\n');
});
