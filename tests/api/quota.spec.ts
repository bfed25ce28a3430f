import { expect, test } from '@playwright/test';
import { metrics } from '#lib/metrics/metrics.ts';
import type { Setup } from '#lib/prompt/setup.ts';
import { runBudget } from '#lib/quota/run-budget.ts';
import type { KnownRun } from '#lib/run/known-run.ts';
import { ManualTime } from '../support/manual-time.ts';
import { limitedUpstream, plannedRuns, until } from '../support/planned-runs.ts';
import { demoUrl, playgroundUrl } from '../support/servers.ts';
import { visitor } from '../support/visitor.ts';

const middle = Date.UTC(2026, 10, 22, 12, 0, 30);
const next = middle + 30_000;
const midnight = Date.UTC(2026, 10, 23);
const minute = 60_000;

const free = ['swift', 'steady', 'scribe', 'polyglot'].map((name) => `openrouter:demo/${name}:free`);

function setupOf(count: number): Setup {
  return {
    messages: [{ role: 'user', content: 'Say something.' }],
    columns: Array.from({ length: count }, (_, index) => ({
      id: `c${index}`,
      model: free[index % free.length] ?? '',
    })),
  };
}

const countIn = (run: KnownRun, state: string) =>
  Object.values(run.fold().replies).filter((reply) => reply.state === state).length;
const haveState = (run: KnownRun, state: string, count: number) =>
  until(run, () => countIn(run, state) === count);
const refusals = (requests: readonly { status: number | null }[]) =>
  requests.filter(({ status }) => status !== 200).length;
const figureOf = (run: KnownRun, column: string, term: string) => {
  const metric = metrics.find((each) => each.term === term);
  const reply = run.fold().replies[column];
  return metric && reply ? metric.of(reply).value : undefined;
};

test('of 24 free columns 20 leave at once and 4 wait for the next minute, and nobody sees a 429', async () => {
  const time = new ManualTime(middle);
  const upstream = await limitedUpstream({ perMinute: 20, perDay: 50 }, time);
  const { runs, quota } = plannedRuns(upstream.url, time);
  const run = await runs.start(setupOf(24), visitor);
  await haveState(run, 'done', 20);
  expect(upstream.requests()).toHaveLength(20);
  const queued = run.log.events.filter((event) => event.type === 'reply-queued');
  expect(queued.map((event) => [event.column, event.reason, event.until])).toEqual(
    ['c20', 'c21', 'c22', 'c23'].map((column) => [column, 'rate-window', next + 250]),
  );
  expect(await quota()).toEqual({
    key: 'server',
    minute: { limit: 20, used: 20, remaining: 0, resetsAt: next },
    day: { limit: 50, used: 20, remaining: 30, resetsAt: midnight },
  });
  time.pass(30_249);
  expect(upstream.requests()).toHaveLength(20);
  time.pass(1);
  await until(run, () => run.log.ended());
  expect(countIn(run, 'done')).toBe(24);
  expect(refusals(upstream.requests())).toBe(0);
  expect(figureOf(run, 'c23', 'Queued')).toBe(30_250);
  expect(figureOf(run, 'c23', 'First token')).toBe(0);
  expect(figureOf(run, 'c0', 'Queued')).toBe(0);
  await upstream.close();
});

test('60 columns over three runs share one budget: the limiter never fires', async () => {
  const time = new ManualTime(middle);
  const upstream = await limitedUpstream({ perMinute: 20, perDay: 1000 }, time);
  const { runs } = plannedRuns(upstream.url, time);
  const all = await Promise.all([
    runs.start(setupOf(20), visitor),
    runs.start(setupOf(20), visitor),
    runs.start(setupOf(20), visitor),
  ]);
  for (const [index, run] of all.entries()) {
    await until(run, () => run.log.ended());
    expect(upstream.requests()).toHaveLength((index + 1) * 20);
    time.pass(index === 0 ? 30_250 : minute);
  }
  expect(refusals(upstream.requests())).toBe(0);
  const perMinute = Map.groupBy(upstream.requests(), ({ receivedAt }) => Math.floor(receivedAt / minute));
  expect([...perMinute.values()].map((requests) => requests.length)).toEqual([20, 20, 20]);
  await upstream.close();
});

test('at 49 of 50 a run of 4 is known to be too much before it starts, runs what fits and marks the rest', async () => {
  const time = new ManualTime(middle);
  const upstream = await limitedUpstream({ perMinute: 20, perDay: 50 }, time);
  const earlier = plannedRuns(upstream.url, time);
  for (const count of [20, 20, 9]) {
    const run = await earlier.runs.start(setupOf(count), visitor);
    await haveState(run, 'done', count);
    time.pass(minute + 250);
  }
  // Another process of the same account, which counted nothing itself.
  const { runs, quota, models } = plannedRuns(upstream.url, time);
  const setup = setupOf(4);
  const budget = runBudget(setup, models, await quota());
  expect(budget).toMatchObject({
    uses: 4,
    fits: 1,
    day: { limit: 50, used: 49, remaining: 1, resetsAt: midnight },
  });

  const run = await runs.start(setup, visitor);
  await until(run, () => run.log.ended());
  expect(run.fold().replies.c0?.state).toBe('done');
  for (const column of ['c1', 'c2', 'c3']) {
    expect(run.fold().replies[column]?.trouble).toMatchObject({
      kind: 'account-limit',
      retryAfter: midnight + 250,
    });
  }
  expect(upstream.requests()).toHaveLength(50);
  expect(refusals(upstream.requests())).toBe(0);
  await upstream.close();
});

test('who is refused since others use the account too waits for the reset and is served then', async () => {
  const time = new ManualTime(middle);
  const upstream = await limitedUpstream({ perMinute: 20, perDay: 50 }, time);
  const elsewhere = plannedRuns(upstream.url, time);
  await haveState(await elsewhere.runs.start(setupOf(18), visitor), 'done', 18);
  const { runs } = plannedRuns(upstream.url, time);
  const run = await runs.start(setupOf(4), visitor);
  await haveState(run, 'done', 2);
  await until(run, () => run.log.events.filter((event) => event.type === 'reply-queued').length === 2);
  for (const event of run.log.events) {
    if (event.type === 'reply-queued')
      expect(event).toMatchObject({ reason: 'retry-after', until: next + 250 });
  }
  time.pass(30_250);
  await until(run, () => run.log.ended());
  expect(countIn(run, 'done')).toBe(4);
  expect(refusals(upstream.requests())).toBe(2);
  await upstream.close();
});

test('Stop takes a waiting column out of the queue; the others are served', async () => {
  const time = new ManualTime(middle);
  const upstream = await limitedUpstream({ perMinute: 20, perDay: 50 }, time);
  const { runs } = plannedRuns(upstream.url, time);
  const run = await runs.start(setupOf(22), visitor);
  await haveState(run, 'done', 20);
  await runs.stop(run.id, visitor, 'c20');
  time.pass(30_250);
  await until(run, () => run.log.ended());
  expect([countIn(run, 'stopped'), countIn(run, 'done')]).toEqual([1, 21]);
  expect(upstream.requests()).toHaveLength(21);
  await upstream.close();
});

test('GET /api/quota tells whose key, and what is left by the minute and the day; never the key', async () => {
  const response = await fetch(`${playgroundUrl}/api/quota`);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const text = await response.text();
  expect(text).not.toContain('sk-or');
  const allowance = {
    limit: expect.any(Number),
    used: expect.any(Number),
    remaining: expect.any(Number),
    resetsAt: expect.any(Number),
  };
  const quota = JSON.parse(text);
  expect(quota).toEqual({ key: 'server', minute: allowance, day: allowance });
  expect(quota.minute.limit).toBe(20);
  expect(quota.minute.resetsAt % minute).toBe(0);
  expect(quota.day.resetsAt % (24 * 60 * minute)).toBe(0);
});

test('GET /api/quota without a key has nothing of nothing', async () => {
  const quota = await (await fetch(`${demoUrl}/api/quota`)).json();
  expect(quota).toMatchObject({ key: 'none', day: { limit: 0, used: 0, remaining: 0 } });
});
