import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayName, dayStarts } from '#lib/history/days.ts';
import { historyRows } from '#lib/history/rows.ts';
import { summaryOf } from '../../support/fake-runs.ts';

const zone = process.env.TZ;

/** The reader's zone: one hour ahead, two in summer. */
beforeAll(() => {
  process.env.TZ = 'Europe/Berlin';
});
afterAll(() => {
  process.env.TZ = zone;
});

const at = (text: string) => new Date(text).getTime();
const now = at('2026-11-22T20:00:00+01:00');

describe('a day is called', () => {
  test.each([
    ['2026-11-22T00:00:00+01:00', 'Today'],
    ['2026-11-21T23:59:59+01:00', 'Yesterday'],
    ['2026-11-20T12:00:00+01:00', 'Friday'],
    ['2026-11-16T00:00:00+01:00', 'Monday'],
    ['2026-11-15T23:59:00+01:00', '15 November'],
    ['2025-11-22T12:00:00+01:00', '22 November 2025'],
    ['2026-11-23T00:10:00+01:00', '23 November'],
  ])('%s: %s', (time, name) => {
    expect(dayName(at(time), now)).toBe(name);
  });

  test('by the reader’s own calendar, where UTC is at another day', () => {
    expect(dayName(at('2026-11-21T23:30:00Z'), now)).toBe('Today');
    expect(dayName(at('2026-11-20T23:30:00Z'), now)).toBe('Yesterday');
  });

  test('right on a day of twenty-five hours', () => {
    const evening = at('2026-10-25T23:30:00+01:00');
    expect(dayName(at('2026-10-25T00:30:00+02:00'), evening)).toBe('Today');
    expect(dayName(at('2026-10-24T23:30:00+02:00'), evening)).toBe('Yesterday');
  });
});

test('days begin where the one before ends', () => {
  const times = ['22T12', '22T01', '21T23', '19T08', '19T07'].map((time) =>
    at(`2026-11-${time}:00:00+01:00`),
  );
  expect(dayStarts(times)).toEqual([0, 2, 3]);
  expect(dayStarts([])).toEqual([]);
});

describe('the rows of the history', () => {
  const run = (id: string, time: string, pinned = false) => summaryOf(id, { started: at(time), pinned });
  const told = (rows: ReturnType<typeof historyRows>) =>
    rows.map((row) => (row.kind === 'heading' ? `# ${row.label}` : row.run.id));

  test('begin with what is pinned, which stands under no day then', () => {
    const runs = [
      run('a', '2026-11-22T12:00:00+01:00'),
      run('b', '2026-11-22T11:00:00+01:00', true),
      run('c', '2026-11-21T11:00:00+01:00'),
      run('d', '2026-03-01T11:00:00+01:00', true),
    ];
    expect(told(historyRows(runs, now))).toEqual(['# Pinned', 'b', 'd', '# Today', 'a', '# Yesterday', 'c']);
  });

  test('have no heading over nothing', () => {
    expect(historyRows([], now)).toEqual([]);
    expect(told(historyRows([run('a', '2026-11-22T12:00:00+01:00')], now))).toEqual(['# Today', 'a']);
  });

  test('have keys of their own, also where a year is crossed', () => {
    const runs = Array.from({ length: 800 }, (_, index) => run(`r${index}`, '2026-11-22T12:00:00+01:00')).map(
      (each, index) => ({ ...each, started: each.started - index * 86_400_000 }),
    );
    const keys = historyRows(runs, now).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
