import { expect, test } from 'vitest';
import { createReach } from '#components/offline/reach.ts';

/** A server that can be taken away, and timers that go off by hand. */
function world() {
  const timers: { callback: () => void; ms: number }[] = [];
  const answers: { isThere: boolean; status: number; asked: number } = {
    isThere: true,
    status: 200,
    asked: 0,
  };
  const reach = createReach({
    async fetch() {
      answers.asked++;
      if (!answers.isThere) throw new TypeError('fetch failed');
      return new Response('{}', { status: answers.status });
    },
    after: (callback, ms) => timers.push({ callback, ms }),
  });
  let told = 0;
  reach.subscribe(() => told++);
  return { reach, answers, timers, told: () => told };
}

test('the server counts as reached until asking it has failed', async () => {
  const { reach, answers, told } = world();
  expect(reach.get()).toBe(true);
  expect(answers.asked).toBe(0);
  answers.isThere = false;
  await reach.check();
  expect(reach.get()).toBe(false);
  expect(told()).toBe(1);
});

test('a server that answers with an error is there', async () => {
  const { reach, answers, told } = world();
  answers.status = 503;
  await reach.check();
  expect(reach.get()).toBe(true);
  expect(told()).toBe(0);
});

test('a server that is away is asked again, less and less often, until it answers', async () => {
  const { reach, answers, timers, told } = world();
  answers.isThere = false;
  await reach.check();
  for (let time = 0; time < 5; time++) {
    timers.at(-1)?.callback();
    await reach.check();
  }
  expect(timers.map(({ ms }) => ms)).toEqual([1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
  answers.isThere = true;
  timers.at(-1)?.callback();
  await reach.check();
  expect(reach.get()).toBe(true);
  expect(told()).toBe(2);
  expect(timers).toHaveLength(6);
});

test('several doubts at once ask once', async () => {
  const { reach, answers } = world();
  await Promise.all([reach.check(), reach.check(), reach.check()]);
  expect(answers.asked).toBe(1);
});

test('doubts while it waits to ask again begin no second row of questions', async () => {
  const { reach, answers, timers } = world();
  answers.isThere = false;
  await reach.check();
  await reach.check();
  expect(timers).toHaveLength(1);
});
