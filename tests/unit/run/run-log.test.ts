import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createRunLog } from '#lib/run/run-log.ts';
import { deltasOf, type Joining, steps, tell } from './programs.ts';
import { expectProtocol, logBench, noon, replyEnd, replyStart, rest, setupOf } from './support.ts';

const joinings: Joining[] = ['by-timer', 'never', 'at-the-end'];

describe('whatever columns say, in whatever order', () => {
  test('every event is one of the protocol and is numbered from 1 without gaps', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(...joinings), (program, joining) => {
        expectProtocol(tell(program, joining).log.events);
      }),
    );
  });

  test('each column’s text is what was fed to it, since its last start', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(...joinings), (program, joining) => {
        const { log, truth } = tell(program, joining);
        for (const [column, { answer, thinking }] of truth) {
          const own = log.events.filter((event) => 'column' in event && event.column === column);
          const present = own.slice(own.findLastIndex((event) => event.type === 'reply-start'));
          const textOf = (type: string) =>
            deltasOf(present)
              .filter((event) => event.type === type)
              .map((event) => event.text)
              .join('');
          expect(textOf('text-delta')).toBe(answer);
          expect(textOf('thinking-delta')).toBe(thinking);
        }
      }),
    );
  });

  test('pieces add up to the text, begin at its own time and never go back', () => {
    fc.assert(
      fc.property(steps, (program) => {
        for (const { text, pieces } of deltasOf(tell(program).log.events)) {
          expect(text).not.toBe('');
          if (!pieces) continue;
          expect(pieces.length).toBeGreaterThan(1);
          expect(pieces[0]?.[0]).toBe(0);
          expect(pieces.reduce((sum, [, length]) => sum + length, 0)).toBe(text.length);
          const times = pieces.map(([after]) => after);
          expect(times).toEqual([...times].sort((one, other) => one - other));
        }
      }),
    );
  });

  test('every piece keeps its time to a twentieth of a millisecond, and its length', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(...joinings), (program, joining) => {
        const { log, truth } = tell(program, joining);
        for (const [column, { tokens }] of truth) {
          const all = deltasOf(log.events)
            .filter((event) => event.column === column)
            .flatMap(({ at, text, pieces = [[0, text.length]] }) =>
              pieces.map(([after, length]) => ({ at: at + after, length })),
            );
          const pieces = all.slice(all.length - tokens.length);
          expect(pieces.map((piece) => piece.length)).toEqual(tokens.map((token) => token.length));
          for (const [index, token] of tokens.entries()) {
            expect(Math.abs((pieces[index]?.at ?? Number.NaN) - token.at)).toBeLessThan(0.0501);
          }
        }
      }),
    );
  });

  test('a column’s own events stay in the order in which it said them', () => {
    fc.assert(
      fc.property(steps, (program) => {
        const { events } = tell(program).log;
        for (const column of ['a', 'b', 'c']) {
          const times = events.filter((event) => 'column' in event && event.column === column);
          for (const [index, event] of times.entries()) {
            const before = times[index - 1];
            if (before) expect(event.at).toBeGreaterThanOrEqual(before.at);
          }
        }
      }),
    );
  });

  test('the first text of each attempt is in the log at once, alone', () => {
    fc.assert(
      fc.property(steps, (program) => {
        const { events } = tell(program, 'at-the-end').log;
        const silent = new Set<string>();
        for (const event of events) {
          if (event.type === 'reply-start') silent.add(event.column);
          if (event.type !== 'text-delta' && event.type !== 'thinking-delta') continue;
          if (silent.delete(event.column)) expect(event.pieces).toBeUndefined();
        }
      }),
    );
  });
});

describe('joining', () => {
  test('a first piece stands in the log before any timer fires; later ones wait for company', () => {
    const { log, timers } = logBench();
    log.append('a', replyStart(), 1);
    log.delta('a', 'text-delta', 'One', 10);
    expect(log.events.at(-1)).toEqual({ seq: 3, column: 'a', type: 'text-delta', at: 10, text: 'One' });
    expect(timers.waiting()).toBe(0);
    log.delta('a', 'text-delta', ' two', 11);
    log.delta('a', 'text-delta', ' three', 12.34);
    expect(log.events).toHaveLength(3);
    timers.run();
    expect(log.events.at(-1)).toEqual({
      seq: 4,
      column: 'a',
      type: 'text-delta',
      at: 11,
      text: ' two three',
      pieces: [
        [0, 4],
        [1.3, 6],
      ],
    });
  });

  test('one timer serves all columns, and a later wait asks for another', () => {
    const { log, timers } = logBench();
    for (const column of ['a', 'b']) log.append(column, replyStart(), 0);
    for (const column of ['a', 'b', 'a', 'b', 'a']) log.delta(column, 'text-delta', column, 1);
    expect(timers.waiting()).toBe(1);
    timers.run();
    expect(timers.waiting()).toBe(0);
    log.delta('b', 'text-delta', 'later', 9);
    expect(timers.waiting()).toBe(1);
  });

  test('waits 3 ms when no other timer is given', () => {
    vi.useFakeTimers();
    try {
      const log = createRunLog();
      log.delta('a', 'text-delta', 'x', 0);
      log.delta('a', 'text-delta', 'y', 1);
      vi.advanceTimersByTime(2);
      expect(log.events).toHaveLength(1);
      vi.advanceTimersByTime(1);
      expect(log.events).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  test('thinking is not joined with the answer', () => {
    const { log, timers } = logBench();
    log.delta('a', 'thinking-delta', 'Hm', 1);
    log.delta('a', 'thinking-delta', 'm.', 2);
    log.delta('a', 'text-delta', 'Yes', 3);
    log.delta('a', 'text-delta', '.', 4);
    timers.run();
    const said = deltasOf(log.events).map(({ type, text }) => [type, text]);
    expect(said).toEqual([
      ['thinking-delta', 'Hm'],
      ['thinking-delta', 'm.'],
      ['text-delta', 'Yes.'],
    ]);
  });

  test('text that waits is numbered before whatever else its column says, and only its own', () => {
    const { log } = logBench();
    for (const column of ['a', 'b']) {
      log.delta(column, 'text-delta', `${column}1`, 1);
      log.delta(column, 'text-delta', `${column}2`, 2);
    }
    log.append('a', replyEnd(), 3);
    expect(log.events.slice(3).map((event) => event.type)).toEqual(['text-delta', 'reply-end']);
    log.end(4);
    expect(log.events.slice(5).map((event) => event.type)).toEqual(['text-delta', 'run-end']);
  });

  test('no text makes no event', () => {
    const { log, timers } = logBench();
    log.delta('a', 'text-delta', '', 1);
    log.delta('a', 'text-delta', 'x', 2);
    log.delta('a', 'text-delta', '', 3);
    timers.run();
    expect(deltasOf(log.events)).toEqual([{ seq: 2, column: 'a', type: 'text-delta', at: 2, text: 'x' }]);
  });

  test('lengths are UTF-16 units, half an emoji included', () => {
    const { log, timers } = logBench();
    log.delta('a', 'text-delta', 'x', 0);
    for (const text of ['\ud83d', '\ude00', '日本']) log.delta('a', 'text-delta', text, 1);
    timers.run();
    expect(log.events.at(-1)).toMatchObject({
      text: '😀日本',
      pieces: [
        [0, 1],
        [0, 1],
        [0, 2],
      ],
    });
  });

  test('two pieces of one moment are not a moment apart, wherever its rounding falls', () => {
    for (const at of [0.15, 0.55, 1.35, 8.05, 1000.45]) {
      const { log, timers } = logBench();
      for (const text of ['x', 'y', 'z']) log.delta('a', 'text-delta', text, at);
      timers.run();
      expect(deltasOf(log.events)[1]?.pieces).toEqual([
        [0, 1],
        [0, 1],
      ]);
    }
  });

  test('a new attempt’s first text goes out at once again', () => {
    const { log, timers } = logBench();
    log.append('a', replyStart(1), 0);
    log.delta('a', 'text-delta', 'x', 1);
    log.append('a', replyStart(2), 2);
    log.delta('a', 'text-delta', 'y', 3);
    expect(log.events.at(-1)).toMatchObject({ type: 'text-delta', text: 'y' });
    expect(timers.waiting()).toBe(0);
  });
});

describe('a log', () => {
  test('begins with run-start at 0 and has ended only while run-end is its last event', () => {
    const { log } = logBench();
    expect(log.events).toEqual([
      { seq: 1, at: 0, type: 'run-start', run: 'r1', setup: setupOf(), started: noon },
    ]);
    expect(log.ended()).toBe(false);
    log.end(7.77);
    expect(log.events.at(-1)).toEqual({ seq: 2, type: 'run-end', at: 7.8 });
    expect(log.ended()).toBe(true);
    log.append('a', replyStart(2), 9);
    expect(log.ended()).toBe(false);
  });

  test('goes on from what was kept, and leaves that list alone', () => {
    const first = logBench();
    first.log.end(5);
    const kept = Object.freeze([...first.log.events]);
    const { log } = logBench([], kept);
    expect(log.ended()).toBe(true);
    log.append('a', replyStart(2), 60_000.04);
    expect(log.events.at(-1)).toMatchObject({ seq: 3, at: 60_000, attempt: 2 });
    expect(kept).toHaveLength(2);
    expectProtocol(log.events);
  });

  test('tells listeners once for all that came together, with all of it there', () => {
    const { log, ticks } = logBench();
    const seen: number[] = [];
    log.subscribe(() => void seen.push(log.events.length));
    for (let at = 0; at < 5; at++) log.append('a', replyEnd(), at);
    expect(seen).toEqual([]);
    ticks.run();
    expect(seen).toEqual([6]);
    log.end(9);
    ticks.run();
    expect(seen).toEqual([6, 7]);
  });

  test('does not tell those who left, even when one leaves while being told', () => {
    const { log, ticks } = logBench();
    const told: string[] = [];
    const leave = log.subscribe(() => {
      told.push('first');
      leave();
    });
    log.subscribe(() => void told.push('second'));
    log.end(1);
    ticks.run();
    log.append('a', replyStart(2), 2);
    ticks.run();
    expect(told).toEqual(['first', 'second', 'second']);
  });

  test('what a listener adds is told in the next round', () => {
    const { log, ticks } = logBench();
    const seen: number[] = [];
    log.subscribe(() => {
      seen.push(log.events.length);
      if (!log.ended()) log.end(2);
    });
    log.append('a', replyEnd(), 1);
    ticks.run();
    expect(ticks.waiting()).toBe(1);
    ticks.run();
    expect(seen).toEqual([2, 3]);
  });

  test('tells in a microtask when nothing else is given', async () => {
    const log = createRunLog();
    let told = 0;
    log.subscribe(() => void told++);
    log.end(1);
    expect(told).toBe(0);
    await rest(1);
    expect(told).toBe(1);
  });
});
