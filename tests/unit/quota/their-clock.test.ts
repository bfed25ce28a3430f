import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTheirClock } from '#lib/quota/their-clock.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const dateAt = (at: number) => new Date(at).toUTCString();

describe('their clock', () => {
  test('is taken for ours until an answer says otherwise', () => {
    expect(createTheirClock().theirs(noon)).toBe(noon);
  });

  test('is not moved by the fraction that a Date header drops', () => {
    const clock = createTheirClock();
    clock.hear(dateAt(noon + 999), noon + 990, noon + 1005);
    expect(clock.theirs(noon)).toBe(noon);
  });

  test('that runs behind is found, and never thought further on than it is', () => {
    const clock = createTheirClock();
    clock.hear(dateAt(noon - 5000), noon, noon + 20);
    expect(clock.theirs(noon)).toBeLessThanOrEqual(noon - 5000);
    expect(clock.theirs(noon)).toBeGreaterThan(noon - 6100);
  });

  test('that stands before a reset we think is over is behind ours', () => {
    const clock = createTheirClock();
    clock.hearBefore(noon, noon + 400);
    expect(clock.theirs(noon + 400)).toBeLessThan(noon);
    expect(clock.theirs(noon + 400)).toBeGreaterThan(noon - 1100);
  });

  test('that was set anew counts as the newest answer has it', () => {
    const clock = createTheirClock();
    clock.hear(dateAt(noon + 60_000), noon, noon + 10);
    clock.hear(dateAt(noon - 60_000), noon, noon + 10);
    expect(clock.theirs(noon)).toBeLessThan(noon - 59_000);
  });

  test.each([null, '', 'soon'])('learns nothing from %j', (date) => {
    const clock = createTheirClock();
    clock.hear(date, noon, noon);
    expect(clock.theirs(noon)).toBe(noon);
  });

  test('is never thought ahead of what it can be, and is found to the width of the fastest answer and a second', () => {
    const answers = fc.array(fc.record({ at: fc.nat(3_600_000), there: fc.nat(2000), back: fc.nat(2000) }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(fc.integer({ min: -90_000, max: 90_000 }), answers, (ahead, all) => {
        const clock = createTheirClock();
        for (const { at, there, back } of all) {
          const sent = noon + at;
          clock.hear(dateAt(sent + there + ahead), sent, sent + there + back);
        }
        const width = Math.min(...all.map(({ there, back }) => there + back)) + 1000;
        const found = clock.theirs(noon) - noon;
        // No difference is believed for as long as none is possible.
        if (found !== 0) expect(found).toBeLessThanOrEqual(ahead);
        expect(Math.abs(found - ahead)).toBeLessThanOrEqual(width);
        expect(clock.ours(clock.theirs(noon))).toBe(noon);
      }),
    );
  });
});
