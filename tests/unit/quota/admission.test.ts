import { describe, expect, test } from 'vitest';
import type { Setup } from '#lib/prompt/setup.ts';
import { createPlanner } from '#lib/quota/planner.ts';
import { prepareReply } from '#lib/run/prepare-reply.ts';
import { runReply } from '#lib/run/reply-task.ts';
import { createRunLog } from '#lib/run/run-log.ts';
import { dayUsedUp, minuteUsedUp } from '#lib/simulator/limits.ts';
import { type Refusal, refusalResponse } from '#lib/simulator/refusal.ts';
import { createMemoryStore } from '#lib/store/memory-store.ts';
import { ManualTime } from '../../support/manual-time.ts';
import { outcomeOf, prepareWith, prompt, providerOver } from '../providers/world.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const middle = noon + 30_000;
const midnight = Date.UTC(2026, 10, 23);
const limits = { perMinute: 20, perDay: 50 };
/** Lets everything happen that needs no time. */
async function settled() {
  for (let turn = 0; turn < 3; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
}

/** One free column, sent to an upstream that refuses everything in the same way. */
async function refusedWith(refusalAt: (now: number) => Refusal) {
  const time = new ManualTime(middle);
  const asked: number[] = [];
  const provider = providerOver(async () => {
    asked.push(time.now());
    return refusalResponse(refusalAt(time.now()));
  });
  const planner = createPlanner({
    readKey: async () => null,
    secret: () => 'a secret of a test',
    store: createMemoryStore(),
    instance: 'one',
    now: time.now,
    after: time.after,
    wait: time.wait,
  });
  const column = { id: 'a', model: 'openrouter:demo/swift:free' };
  const setup: Setup = { messages: [prompt], columns: [column] };
  const task = await prepareReply(prepareWith(provider), setup, column, {
    visitor: { keys: {} },
    history: [],
    attempt: 1,
  });
  if ('refusal' in task) throw new Error('The column was refused.');
  const log = createRunLog();
  log.start({ type: 'run-start', run: 'run', setup, started: middle });
  let atRest = false;
  const ended = runReply(task, {
    log,
    signal: new AbortController().signal,
    now: () => time.now() - middle,
    wallClock: time.now,
    idleMs: 60_000,
    delay: () => Promise.reject(new Error('Only the planner waits.')),
    planner,
  }).then(() => {
    atRest = true;
  });
  for (let step = 0; step < 1000 && !atRest; step++) {
    await settled();
    if (!atRest) time.pass(250);
  }
  await ended;
  return { ...outcomeOf(log.events), asked };
}

describe('a free column whose account is limited', () => {
  test('waits for the reset and is sent again, at most twice', async () => {
    const { said, reply, asked } = await refusedWith((now) => minuteUsedUp(now, limits));
    const next = noon + 60_000;
    expect(said.map(({ type }) => type)).toEqual([
      ...['reply-start', 'reply-headers', 'reply-queued'],
      ...['reply-start', 'reply-headers', 'reply-queued'],
      ...['reply-start', 'reply-headers', 'reply-error'],
    ]);
    expect(said.filter(({ type }) => type === 'reply-queued')).toEqual([
      { type: 'reply-queued', reason: 'retry-after', until: next + 250 },
      { type: 'reply-queued', reason: 'retry-after', until: next + 60_250 },
    ]);
    expect(asked).toEqual([middle, next + 250, next + 60_250]);
    expect(reply).toMatchObject({ state: 'failed', attempt: 3, trouble: { kind: 'account-limit' } });
  });

  test('for the day is not held, but told when to come again', async () => {
    const { said, reply, asked } = await refusedWith((now) => dayUsedUp(now, limits));
    expect(said.map(({ type }) => type)).toEqual(['reply-start', 'reply-headers', 'reply-error']);
    expect(reply.trouble).toMatchObject({ kind: 'account-limit', retryAfter: midnight + 250 });
    expect(asked).toHaveLength(1);
  });
});
