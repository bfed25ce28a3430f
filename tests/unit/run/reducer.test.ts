import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metrics } from '#lib/metrics/metrics.ts';
import { reduceRun } from '#lib/run/reducer.ts';
import { emptyReply, isSettled, mostEarlier, type Reply } from '#lib/run/reply.ts';
import type { Run } from '#lib/run/run.ts';
import type { ReplyEvent, RunEvent } from '#lib/stream/events.ts';
import { type Step, steps, type Truth, tell } from './programs.ts';
import {
  fold,
  gapsOf,
  logBench,
  noon,
  replyEnd,
  replyError,
  replyIn,
  replyStart,
  setupOf,
  told,
} from './support.ts';

/** A tenth of a millisecond, and the noise of adding tenths. */
const tenth = 0.1 + 1e-6;

function measured(reply: Reply): Record<string, number | null> {
  return Object.fromEntries(metrics.map((metric) => [metric.key, metric.of(reply).value]));
}

/** The design's definitions, taken from what was fed and not from any event. */
function truthOf({ sentAt, headersAt, tokens, endedAt }: Truth): Record<string, number | null> {
  const from = (to: number | undefined) => (to === undefined ? null : to - sentAt);
  const gaps = tokens.slice(1).map(({ at }, index) => at - (tokens[index]?.at ?? Number.NaN));
  gaps.sort((one, other) => one - other);
  return {
    'first-byte': headersAt - sentAt,
    'first-token': from(tokens[0]?.at),
    'first-answer': from(tokens.find((token) => token.kind === 'text')?.at),
    total: endedAt - sentAt,
    jitter: gaps.length < 2 ? null : (gaps[Math.ceil(gaps.length * 0.95) - 1] ?? null),
  };
}

/** All of a reply but its times. */
function untimed({ gaps: _, segments, ...reply }: Reply) {
  const times = ['askedAt', 'sentAt', 'headersAt', 'firstTokenAt', 'firstAnswerAt', 'lastTokenAt', 'endedAt'];
  const rest = Object.entries(reply).filter(([key]) => !times.includes(key));
  return { ...Object.fromEntries(rest), segments: segments.map((segment) => segment.kind) };
}

const wholeRun = (program: readonly Step[]) => tell(program).log.events;

describe('folding', () => {
  test('gives the same replies whether their text came joined or piece by piece', () => {
    fc.assert(
      fc.property(steps, (program) => {
        const joined = fold(tell(program, 'at-the-end').log.events);
        const single = fold(tell(program, 'never').log.events);
        for (const column of ['a', 'b', 'c']) {
          expect(untimed(replyIn(joined, column))).toEqual(untimed(replyIn(single, column)));
          const figures = measured(replyIn(single, column));
          for (const [key, value] of Object.entries(measured(replyIn(joined, column)))) {
            const other = figures[key] ?? null;
            if (value === null || other === null) expect(value).toBe(other);
            // Speed is a ratio: its error is not in milliseconds.
            else if (key !== 'speed') expect(Math.abs(value - other)).toBeLessThan(1e-6);
          }
        }
      }),
    );
  });

  test('gives figures within a tenth of a millisecond of what really happened', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom('by-timer', 'never', 'at-the-end'), (program, joining) => {
        const { log, truth } = tell(program, joining);
        const run = fold(log.events);
        for (const [column, fed] of truth) {
          const figures = measured(replyIn(run, column));
          for (const [key, expected] of Object.entries(truthOf(fed))) {
            const value = figures[key] ?? null;
            if (expected === null) expect(value).toBeNull();
            else expect(Math.abs((value ?? Number.NaN) - expected)).toBeLessThanOrEqual(tenth);
          }
        }
      }),
    );
  });

  test('keeps every character, and counts every piece', () => {
    fc.assert(
      fc.property(steps, (program) => {
        const { log, truth } = tell(program);
        const run = fold(log.events);
        for (const [column, { answer, thinking, tokens }] of truth) {
          const reply = replyIn(run, column);
          expect({ answer: reply.answer, thinking: reply.thinking }).toEqual({ answer, thinking });
          expect(reply.chunks).toBe(tokens.length);
          expect(gapsOf(reply)).toHaveLength(Math.max(0, tokens.length - 1));
        }
      }),
    );
  });

  test('ignores every event it has folded before', () => {
    fc.assert(
      fc.property(steps, fc.nat(), fc.nat(), (program, one, other) => {
        const events = wholeRun(program);
        const from = 1 + (one % (events.length - 1));
        const to = from + (other % (events.length - from));
        const twice = [...events.slice(0, to), ...events.slice(from, to), ...events.slice(to)];
        expect(fold(twice)).toEqual(fold(events));
      }),
    );
  });

  test('gives the very same run for an event that came before', () => {
    const events = wholeRun([]);
    const run = fold(events);
    for (const event of events.slice(1)) expect(reduceRun(run, event)).toBe(run);
  });

  test('changes nothing it was given, and only the column that speaks', () => {
    fc.assert(
      fc.property(steps, (program) => {
        let run: Run | null = null;
        for (const event of wholeRun(program)) {
          const before: Run | null = run;
          const copy = structuredClone(before);
          run = reduceRun(before, event);
          expect(before).toEqual(copy);
          if (before === null || event.type === 'run-start') continue;
          for (const [column, reply] of Object.entries(run?.replies ?? {})) {
            const spoke = 'column' in event && event.column === column;
            if (spoke) expect(reply).not.toBe(before.replies[column]);
            else expect(reply).toBe(before.replies[column]);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('starts over at run-start, whatever was folded before', () => {
    fc.assert(
      fc.property(steps, steps, (one, other) => {
        const events = wholeRun(other);
        expect(fold([...wholeRun(one), ...events])).toEqual(fold(events));
      }),
    );
  });

  test('a run is nothing before its run-start', () => {
    const stray: RunEvent = { seq: 7, at: 1, column: 'a', type: 'text-delta', text: 'x' };
    expect(reduceRun(null, stray)).toBeNull();
    expect(reduceRun(null, { seq: 8, at: 1, type: 'run-end' })).toBeNull();
  });

  test('the segments of a reply lie one after another between its first and its last token', () => {
    fc.assert(
      fc.property(steps, (program) => {
        for (const reply of Object.values(fold(wholeRun(program)).replies)) {
          const { segments, firstTokenAt, lastTokenAt } = reply;
          expect(segments[0]?.from ?? null).toBe(firstTokenAt);
          expect(segments.at(-1)?.to ?? null).toBe(lastTokenAt);
          for (const [index, { kind, from, to }] of segments.entries()) {
            const before = segments[index - 1];
            expect(to).toBeGreaterThanOrEqual(from);
            if (before) expect(from).toBeGreaterThanOrEqual(before.to - 1e-6);
            expect(before?.kind).not.toBe(kind);
          }
        }
      }),
    );
  });
});

describe('a run', () => {
  test('begins with every column queued, and what run-start says', () => {
    expect(fold(logBench(['a', 'b']).log.events)).toEqual({
      id: 'r1',
      seq: 1,
      started: noon,
      setup: setupOf(['a', 'b']),
      ended: false,
      replies: { a: emptyReply('a'), b: emptyReply('b') },
    });
  });

  test('keeps columns apart even when they are named like the insides of an object', () => {
    const ids = ['__proto__', 'constructor', 'toString'];
    const { log } = logBench(ids);
    for (const id of ids) log.delta(id, 'text-delta', id, 1);
    const run = fold(log.events);
    for (const id of ids) expect(replyIn(run, id)).toMatchObject({ column: id, answer: id });
    expect(Object.keys(run.replies)).toEqual(ids);
  });

  test('has ended at run-end, goes on with a retry, and ends again', () => {
    const { log } = logBench(['a']);
    const ended = () => fold(log.events).ended;
    log.append('a', replyError, 1);
    log.end(2);
    expect(ended()).toBe(true);
    log.append('a', replyStart(2), 3);
    expect(ended()).toBe(false);
    log.append('a', replyEnd(), 4);
    log.end(5);
    expect(ended()).toBe(true);
    expect(fold(log.events).seq).toBe(log.events.length);
  });
});

describe('a reply', () => {
  const states: [ReplyEvent, Reply['state']][] = [
    [{ type: 'reply-queued', reason: 'concurrency' }, 'queued'],
    [replyStart(), 'waiting'],
    [{ type: 'reply-headers', status: 200 }, 'waiting'],
    [{ type: 'thinking-delta', text: 'Hm' }, 'streaming'],
    [{ type: 'text-delta', text: 'Hi' }, 'streaming'],
    [{ type: 'reply-served', endpoint: 'Together' }, 'streaming'],
    [replyEnd(), 'done'],
  ];

  test.each(states.map(([event, state], index) => [event.type, state, index] as const))(
    'after %s is %s',
    (_type, state, index) => {
      const events = states.slice(0, index + 1).map(([event], at) => [at, event] as const);
      expect(told(...events).state).toBe(state);
    },
  );

  test('remembers when each thing happened', () => {
    const reply = told(
      [10, replyStart()],
      [55.5, { type: 'reply-headers', status: 200, requestId: 'q' }],
      [80, { type: 'thinking-delta', text: 'Hm' }],
      [90, { type: 'thinking-delta', text: '.' }],
      [120, { type: 'text-delta', text: 'Yes' }],
      [150, { type: 'text-delta', text: '.' }],
      [160, replyEnd()],
    );
    expect(reply).toMatchObject({
      askedAt: 0,
      sentAt: 10,
      headersAt: 55.5,
      firstTokenAt: 80,
      firstAnswerAt: 120,
      lastTokenAt: 150,
      endedAt: 160,
      thinking: 'Hm.',
      answer: 'Yes.',
      chunks: 4,
      segments: [
        { kind: 'thinking', from: 80, to: 90 },
        { kind: 'answer', from: 120, to: 150 },
      ],
    });
    expect(gapsOf(reply)).toEqual([10, 30, 30]);
  });

  test('takes the times of the pieces of a joined delta, not the delta’s own', () => {
    const pieces: [number, number][] = [
      [0, 1],
      [4, 2],
      [9.5, 1],
    ];
    const reply = told(
      [0, replyStart()],
      [100, { type: 'text-delta', text: 'x' }],
      [120, { type: 'text-delta', text: 'abcd', pieces }],
    );
    expect(reply).toMatchObject({ firstTokenAt: 100, lastTokenAt: 129.5, chunks: 4 });
    expect(gapsOf(reply)).toEqual([20, 4, 5.5]);
    expect(reply.segments).toEqual([{ kind: 'answer', from: 100, to: 129.5 }]);
  });

  test('returns to thinking in a segment of its own', () => {
    const reply = told(
      [1, { type: 'thinking-delta', text: 'a' }],
      [2, { type: 'text-delta', text: 'b' }],
      [3, { type: 'thinking-delta', text: 'c' }],
    );
    expect(reply.segments.map((segment) => segment.kind)).toEqual(['thinking', 'answer', 'thinking']);
    expect(reply).toMatchObject({ thinking: 'ac', answer: 'b', firstAnswerAt: 2 });
  });

  test('shows what its end reported', () => {
    const usage = {
      input: { value: 9, source: 'reported' },
      output: { value: 3, source: 'estimated' },
    } as const;
    const cost = { value: 0.001, source: 'reported' } as const;
    const end: ReplyEvent = { type: 'reply-end', finishReason: 'length', usage, cost, upstreamId: 'gen-1' };
    expect(told([0, replyStart()], [9, end])).toMatchObject({
      state: 'done',
      finishReason: 'length',
      usage,
      cost,
      upstreamId: 'gen-1',
    });
    expect(told([9, replyEnd()])).toMatchObject({ cost: null, upstreamId: null, usage: {} });
  });

  test('shows who served it, and nothing of the envelope', () => {
    const served = { endpoint: 'Together', model: 'other/model', fallback: true, cached: true };
    expect(told([3, { type: 'reply-served', ...served }]).served).toEqual(served);
  });

  test('gives each tool call its own result, whatever comes between', () => {
    const call = (id: string): ReplyEvent => ({
      type: 'tool-call',
      id,
      name: 'weather',
      text: '{}',
      parsed: {},
      valid: true,
    });
    const reply = told(
      [1, call('x')],
      [2, call('y')],
      [3, { type: 'tool-result', id: 'y', name: 'weather', result: { degrees: 4 } }],
      [4, { type: 'tool-result', id: 'nobody', name: 'weather', result: 1 }],
    );
    expect(reply.toolCalls).toEqual([
      { id: 'x', name: 'weather', text: '{}', parsed: {}, valid: true, round: 1, said: 0 },
      {
        id: 'y',
        name: 'weather',
        text: '{}',
        parsed: {},
        valid: true,
        round: 1,
        said: 0,
        result: { degrees: 4 },
      },
    ]);
  });

  test('keeps its text when it fails and when it is stopped', () => {
    const text: readonly [number, ReplyEvent] = [5, { type: 'text-delta', text: 'So far' }];
    const failed = told([0, replyStart()], text, [9, replyError]);
    expect(failed).toMatchObject({ state: 'failed', answer: 'So far', endedAt: 9, sentAt: 0 });
    expect(failed.trouble).toEqual({
      kind: 'unavailable',
      message: 'The model is not available now.',
      action: 'Retry, or choose another model.',
    });
    for (const by of ['user', 'shutdown', 'interrupted'] as const) {
      const stopped = told([0, replyStart()], text, [9, { type: 'reply-stopped', by }]);
      expect(stopped).toMatchObject({ state: 'stopped', answer: 'So far', endedAt: 9, stoppedBy: by });
    }
  });

  test('that is refused or stopped while it waits is no longer queued', () => {
    const queued: readonly [number, ReplyEvent] = [
      1,
      { type: 'reply-queued', reason: 'rate-window', until: noon + 9 },
    ];
    expect(told(queued).queue).toEqual({ reason: 'rate-window', until: noon + 9 });
    expect(told(queued, [2, replyError]).queue).toBeNull();
    expect(told(queued, [2, { type: 'reply-stopped', by: 'user' }]).queue).toBeNull();
    expect(told(queued, [2, replyStart()])).toMatchObject({ queue: null, state: 'waiting', askedAt: 0 });
  });

  test('that never left has no times but its end', () => {
    expect(told([7, replyError])).toMatchObject({ state: 'failed', sentAt: null, endedAt: 7, attempt: 0 });
  });
});

describe('a reply asked for again', () => {
  const first = [
    [10, replyStart(1)],
    [20, { type: 'text-delta', text: 'old' }],
    [30, replyEnd({ output: { value: 50, source: 'reported' } })],
  ] as const;

  test('by the reader begins without text and figures, and counts its waiting from that moment', () => {
    const reply = told(...first, [5000, replyStart(2)]);
    expect(reply).toEqual({
      ...emptyReply('a'),
      earlier: [told(...first)],
      state: 'waiting',
      attempt: 2,
      model: 'demo:swift',
      provider: 'Demo',
      askedAt: 5000,
      sentAt: 5000,
    });
    expect(measured(reply)).toMatchObject({ queued: 0, total: null, 'tokens-out': null });
  });

  test('by the reader and held back was asked for when it was queued', () => {
    const queued: ReplyEvent = { type: 'reply-queued', reason: 'rate-window', until: noon };
    const waiting = told(...first, [5000, queued]);
    expect(waiting).toMatchObject({ state: 'queued', answer: '', attempt: 1, askedAt: 5000, sentAt: null });
    const sent = told(...first, [5000, queued], [7500, replyStart(2)]);
    expect(measured(sent).queued).toBe(2500);
  });

  test('by itself after a refusal was asked for when the run began: all its waiting is ours', () => {
    const reply = told(
      [5, replyStart(1)],
      [40, { type: 'reply-headers', status: 429 }],
      [41, { type: 'reply-queued', reason: 'retry-after', until: noon + 2000 }],
      [2041, replyStart(2)],
      [2100, { type: 'reply-headers', status: 200 }],
      [2200, { type: 'text-delta', text: 'x' }],
      [2300, replyEnd()],
    );
    expect(reply).toMatchObject({ attempt: 2, askedAt: 0, headersAt: 2100 });
    expect(measured(reply)).toMatchObject({
      queued: 2041,
      'first-byte': 59,
      'first-token': 159,
      'first-answer': 159,
      total: 259,
    });
  });

  test.each([
    ['refused', replyError, 'failed'],
    ['stopped', { type: 'reply-stopped', by: 'user' }, 'stopped'],
  ] as const)('and %s before it left shows nothing of the try before', (_how, end, state) => {
    const reply = told(...first, [90_000, end]);
    expect(reply).toMatchObject({ state, answer: '', usage: {}, askedAt: 90_000, sentAt: null, attempt: 1 });
    expect(Object.values(measured(reply)).every((value) => value === null)).toBe(true);
  });

  test('leaves the other columns as they were', () => {
    const { log } = logBench(['a', 'b']);
    log.delta('b', 'text-delta', 'kept', 1);
    log.append('b', replyEnd(), 2);
    log.append('a', replyError, 3);
    log.end(4);
    const before = replyIn(fold(log.events), 'b');
    log.append('a', replyStart(2), 5);
    expect(replyIn(fold(log.events), 'b')).toEqual(before);
  });
});

describe('what a reply said when it was asked before', () => {
  const words = (at: number, text: string) =>
    [
      [at, replyStart(1)],
      [at + 1, { type: 'text-delta', text }],
      [at + 2, replyEnd()],
    ] as const;
  const answers = (reply: Reply) => reply.earlier.map(({ answer }) => answer);

  test('is kept with its figures, oldest first, and holds no chain of its own', () => {
    const reply = told(...words(10, 'one'), ...words(20, 'two'), ...words(30, 'three'));
    expect(reply.answer).toBe('three');
    expect(answers(reply)).toEqual(['one', 'two']);
    expect(reply.earlier.map(({ sentAt, endedAt }) => [sentAt, endedAt])).toEqual([
      [10, 12],
      [20, 22],
    ]);
    expect(reply.earlier.every(({ earlier }) => earlier.length === 0)).toBe(true);
  });

  test('is kept through the queue, and kept once', () => {
    const queued: ReplyEvent = { type: 'reply-queued', reason: 'rate-window', until: noon };
    const reply = told(...words(10, 'one'), [20, queued], ...words(30, 'two'));
    expect(answers(reply)).toEqual(['one']);
  });

  test('counts when it was stopped or broke off with text, and not when nothing came', () => {
    const stopped = told(
      [1, replyStart(1)],
      [2, { type: 'text-delta', text: 'half' }],
      [3, { type: 'reply-stopped', by: 'user' }],
      [4, replyStart(2)],
      [5, replyError],
      [6, replyStart(3)],
      [7, { type: 'thinking-delta', text: 'hm' }],
      [8, replyError],
      ...words(9, 'whole'),
    );
    expect(stopped.earlier.map(({ answer, thinking }) => answer + thinking)).toEqual(['half', 'hm']);
  });

  test('is kept when the new try never left', () => {
    expect(answers(told(...words(10, 'one'), [20, replyError]))).toEqual(['one']);
    expect(answers(told(...words(10, 'one'), [20, { type: 'reply-stopped', by: 'user' }]))).toEqual(['one']);
  });

  test('is bounded: the oldest goes first', () => {
    const tries = Array.from({ length: mostEarlier + 3 }, (_, index) => words(index * 10, `${index}`)).flat();
    const reply = told(...tries);
    expect(reply.earlier).toHaveLength(mostEarlier);
    expect(answers(reply)[0]).toBe('2');
  });
});

test('only done, failed and stopped replies are settled', () => {
  const all = ['idle', 'queued', 'waiting', 'streaming', 'done', 'failed', 'stopped'] as const;
  expect(all.filter(isSettled)).toEqual(['done', 'failed', 'stopped']);
});
