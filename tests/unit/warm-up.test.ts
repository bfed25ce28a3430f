import { afterEach, expect, test, vi } from 'vitest';
import { warmUp } from '#lib/warm-up.ts';

const holder = globalThis as { [key: symbol]: unknown };
const place = Symbol.for('abreast');

afterEach(() => {
  delete holder[place];
});

/** A process whose store opens when it is told to, or does not. */
function createWorld() {
  const opening = Promise.withResolvers<void>();
  const quota = vi.fn(async () => {});
  holder[place] = {
    catalog: { list: async () => [] },
    planner: { quota },
    prepare: { provider: () => undefined, model: async () => undefined, checkModels: async () => {} },
    store: { check: () => opening.promise },
  };
  return { opening, quota };
}

test('the account is not asked about before the store is open', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { opening, quota } = createWorld();
  await warmUp();
  expect(quota).not.toHaveBeenCalled();
  opening.resolve();
  await vi.waitFor(() => expect(quota).toHaveBeenCalledOnce());
});

test('a store that cannot be opened keeps nobody from asking', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { opening, quota } = createWorld();
  await warmUp();
  opening.reject(new Error('It is held.'));
  await vi.waitFor(() => expect(quota).toHaveBeenCalledOnce());
});
