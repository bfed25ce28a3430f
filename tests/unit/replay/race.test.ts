import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pointCount, raceData, tokensAt } from '#components/race/race-data.ts';
import { createRaceReader, noLine, tokensOf } from '#components/race/race-line.ts';
import { createTape } from '#lib/run/replay-tape.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import { deltasOf, steps, tell } from '../run/programs.ts';
import { fold, logBench, replyEnd, replyIn, replyStart, told } from '../run/support.ts';

/** When each piece of a column's newest attempt came, as the log has it. */
function piecesOf(events: readonly RunEvent[], column: string): number[] {
  const begun = events.findLastIndex((event) => event.type === 'reply-start' && event.column === column);
  return deltasOf(events.slice(begun))
    .filter((event) => event.column === column)
    .flatMap((event) => (event.pieces ?? [[0, 0] as const]).map(([after]) => event.at + after));
}

describe('a line of the race', () => {
  test('has a point for every chunk, at the time it came', () => {
    fc.assert(
      fc.property(steps, (program) => {
        const { events } = tell(program).log;
        for (const reply of Object.values(fold(events).replies)) {
          const times = createRaceReader()(reply).times.map((at) => at + reply.askedAt);
          const pieces = piecesOf(events, reply.column);
          expect(times.length).toBe(pieces.length);
          for (const [index, at] of pieces.entries()) expect(times[index]).toBeCloseTo(at, 3);
        }
      }),
    );
  });

  test('is the same whether it was watched all along or looked at once', () => {
    fc.assert(
      fc.property(
        steps,
        fc.array(fc.double({ min: 0, max: 2000, noNaN: true }), { maxLength: 8 }),
        (program, visits) => {
          const tape = createTape(tell(program).log.events);
          const watching = createRaceReader();
          for (const ms of visits) {
            const reply = tape.at(ms).replies.a;
            if (!reply) continue;
            const { times, ...rest } = createRaceReader()(reply);
            const watched = watching(reply);
            expect(watched).toMatchObject({ ...rest, tokens: expect.any(Number) });
            expect(watched.times.length).toBe(times.length);
            for (const [index, at] of times.entries()) expect(watched.times[index]).toBeCloseTo(at, 3);
          }
        },
      ),
    );
  });

  test('leaves out what came between two requests: the tools were at work', () => {
    const reply = told(
      [0, replyStart()],
      [100, { type: 'text-delta', text: 'Let me look. ' }],
      [150, { type: 'tool-call', id: 'k', name: 'look', text: '{}', valid: true }],
      [5000, { type: 'tool-result', id: 'k', name: 'look', result: 1 }],
      [5200, { type: 'text-delta', text: 'It is ' }],
      [5250, { type: 'text-delta', text: 'one.' }],
      [5300, replyEnd()],
    );
    expect(createRaceReader()(reply).times).toEqual([100, 5200, 5250]);
  });

  test('comes to the tokens that the provider reported, without reasoning that was not shown', () => {
    const usage = {
      output: { value: 90, source: 'reported' },
      reasoning: { value: 30, source: 'reported' },
    } as const;
    const text = { type: 'text-delta', text: 'Yes.' } as const;
    const shown = { type: 'thinking-delta', text: 'Hm.' } as const;
    const hidden = told([0, replyStart()], [10, text], [20, replyEnd(usage)]);
    const open = told([0, replyStart()], [5, shown], [10, text], [20, replyEnd(usage)]);
    expect(createRaceReader()(hidden)).toMatchObject({ tokens: 60, estimated: false });
    expect(createRaceReader()(open)).toMatchObject({ tokens: 90, estimated: false });
    expect(tokensOf(open)).toBe(90);
  });

  test('is an estimate while nothing was reported', () => {
    const line = createRaceReader()(
      told([0, replyStart()], [10, { type: 'text-delta', text: 'one two three' }]),
    );
    expect(line.estimated).toBe(true);
    expect(line.tokens).toBeGreaterThan(0);
  });

  test('played again, counts from the first chunk on as it will have counted at the end', () => {
    const { log, timers } = logBench(['a']);
    log.append('a', replyStart(), 0);
    for (let index = 0; index < 10; index++) log.delta('a', 'text-delta', 'word ', index * 10);
    timers.run();
    log.append('a', replyEnd({ output: { value: 200, source: 'reported' } }), 100);
    log.end(100);
    const tape = createTape(log.events);
    const line = createRaceReader(replyIn(tape.whole))(replyIn(tape.at(45)));
    expect(line).toMatchObject({ tokens: 100, estimated: false });
  });
});

describe('the chart', () => {
  const line = { ...noLine, times: [100, 200, 300, 400], tokens: 40, sent: 50, ended: 450 };

  test('gives every chunk an equal share, nothing before the request and nothing after the end', () => {
    expect([0, 60, 100, 250, 450, 451].map((ms) => tokensAt(line, ms))).toEqual([null, 0, 10, 20, 40, null]);
  });

  test('has as many points for every line as for the time, and a line ends with all of its tokens', () => {
    const running = { ...line, ended: null };
    const [seconds, ...values] = raceData([line, running, noLine], 2000, 260);
    expect(seconds).toHaveLength(pointCount + 1);
    expect(seconds.at(-1)).toBe(2);
    for (const value of values) expect(value).toHaveLength(pointCount + 1);
    expect(Math.max(...(values[0] ?? []).map((value) => value ?? 0))).toBe(40);
    expect(Math.max(...(values[1] ?? []).map((value) => value ?? 0))).toBe(20);
    expect(values[2]?.every((value) => value === null)).toBe(true);
  });
});
