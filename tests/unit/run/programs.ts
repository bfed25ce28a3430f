import fc from 'fast-check';
import type { DeltaEvent, RunEvent } from '#lib/stream/events.ts';
import { type LogBench, logBench, replyEnd, replyError, replyStart } from './support.ts';

/** One thing that happens to a column, `after` ms after the thing before it. */
export interface Step {
  column: 'a' | 'b' | 'c';
  after: number;
  kind: 'text' | 'thinking' | 'served' | 'again' | 'queued';
  text: string;
  /** The joining timer fires before this step. */
  flush: boolean;
}

/** What was really fed to a column, unrounded. */
export interface Truth {
  answer: string;
  thinking: string;
  sentAt: number;
  headersAt: number;
  tokens: { at: number; kind: 'text' | 'thinking'; length: number }[];
  endedAt: number;
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom('', 'é', '日本', '👩‍🚀', '\n\n', '\ud83d', '\u2028', 'data: x\n\n'),
);

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    column: fc.constantFrom('a', 'b', 'c'),
    after: fc.double({ min: 0, max: 40, noNaN: true }),
    kind: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('text', 'thinking') },
      { weight: 1, arbitrary: fc.constantFrom('served', 'again', 'queued') },
    ),
    text,
    flush: fc.boolean(),
  }) as fc.Arbitrary<Step>,
  { maxLength: 60 },
);

export type Joining = 'by-timer' | 'never' | 'at-the-end';

export interface Told extends LogBench {
  truth: ReadonlyMap<string, Truth>;
}

/** Tells a log everything: columns begin when they first have something to say, and all of them end. */
export function tell(program: readonly Step[], joining: Joining = 'by-timer'): Told {
  const bench = logBench(['a', 'b', 'c']);
  const { log, timers } = bench;
  const truth = new Map<string, Truth>();
  const attempts = new Map<string, number>();
  let at = 0;

  function begin(column: string): Truth {
    const attempt = (attempts.get(column) ?? 0) + 1;
    attempts.set(column, attempt);
    log.append(column, replyStart(attempt), at);
    log.append(column, { type: 'reply-headers', status: 200 }, at + 0.5);
    const begun: Truth = {
      answer: '',
      thinking: '',
      sentAt: at,
      headersAt: at + 0.5,
      tokens: [],
      endedAt: 0,
    };
    truth.set(column, begun);
    at += 0.5;
    return begun;
  }

  for (const step of program) {
    if (step.flush && joining === 'by-timer') timers.run();
    at += step.after;
    const reply = truth.get(step.column) ?? begin(step.column);
    if (step.kind === 'text' || step.kind === 'thinking') {
      log.delta(step.column, step.kind === 'text' ? 'text-delta' : 'thinking-delta', step.text, at);
      if (joining === 'never') timers.run();
      if (step.kind === 'text') reply.answer += step.text;
      else reply.thinking += step.text;
      if (step.text !== '') reply.tokens.push({ at, kind: step.kind, length: step.text.length });
    } else if (step.kind === 'served') {
      log.append(step.column, { type: 'reply-served', endpoint: 'Together' }, at);
    } else {
      if (step.kind === 'queued')
        log.append(step.column, { type: 'reply-queued', reason: 'retry-after', until: 1 }, at);
      else log.append(step.column, replyError, at);
      begin(step.column);
    }
  }
  for (const [column, reply] of truth) {
    at += 1;
    reply.endedAt = at;
    log.append(column, replyEnd({ output: { value: 40, source: 'reported' } }), at);
  }
  log.end(at);
  return { ...bench, truth };
}

export function deltasOf(events: readonly RunEvent[]): DeltaEvent[] {
  return events.filter((event) => event.type === 'text-delta' || event.type === 'thinking-delta');
}
