import { expect, test } from 'vitest';
import { createQuietQueue } from '#components/ui/quiet.ts';

/** A browser that is idle when it is told to be, once for each who asked. */
function createWorld() {
  const asked: (() => void)[] = [];
  const done: string[] = [];
  const queue = createQuietQueue(
    (go) => asked.push(go),
    async () => {},
  );
  const job = (name: string) => () => void done.push(name);
  /** One quiet moment, and all that comes of it. */
  const moment = async () => {
    asked.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { queue, done, job, moment, asked };
}

test('one thing is done in each quiet moment, in the order asked for', async () => {
  const { queue, done, job, moment } = createWorld();
  queue.add(job('first'));
  queue.add(job('second'));
  expect(done).toEqual([]);
  await moment();
  expect(done).toEqual(['first']);
  await moment();
  expect(done).toEqual(['first', 'second']);
});

test('the next waits until what was begun is over, however it ends', async () => {
  const { queue, done, job, moment, asked } = createWorld();
  const loading = Promise.withResolvers<void>();
  queue.add(() => loading.promise);
  queue.add(job('next'));
  await moment();
  expect(asked).toEqual([]);
  loading.reject(new Error('It did not come.'));
  await moment();
  await moment();
  expect(done).toEqual(['next']);
});

test('what a run needs comes before the rest, and at once when somebody presses something', async () => {
  const { queue, done, job, moment } = createWorld();
  queue.add(job('dialog'));
  queue.add(() => {
    done.push('reader');
    queue.add(job('warm-up'), 'before a run');
  }, 'before a run');
  await queue.hurry();
  expect(done).toEqual(['reader', 'warm-up']);
  await moment();
  expect(done).toEqual(['reader', 'warm-up', 'dialog']);
});

test('while it is held nothing is begun but what a run needs', async () => {
  const { queue, done, job, moment } = createWorld();
  const release = queue.hold();
  queue.add(job('dialog'));
  await moment();
  queue.add(job('reader'), 'before a run');
  await moment();
  await moment();
  expect(done).toEqual(['reader']);
  release();
  release();
  await moment();
  expect(done).toEqual(['reader', 'dialog']);
});

test('what was asked for before it was held is not done then', async () => {
  const { queue, done, job, moment } = createWorld();
  queue.add(job('dialog'));
  const release = queue.hold();
  await moment();
  expect(done).toEqual([]);
  release();
  await moment();
  expect(done).toEqual(['dialog']);
});

test('what is called off is not done', async () => {
  const { queue, done, job, moment } = createWorld();
  const undo = queue.add(job('first'));
  queue.add(job('second'));
  undo();
  await moment();
  expect(done).toEqual(['second']);
});
