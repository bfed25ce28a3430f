import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { axisEnd, axisTicks } from '#components/timing/axis.ts';
import { barClip, layerClip } from '#components/timing/bar-shape.ts';
import { countdownText, nextChange } from '#components/timing/countdown-text.ts';
import { createTicker } from '#components/timing/ticker.ts';
import { timingLabel } from '#components/timing/timing-label.ts';
import { timeline } from '#lib/run/timeline.ts';
import { doneReply, reply } from './replies.ts';

describe('the common time axis', () => {
  test('moves in steps of 2, 5, 10, 20, 50 seconds and on', () => {
    const ends = [0, 2000, 2001, 5001, 10_001, 20_001, 50_001, 100_001].map(axisEnd);
    expect(ends).toEqual([2000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000]);
  });

  test('always holds the longest reply and is never more than 2.5 times as long, beyond its first step', () => {
    fc.assert(
      fc.property(fc.double({ min: 2000, max: 1e8, noNaN: true }), (longest) => {
        expect(axisEnd(longest)).toBeGreaterThanOrEqual(longest);
        expect(axisEnd(longest)).toBeLessThanOrEqual(2.5 * longest);
      }),
    );
  });

  test('has four marks, written short', () => {
    expect(axisTicks(2000).map(({ text }) => text)).toEqual(['0.4s', '0.8s', '1.2s', '1.6s']);
    expect(axisTicks(10_000)).toEqual([
      { at: 0.2, text: '2s' },
      { at: 0.4, text: '4s' },
      { at: 0.6, text: '6s' },
      { at: 0.8, text: '8s' },
    ]);
    expect(axisTicks(500_000).map(({ text }) => text)).toEqual(['100s', '3m 20s', '5m', '6m 40s']);
  });

  test('ends even for a time that is no number', () => {
    expect(axisEnd(Number.POSITIVE_INFINITY)).toBe(2000);
    expect(axisEnd(Number.NaN)).toBe(2000);
  });
});

describe('the bar', () => {
  const stretches = timeline(doneReply(), 0);

  test('ends where the reply ends on the axis', () => {
    expect(barClip(stretches, 2040)).toBe('inset(0 50.00% 0 0 round 4px)');
    expect(barClip([], 2000)).toBe('inset(0 100.00% 0 0 round 4px)');
  });

  test('never reaches beyond the axis', () => {
    expect(barClip(stretches, 500)).toBe('inset(0 0.00% 0 0 round 4px)');
  });

  test('cuts each kind to its own stretches, and a kind there is none of to nothing', () => {
    const both = [
      { kind: 'thinking', from: 200, to: 600 },
      { kind: 'answer', from: 600, to: 800 },
    ] as const;
    expect(layerClip(both, 'thinking', 2000)).toBe(
      'polygon(10.00% 0, 10.00% 100%, 30.00% 100%, 30.00% 0, 10.00% 0)',
    );
    expect(layerClip(stretches, 'thinking', 2000)).toBe('inset(0 100% 0 0)');
  });

  test('leaves the end of the last stretch to the bar, so that a layer stays as it is while that grows', () => {
    const shapes = [600, 900].map((to) => layerClip([{ kind: 'answer', from: 200, to }], 'answer', 2000));
    expect(shapes[0]).toBe('polygon(10.00% 0, 10.00% 100%, 100% 100%, 100% 0, 10.00% 0)');
    expect(shapes[1]).toBe(shapes[0]);
  });

  test('holds several stretches of a kind in one shape', () => {
    const twice = [
      { kind: 'waiting', from: 0, to: 500 },
      { kind: 'answer', from: 500, to: 1000 },
      { kind: 'waiting', from: 1000, to: 2000 },
    ] as const;
    expect(layerClip(twice, 'waiting', 2000).match(/50\.00% 0|25\.00% 0/g)).toEqual([
      '25.00% 0',
      '50.00% 0',
      '50.00% 0',
    ]);
  });
});

describe('the strip in words', () => {
  test('says the figures once they are final', () => {
    const given = doneReply({
      sentAt: 200,
      firstTokenAt: 700,
      segments: [{ kind: 'answer', from: 700, to: 1010 }],
    });
    expect(timingLabel(given, timeline(given, 0))).toBe(
      'Timing: queued 0.2 s, waiting 0.5 s, answer 0.3 s, 1.0 s in all',
    );
  });

  test('says only the state while the reply runs', () => {
    expect(timingLabel(reply({ state: 'waiting' }), [])).toBe('Timing: waiting for the first token');
    expect(timingLabel(reply({ state: 'streaming' }), [])).toBe('Timing: streaming');
    expect(timingLabel(null, [])).toBe('Timing: not run yet');
  });
});

describe('a countdown', () => {
  test('rounds up and grows coarser', () => {
    const texts = [1, 11_300, 60_000, 190_000, 3_600_000, 11_040_000, 7_200_000].map(countdownText);
    expect(texts).toEqual(['1 s', '12 s', '60 s', '3 min 10 s', '1 h', '3 h 4 min', '2 h']);
  });

  test('waits exactly until its text changes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000_000 }), (ms) => {
        const step = nextChange(ms);
        expect(step).toBeGreaterThan(0);
        if (ms > step) expect(countdownText(ms - step - 0.5)).not.toBe(countdownText(ms));
        expect(countdownText(ms - step + 0.5)).toBe(countdownText(ms));
      }),
    );
  });
});

describe('the ticker', () => {
  function handTicker() {
    let due: (() => void) | null = null;
    const ticker = createTicker((callback) => {
      due = callback;
      return () => {
        due = null;
      };
    });
    return {
      ticker,
      isDue: () => due !== null,
      tick() {
        const callback = due;
        due = null;
        callback?.();
      },
    };
  }

  test('asks for nothing while nobody listens', () => {
    const { ticker, isDue } = handTicker();
    expect(isDue()).toBe(false);
    const remove = ticker.add(() => {});
    expect(isDue()).toBe(true);
    remove();
    expect(isDue()).toBe(false);
  });

  test('serves all listeners by one round', () => {
    const { ticker, tick } = handTicker();
    const heard: string[] = [];
    ticker.add(() => heard.push('a'));
    const remove = ticker.add(() => heard.push('b'));
    tick();
    remove();
    tick();
    expect(heard).toEqual(['a', 'b', 'a']);
  });

  test('stops when its last listener leaves in the middle of a round', () => {
    const { ticker, tick, isDue } = handTicker();
    const remove = ticker.add(() => remove());
    tick();
    expect(isDue()).toBe(false);
  });
});
