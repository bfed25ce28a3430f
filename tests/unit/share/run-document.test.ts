import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '#lib/errors.ts';
import { parseRunDocument } from '#lib/share/run-document.ts';
import { runDocument } from '#lib/share/write-run-document.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import { noon, replyStart } from '../run/support.ts';
import { logOf } from './programs.ts';

const whole = () => runDocument(logOf(), 'Sky', noon);

function refusal(value: unknown): AppError {
  try {
    parseRunDocument(value);
  } catch (error) {
    if (AppError.is(error)) return error;
    throw error;
  }
  throw new Error('It was taken.');
}

type Loose = Record<string, unknown>;
const withEvent = (index: number, change: Loose) => ({
  ...whole(),
  events: whole().events.map((event, at) => (at === index ? { ...event, ...change } : event)),
});

describe('a run as a file', () => {
  test('comes back as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const document = runDocument(logOf(text), null, noon);
        expect(parseRunDocument(JSON.parse(JSON.stringify(document)))).toEqual(document);
      }),
    );
  });

  test('comes back with a column that was asked again a year later, and one cut off a moment too early', () => {
    const events = whole().events.slice(0, -1);
    const again = 365 * 86_400_000;
    const later = [
      replyStart(2),
      { type: 'text-delta', text: 'Blue.' } as const,
      { type: 'reply-stopped', by: 'interrupted' } as const,
    ].map((event, index) => ({ ...event, seq: 6 + index, column: 'a', at: again + (index === 1 ? 3 : 0) }));
    const log = [...events, ...later, { seq: 9, at: again, type: 'run-end' as const }];
    expect(parseRunDocument(runDocument(log as RunEvent[], null, noon)).events).toEqual(log);
  });

  test('a foreign file is told from a damaged one', () => {
    for (const foreign of [null, 7, [], {}, { format: 'other' }, { runs: [] }]) {
      expect(refusal(foreign).message).toBe('The file is not a run exported from Abreast.');
    }
  });

  test('one of a newer version asks for an update, whatever else it holds', () => {
    expect(refusal({ format: 'abreast-run', version: 2, log: [] }).message).toMatch(/newer version/);
  });

  test.each<[string, unknown, RegExp]>([
    ['a missing event', { ...whole(), events: whole().events.toSpliced(2, 1) }, /event 3 is missing/],
    ['no end', { ...whole(), events: whole().events.slice(0, -1) }, /run’s end/],
    ['no beginning', { ...whole(), events: whole().events.slice(1) }, /begin/],
    ['a column that is not there', withEvent(2, { column: 'z' }), /event 3 belongs to no column/],
    ['a time before the start', withEvent(2, { at: -1 }), /before the run’s start/],
    ['a time nobody could wait for', withEvent(2, { at: 1e300 }), /event 3 lies more than ten years after/],
    [
      'a piece nobody could wait for',
      withEvent(3, {
        pieces: [
          [0, 2],
          [1e300, 3],
        ],
      }),
      /event 4 lies more than ten years after/,
    ],
    ['a start before the year 2000', withEvent(0, { started: -1e15 }), /event 1 lies before the year 2000/],
    ['a token before its request', withEvent(3, { at: 5 }), /event 4 lies before the one it follows/],
    ['a time far before the last', withEvent(2, { at: 60_000 }), /event 4 lies before the one it follows/],
    ['a time that is text', withEvent(2, { at: 'soon' }), /events\.2\.at must be a number/],
    ['a second beginning', withEvent(3, { ...whole().events[0], seq: 4 }), /begins another run/],
    ['pieces of another length', withEvent(3, { pieces: [[0, 2]] }), /pieces/],
    [
      'pieces out of order',
      withEvent(3, {
        pieces: [
          [5, 2],
          [1, 3],
        ],
      }),
      /pieces/,
    ],
    [
      'a reply without an end',
      {
        ...whole(),
        events: whole()
          .events.toSpliced(4, 1)
          .map((event, index) => ({ ...event, seq: index + 1 })),
      },
      /has no end/,
    ],
    ['an unknown field', { ...whole(), owner: 'me' }, /"owner"/],
    ['no list of events', { ...whole(), events: 'none' }, /events must be a list/],
  ])('with %s it is refused by name, with a way on', (_, value, said) => {
    const error = refusal(value);
    expect(error.message).toMatch(/^The file is damaged: /);
    expect(error.message).toMatch(said);
    expect(error.action).toBe('Export the run again and import that file.');
  });

  test('more events than a run can have are too large', () => {
    expect(refusal({ ...whole(), events: new Array(500_001).fill(0) }).kind).toBe('too-large');
  });
});
