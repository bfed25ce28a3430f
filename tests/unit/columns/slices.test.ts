import { describe, expect, test } from 'vitest';
import { createComparison } from '#components/metrics/comparison.ts';
import { createMilestones, createMilestonesOf } from '#components/metrics/milestones.ts';
import { emptyReply, type Reply } from '#lib/run/reply.ts';
import type { RunView } from '#lib/run/run-store.ts';
import { isRunning, stateIn } from '#lib/run/running.ts';
import { doneReply, view } from './replies.ts';

const flushes = 500;

/** A reply through its whole life, text growing by a piece at every flush. */
function* life(): Generator<RunView> {
  let one: Reply = emptyReply('a');
  const other = emptyReply('b');
  const step = (change: Partial<Reply>) => {
    one = { ...one, ...change };
    return view([one, other]);
  };
  yield step({});
  yield step({ state: 'waiting', attempt: 1, sentAt: 10 });
  yield step({ headersAt: 50 });
  yield step({ state: 'streaming', firstTokenAt: 60, lastTokenAt: 60, firstAnswerAt: 60, answer: 'a' });
  for (let flush = 0; flush < flushes; flush++)
    yield step({
      answer: `${one.answer} word`,
      chunks: one.chunks + 1,
      lastTokenAt: 60 + flush,
      gaps: { ms: 1, previous: one.gaps },
      segments: [{ kind: 'answer', from: 60, to: 60 + flush }],
    });
  yield step({ state: 'done', endedAt: 900, finishReason: 'stop', usage: {} });
}

/** How many times a component that selects this would render. */
function renders<T>(select: (run: RunView) => T): number {
  let count = 0;
  let last: T | undefined;
  for (const run of life()) {
    const value = select(run);
    if (count === 0 || !Object.is(value, last)) count++;
    last = value;
  }
  return count;
}

describe('what renders while text streams in', () => {
  test('figures, notes and the strip render at milestones only', () => {
    expect(renders(createMilestones('a'))).toBe(5);
  });

  test('the table of all figures renders at milestones only', () => {
    expect(renders(createMilestonesOf(['a', 'b']))).toBe(5);
  });

  test('a column beside the one that streams does not render at all', () => {
    expect(renders(createMilestones('b'))).toBe(1);
    expect(renders((run) => stateIn(run, 'b'))).toBe(1);
    expect(renders((run) => run.replies.b?.answer)).toBe(1);
  });

  test('the header renders when the state changes', () => {
    expect(renders((run) => stateIn(run, 'a'))).toBe(4);
  });

  test('what the columns share does not render', () => {
    expect(renders(isRunning)).toBe(1);
    expect(renders(createComparison())).toBe(1);
  });

  test('the answer alone renders with its text', () => {
    expect(renders((run) => run.replies.a?.answer)).toBeGreaterThan(flushes);
  });
});

describe('milestones', () => {
  test('another run starts anew, though its reply looks the same', () => {
    const select = createMilestones('a');
    const first = emptyReply('a');
    const second = { ...first };
    expect(select(view([first]))).toBe(first);
    expect(select(view([second]))).toBe(first);
    expect(select(view([second], { setup: { messages: [], columns: [] } }))).toBe(second);
  });

  test('of several columns are told by their ids', () => {
    const select = createMilestonesOf(['a', 'z']);
    expect(select(view([doneReply()]))).toEqual({ a: doneReply(), z: null });
  });

  test('a column without a reply has none', () => {
    expect(createMilestones('z')(view([doneReply()]))).toBeNull();
  });
});
