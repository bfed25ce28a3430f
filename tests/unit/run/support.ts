import { expect } from 'vitest';
import type { Column, Setup } from '#lib/prompt/setup.ts';
import { reduceRun } from '#lib/run/reducer.ts';
import { emptyReply, type Reply } from '#lib/run/reply.ts';
import type { Run } from '#lib/run/run.ts';
import { createRunLog, type RunLog } from '#lib/run/run-log.ts';
import { type ReplyEvent, type RunEvent, runEventSchema, type Usage } from '#lib/stream/events.ts';
import { readEvents } from '#lib/stream/sse.ts';

/** A moment of the wall clock: noon UTC. */
export const noon = Date.UTC(2026, 10, 22, 12);

export const models: Readonly<Record<string, string>> = {
  a: 'demo:swift',
  b: 'demo:steady',
  c: 'demo:thinker',
};

export function columnOf(id: string, changes: Partial<Column> = {}): Column {
  return { id, model: models[id] ?? 'demo:swift', ...changes };
}

export function setupOf(ids: readonly string[] = ['a', 'b'], changes: Partial<Setup> = {}): Setup {
  return {
    messages: [{ role: 'user', content: 'Why is the sky blue?' }],
    columns: ids.map((id) => columnOf(id)),
    ...changes,
  };
}

/** Callbacks that happen when the test says so. */
export interface Callbacks {
  ask(callback: () => void): void;
  waiting(): number;
  /** Runs what waits now; what is asked for meanwhile waits for the next time. */
  run(): void;
}

export function callbacks(): Callbacks {
  let waiting: (() => void)[] = [];
  return {
    ask: (callback) => void waiting.push(callback),
    waiting: () => waiting.length,
    run() {
      const due = waiting;
      waiting = [];
      for (const callback of due) callback();
    },
  };
}

export interface LogBench {
  log: RunLog;
  timers: Callbacks;
  ticks: Callbacks;
}

/** A log whose joining and notices happen by hand; begun, unless events were kept. */
export function logBench(ids: readonly string[] = ['a', 'b'], kept: readonly RunEvent[] = []): LogBench {
  const timers = callbacks();
  const ticks = callbacks();
  const log = createRunLog(kept, { schedule: timers.ask, soon: ticks.ask });
  if (kept.length === 0) {
    log.start({ type: 'run-start', run: 'r1', setup: setupOf(ids), started: noon });
    ticks.run();
  }
  return { log, timers, ticks };
}

export const replyStart = (attempt = 1): ReplyEvent => ({
  type: 'reply-start',
  attempt,
  model: 'demo:swift',
  provider: 'Demo',
});

export const replyEnd = (usage: Usage = {}): ReplyEvent => ({
  type: 'reply-end',
  finishReason: 'stop',
  usage,
});

export const replyError: ReplyEvent = {
  type: 'reply-error',
  kind: 'unavailable',
  message: 'The model is not available now.',
  action: 'Retry, or choose another model.',
};

/** Every event is what the protocol says, to the last field, and they are numbered from 1 without gaps. */
export function expectProtocol(events: readonly RunEvent[]): void {
  expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
  for (const event of events) expect(runEventSchema.parse(event)).toEqual(event);
}

export function fold(events: readonly RunEvent[]): Run {
  const run = events.reduce<Run | null>(reduceRun, null);
  if (run === null) throw new Error('These events begin no run.');
  return run;
}

export function replyIn(run: Run | { replies: Readonly<Record<string, Reply>> }, column = 'a'): Reply {
  const reply = run.replies[column];
  if (!reply) throw new Error(`There is no column ${column}.`);
  return reply;
}

export function replyOf(changes: Partial<Reply> = {}): Reply {
  return { ...emptyReply('a'), ...changes };
}

export function gapsOf(reply: Reply): number[] {
  const gaps: number[] = [];
  for (let gap = reply.gaps; gap; gap = gap.previous) gaps.unshift(gap.ms);
  return gaps;
}

/** The reply of column `a` after these events, `[at, event]` each, between a `run-start` and nothing. */
export function told(...events: readonly (readonly [at: number, event: ReplyEvent])[]): Reply {
  const { log } = logBench(['a']);
  for (const [at, event] of events) log.append('a', event, at);
  expectProtocol(log.events);
  return replyIn(fold(log.events));
}

export async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A body that gives these chunks and is then closed, or broken off. */
export function bodyOf(chunks: readonly Uint8Array[], end: 'closed' | 'broken' = 'closed') {
  const left = [...chunks];
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = left.shift();
        if (chunk) controller.enqueue(chunk);
        else if (end === 'closed') controller.close();
        else controller.error(new TypeError('The connection was reset.'));
      },
    },
    { highWaterMark: 0 },
  );
}

export async function eventsOf(body: ReadableStream<Uint8Array>): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  await readEvents(body, (event) => void events.push(event)).catch(() => undefined);
  return events;
}

/** Lets everything that waits for nothing but its turn happen. */
export async function rest(turns = 5): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Resolves once it holds; what never comes true fails, without a clock. */
export async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 20_000; turn++) {
    if (holds()) return;
    await rest(1);
  }
  throw new Error('What was waited for never came.');
}
