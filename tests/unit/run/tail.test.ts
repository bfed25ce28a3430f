import { describe, expect, test } from 'vitest';
import { followLog } from '#lib/run/follow.ts';
import { createTail } from '#lib/run/tail.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import { ManualTime } from '../../support/manual-time.ts';
import { eventsOf, logBench, noon, replyEnd, replyStart, rest } from './support.ts';

/** A run of five events that another instance writes, one by one. */
function createWorld() {
  const time = new ManualTime(noon);
  const { log } = logBench(['a']);
  log.append('a', replyStart(), 1);
  log.append('a', { type: 'reply-headers', status: 200 }, 2);
  log.append('a', replyEnd(), 3);
  log.end(4);
  const kept: RunEvent[] = [...log.events.slice(0, 1)];
  const store = { works: true, reads: 0, isRead: false };
  const tail = createTail(kept, {
    async read(seq) {
      store.reads++;
      if (!store.works) throw new Error('The store is gone.');
      return kept.slice(seq);
    },
    after: time.after,
    onRead: (isRead) => {
      store.isRead = isRead;
    },
  });
  return {
    log,
    tail,
    store,
    keep: (count: number) => void kept.push(...log.events.slice(kept.length, kept.length + count)),
    async pass(ms: number) {
      time.pass(ms);
      await rest(2);
    },
    pending: () => time.pending,
  };
}

describe('a run that another instance writes', () => {
  test('is followed event by event to its end, by messages', async () => {
    const { tail, log, keep, pending } = createWorld();
    const read = eventsOf(followLog(tail, 0));
    for (let count = 0; count < 4; count++) {
      keep(1);
      tail.wake();
      await rest(2);
    }
    expect(await read).toEqual(log.events);
    expect(pending()).toBe(0);
  });

  test('is followed by asking where messages are lost', async () => {
    const { tail, log, keep, pass } = createWorld();
    const read = eventsOf(followLog(tail, 0));
    await pass(0);
    keep(2);
    await pass(1000);
    keep(2);
    await pass(1000);
    expect(await read).toEqual(log.events);
  });

  test('is read once for all who follow it, and not at all when nobody does', async () => {
    const { tail, store, pass } = createWorld();
    await pass(10_000);
    expect(store.reads).toBe(0);
    const leave = [tail.subscribe(() => {}), tail.subscribe(() => {})];
    await pass(0);
    await pass(3000);
    expect(store.isRead).toBe(true);
    expect(store.reads).toBeLessThanOrEqual(4);
    for (const each of leave) each();
    expect(store.isRead).toBe(false);
    const { reads } = store;
    await pass(10_000);
    expect(store.reads).toBe(reads);
  });

  test('is gone on with after the store was out of reach', async () => {
    const { tail, log, store, keep, pass } = createWorld();
    const read = eventsOf(followLog(tail, 0));
    store.works = false;
    keep(4);
    await pass(1000);
    await pass(1000);
    store.works = true;
    await pass(1000);
    expect(await read).toEqual(log.events);
  });

  test('never shows an event twice or out of order', async () => {
    const { tail, log } = createWorld();
    tail.take(log.events.slice(0, 3));
    tail.take(log.events.slice(1, 3));
    tail.take(log.events.slice(4));
    expect(tail.events).toEqual(log.events.slice(0, 3));
  });

  test('lets its readers go when it was removed', async () => {
    const { tail, log } = createWorld();
    const read = eventsOf(followLog(tail, 0));
    await rest(2);
    tail.end();
    expect(await read).toEqual(log.events.slice(0, 1));
  });
});
