import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metrics } from '#lib/metrics/metrics.ts';
import { momentsOf, timesOf } from '#lib/run/replay-moments.ts';
import { createTape } from '#lib/run/replay-tape.ts';
import { emptyReply } from '#lib/run/reply.ts';
import { standingOf } from '#lib/run/standing.ts';
import { steps, tell } from './programs.ts';
import { fold } from './support.ts';

describe('how a run is left by its log', () => {
  test('every figure and every text is what the whole log gives', () => {
    fc.assert(
      fc.property(steps, (program) => {
        const { events } = tell(program, 'at-the-end').log;
        const { replies } = standingOf(events).whole;
        for (const whole of Object.values(fold(events).replies)) {
          const { gaps: _, earlier: __, ...shown } = whole;
          const reply = replies[whole.column] ?? emptyReply('');
          expect(reply).toMatchObject(shown);
          for (const metric of metrics) expect(metric.of(reply)).toEqual(metric.of(whole));
        }
      }),
    );
  });

  test('it lasts as long, and waits as long, as it is played', () => {
    fc.assert(
      fc.property(steps, (program) => {
        const { events } = tell(program, 'by-timer').log;
        const tape = createTape(events);
        const { duration, waiting } = standingOf(events);
        expect(duration).toBe(tape.duration);
        expect(waiting).toBe(tape.waits.reduce((sum, { from, to }) => sum + to - from, 0));
        expect(new Set(timesOf(events))).toEqual(new Set(momentsOf(events).map(({ at }) => at)));
      }),
    );
  });

  test('it does not grow with the number of chunks', () => {
    const program = (count: number) =>
      Array.from({ length: count }, () => ({
        column: 'a' as const,
        after: 3,
        kind: 'text' as const,
        text: 'x',
        flush: false,
      }));
    const size = (count: number) => {
      const standing = standingOf(tell(program(count), 'at-the-end').log.events);
      expect(standing.whole.replies.a?.answer).toHaveLength(count);
      return JSON.stringify(standing).length - count;
    };
    expect(size(800) - size(100)).toBeLessThan(40);
  });
});
