import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { demoProvider } from '#lib/providers/demo.ts';
import { prepareReply } from '#lib/run/prepare-reply.ts';
import { runReply } from '#lib/run/reply-task.ts';
import { createRunLog } from '#lib/run/run-log.ts';
import { delay, outcomeOf, passUntil, prepareWith, prompt, start } from './world.ts';

beforeEach(() => {
  // The demo tells the time by itself: by the monotonic clock.
  vi.useFakeTimers({ now: start, toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function demoReply(id: string) {
  const provider = demoProvider();
  const column = { id: 'a', model: id };
  const setup = { messages: [prompt], columns: [column] };
  const task = await prepareReply(prepareWith(provider, await provider.models()), setup, column, {
    visitor: { keys: {} },
    history: [],
    attempt: 1,
  });
  if ('refusal' in task) throw new Error('The column was refused.');
  const log = createRunLog();
  log.start({ type: 'run-start', run: 'run', setup, started: start });
  let isAtRest = false;
  const signal = new AbortController().signal;
  const now = () => Date.now() - start;
  void runReply(task, { log, signal, now, wallClock: Date.now, idleMs: 60_000, delay }).then(() => {
    isAtRest = true;
  });
  await passUntil(() => isAtRest);
  return outcomeOf(log.events).reply;
}

describe('the demo', () => {
  test('lists fictional models, free and without a key', async () => {
    const provider = demoProvider();
    const models = await provider.models();
    expect(models.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'demo:swift',
        'demo:steady',
        'demo:thinker',
        'demo:scribe',
        'demo:caller',
        'demo:seer',
      ]),
    );
    for (const model of models) {
      expect(model).toMatchObject({ provider: 'demo', free: true, available: true, unavailable: null });
      expect(model.id).toMatch(/^demo:[a-z]+$/);
      expect(model.name).toMatch(/^[A-Z][a-z]+$/);
    }
    expect(provider.access({ keys: {} })).toEqual({ key: null, owner: 'none' });
  });

  test('answers with every one of them, under its own name and at no cost', async () => {
    for (const { id } of await demoProvider().models()) {
      const reply = await demoReply(id);
      expect(reply, id).toMatchObject({
        state: 'done',
        model: id,
        provider: 'Demo',
        cost: { value: 0, source: 'reported' },
      });
      expect(reply.answer, id).not.toBe('');
      expect(reply.served?.fallback, id).toBeUndefined();
      expect(reply.usage.output?.source, id).toBe('reported');
    }
  }, 30_000);

  test('never leaves the process', async () => {
    const network = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('This went to the network.'));
    expect((await demoReply('demo:swift')).state).toBe('done');
    expect(network).not.toHaveBeenCalled();
    network.mockRestore();
  });
});
