import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reply, ReplyState, Segment } from '#lib/run/reply.ts';
import { span, timeIn, timeline } from '#lib/run/timeline.ts';
import { doneReply, reply } from './replies.ts';

const drawn = (given: Partial<Reply>, now = 0) =>
  timeline(reply(given), now).map(({ kind, from, to }) => `${kind} ${from}-${to}`);

describe('timeline', () => {
  test('a reply nobody sent yet is queued until now', () => {
    expect(drawn({}, 400)).toEqual(['queued 0-400']);
  });

  test('nothing is drawn before any time has passed', () => {
    expect(drawn({}, 0)).toEqual([]);
  });

  test('a sent reply waits for its first token until now', () => {
    expect(drawn({ state: 'waiting', sentAt: 100 }, 400)).toEqual(['queued 0-100', 'waiting 100-400']);
  });

  test('a live reply grows in the kind it is in', () => {
    const segments: Segment[] = [
      { kind: 'thinking', from: 300, to: 500 },
      { kind: 'answer', from: 520, to: 600 },
    ];
    expect(drawn({ state: 'streaming', sentAt: 0, lastTokenAt: 600, segments }, 700)).toEqual([
      'waiting 0-300',
      'thinking 300-520',
      'answer 520-700',
    ]);
  });

  test('a silence of more than a second is drawn as waiting', () => {
    const given: Partial<Reply> = {
      state: 'streaming',
      sentAt: 0,
      lastTokenAt: 600,
      segments: [{ kind: 'answer', from: 300, to: 600 }],
    };
    expect(drawn(given, 1600)).toEqual(['waiting 0-300', 'answer 300-1600']);
    expect(drawn(given, 1601)).toEqual(['waiting 0-300', 'answer 300-600', 'waiting 600-1601']);
  });

  test('a settled reply stands still, whatever the time', () => {
    const settled = timeline(doneReply(), 0);
    expect(timeline(doneReply(), 99_999)).toEqual(settled);
    expect(settled.map(({ kind }) => kind)).toEqual(['queued', 'waiting', 'answer']);
    expect(settled.at(-1)?.to).toBe(1020);
  });

  test('a reply that failed while it waited shows its waiting up to the failure', () => {
    expect(drawn({ state: 'failed', sentAt: 20, endedAt: 720 }, 9000)).toEqual([
      'queued 0-20',
      'waiting 20-720',
    ]);
  });

  test('a reply stopped in the queue was queued to its end', () => {
    expect(drawn({ state: 'stopped', endedAt: 720 }, 9000)).toEqual(['queued 0-720']);
  });

  test('a retry is measured from the moment it was asked for', () => {
    const again = doneReply({
      askedAt: 60_000,
      sentAt: 60_010,
      firstTokenAt: 60_110,
      lastTokenAt: 61_010,
      endedAt: 61_020,
      segments: [{ kind: 'answer', from: 60_110, to: 61_010 }],
    });
    expect(timeline(again, 0)).toEqual(timeline(doneReply(), 0));
    expect(span(again, 0)).toBe(1020);
  });

  test('thinking and answering in turns keeps its order', () => {
    const segments: Segment[] = [
      { kind: 'thinking', from: 10, to: 20 },
      { kind: 'answer', from: 30, to: 40 },
      { kind: 'thinking', from: 50, to: 60 },
      { kind: 'answer', from: 70, to: 80 },
    ];
    const stretches = timeline(reply({ state: 'done', sentAt: 0, endedAt: 90, segments }), 0);
    expect(stretches.map(({ kind }) => kind)).toEqual([
      'waiting',
      'thinking',
      'answer',
      'thinking',
      'answer',
    ]);
    expect(timeIn(stretches, 'thinking')).toBe(40);
    expect(timeIn(stretches, 'answer')).toBe(40);
    expect(timeIn(stretches, 'queued')).toBe(0);
  });
});

const time = fc.integer({ min: 0, max: 100_000 });
const anyReply = fc
  .record({
    state: fc.constantFrom<ReplyState>('queued', 'waiting', 'streaming', 'done', 'failed', 'stopped'),
    askedAt: time,
    sentAt: fc.option(time),
    endedAt: fc.option(time),
    lastTokenAt: fc.option(time),
    segments: fc.array(
      fc.record({ kind: fc.constantFrom<Segment['kind']>('thinking', 'answer'), from: time, to: time }),
      { maxLength: 6 },
    ),
  })
  .map(reply);

describe('timeline, whatever the times', () => {
  test('stretches begin at 0, follow each other without gap or overlap and end at the span', () => {
    fc.assert(
      fc.property(anyReply, time, (given, now) => {
        const stretches = timeline(given, now);
        let end = 0;
        for (const { from, to } of stretches) {
          expect(from).toBe(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(end).toBe(span(given, now));
      }),
    );
  });

  test('two stretches of one kind never touch', () => {
    fc.assert(
      fc.property(anyReply, time, (given, now) => {
        const kinds = timeline(given, now).map(({ kind }) => kind);
        for (const [index, kind] of kinds.entries()) expect(kind).not.toBe(kinds[index + 1]);
      }),
    );
  });
});
