import { describe, expect, test } from 'vitest';
import { standingOf } from '#lib/run/standing.ts';
import { createStandings } from '#lib/run/standings.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import { tell } from './programs.ts';

const logOf = (text: string) =>
  tell([{ column: 'a', after: 3, kind: 'text', text, flush: false }], 'at-the-end').log.events;

function counted(most: number) {
  const folds: number[] = [];
  const fold = (events: readonly RunEvent[]) => {
    folds.push(events.length);
    return standingOf(events);
  };
  return { standings: createStandings(most, fold), folds };
}

describe('how runs were left', () => {
  test('a log is folded once, however often its run is opened', () => {
    const { standings, folds } = counted(1e6);
    const events = logOf('tides');
    const first = standings.of('run', events);
    expect(standings.of('run', [...events])).toBe(first);
    expect(first.standing).toEqual(standingOf(events));
    expect(first.size).toBe(JSON.stringify(first.standing).length);
    expect(folds).toHaveLength(1);
  });

  test('a log that has grown is folded anew, and so is another run’s', () => {
    const { standings, folds } = counted(1e6);
    const events = logOf('tides');
    standings.of('run', events);
    standings.of('other', events);
    const again = [...events, ...events.slice(-1)];
    standings.of('run', again);
    expect(standings.of('run', again).standing.events).toBe(again.length);
    expect(folds).toHaveLength(3);
  });

  test('those asked for last are kept, as far as there is room', () => {
    const events = logOf('tides');
    const { size } = createStandings(1e6).of('run', events);
    const { standings, folds } = counted(2 * size);
    for (const id of ['one', 'two', 'one', 'three', 'one', 'two']) standings.of(id, events);
    expect(folds).toHaveLength(4);
  });

  test('one that is larger than all the room is told, and not kept', () => {
    const { standings, folds } = counted(10);
    for (const _ of [1, 2]) expect(standings.of('run', logOf('tides')).standing.events).toBeGreaterThan(0);
    expect(folds).toHaveLength(2);
  });
});
