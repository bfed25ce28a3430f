import { describe, expect, test } from 'vitest';
import { resetTime } from '#components/quota/reset-time.ts';

const midnight = Date.UTC(2026, 10, 23);
const hour = 3_600_000;

describe('when a limit is over', () => {
  test.each([
    ['UTC', 'on Monday at 00:00 UTC'],
    ['Europe/Berlin', 'on Monday at 01:00 CET'],
    ['Europe/London', 'on Monday at 00:00 GMT'],
    ['America/New_York', 'at 19:00 EST'],
    ['America/Los_Angeles', 'at 16:00 PST'],
    ['Australia/Sydney', 'at 11:00 AEDT'],
    ['Asia/Kolkata', 'at 05:30 GMT+5:30'],
  ])('is told by the clock of a reader in %s', (zone, words) => {
    expect(resetTime(midnight, midnight - 4 * hour, zone)).toBe(words);
  });

  test('is told with its day as long as that is not today', () => {
    expect(resetTime(midnight, midnight - 1, 'UTC')).toBe('on Monday at 00:00 UTC');
    expect(resetTime(midnight, midnight, 'UTC')).toBe('at 00:00 UTC');
  });

  test('is summer’s time in summer', () => {
    const july = Date.UTC(2026, 6, 2);
    expect(resetTime(july, july, 'Europe/Berlin')).toBe('at 02:00 CEST');
    expect(resetTime(july, july + hour, 'America/New_York')).toBe('at 20:00 EDT');
  });

  test('is never named too early, and a margin after the minute changes nothing', () => {
    expect(resetTime(midnight + 250, midnight, 'UTC')).toBe('at 00:00 UTC');
    expect(resetTime(midnight + 37_000, midnight, 'UTC')).toBe('at 00:01 UTC');
  });
});
