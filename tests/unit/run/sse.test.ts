import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeEvent, eventStreamHeaders, keepAlive, readEvents } from '#lib/stream/sse.ts';
import { steps, tell } from './programs.ts';
import { bodyOf, eventsOf, logBench } from './support.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('an event on the wire', () => {
  test('is its number and its JSON, closed by an empty line', () => {
    expect(encodeEvent({ seq: 12, at: 345.6, column: 'a', type: 'text-delta', text: 'x' })).toBe(
      'id: 12\ndata: {"seq":12,"at":345.6,"column":"a","type":"text-delta","text":"x"}\n\n',
    );
  });

  test('stays two lines whatever its text holds', () => {
    const text = 'a\nb\r\nc\r\n\ndata: forged\n\n\u2028\u2029\0\ud800';
    const line = encodeEvent({ seq: 1, at: 0, column: 'a', type: 'text-delta', text });
    expect(line.split(/\r\n|\r|\n/)).toHaveLength(4);
  });

  test('comes back the same, in chunks of any size, with comments anywhere between', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 50 }), async (program, size) => {
        const { events } = tell(program).log;
        const wire = bytes(events.map((event) => keepAlive + encodeEvent(event)).join(''));
        const chunks: Uint8Array[] = [];
        for (let from = 0; from < wire.length; from += size) chunks.push(wire.subarray(from, from + size));
        expect(await eventsOf(bodyOf(chunks))).toEqual(events);
      }),
      { numRuns: 40 },
    );
  });

  test('comes back the same over CRLF lines, as a proxy may make them', async () => {
    const { events } = logBench().log;
    const wire = events.map(encodeEvent).join('').replaceAll('\n', '\r\n');
    expect(await eventsOf(bodyOf([bytes(wire)]))).toEqual(events);
  });
});

describe('a body that is cut', () => {
  test('drops the event that is not whole', async () => {
    const whole = encodeEvent({ seq: 1, type: 'run-end', at: 0 });
    const half = encodeEvent({ seq: 2, type: 'run-end', at: 1 }).slice(0, -1);
    expect(await eventsOf(bodyOf([bytes(whole + half)]))).toEqual([{ seq: 1, type: 'run-end', at: 0 }]);
  });

  test('drops the character that is not whole with its event', async () => {
    const event = { seq: 1, at: 0, column: 'a', type: 'text-delta', text: '日' } as const;
    const wire = bytes(encodeEvent(event));
    const inside = wire.indexOf(0xe6) + 1;
    expect(inside).toBeGreaterThan(1);
    expect(await eventsOf(bodyOf([wire.subarray(0, inside)]))).toEqual([]);
    expect(await eventsOf(bodyOf([wire.subarray(0, inside), wire.subarray(inside)]))).toEqual([event]);
  });

  test('rejects when it was broken off, and resolves when it was closed', async () => {
    await expect(readEvents(bodyOf([], 'broken'), () => {})).rejects.toThrow('reset');
    await expect(readEvents(bodyOf([], 'closed'), () => {})).resolves.toBeUndefined();
  });

  test('that is no event stream at all brings nothing', async () => {
    expect(await eventsOf(bodyOf([bytes('<html><body>Sign in to the network</body></html>')]))).toEqual([]);
  });
});

test('event streams are neither cached nor changed nor buffered on their way', () => {
  expect(eventStreamHeaders['Content-Type']).toContain('text/event-stream');
  expect(eventStreamHeaders['Cache-Control']).toContain('no-transform');
  expect(eventStreamHeaders['X-Accel-Buffering']).toBe('no');
});
