import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WireFailure } from '#lib/providers/wire.ts';
import { dayUsedUp } from '#lib/simulator/limits.ts';
import { createMemoryStore } from '#lib/store/memory-store.ts';
import type { Store } from '#lib/store/store.ts';
import { ManualTime } from '../../support/manual-time.ts';
import { engines, type OpenedEngine, unique } from '../store/support.ts';
import { passing } from './passing.ts';
import { askedWith, countLeft, lentTo, ownKey, startInstance, told } from './planners.ts';

const middle = Date.UTC(2026, 10, 22, 12, 0, 30);
const next = middle + 30_000;
const midnight = Date.UTC(2026, 10, 23);
const limits = { perMinute: 20, perDay: 50 };

describe.each(engines.filter(({ skip }) => !skip))('two instances with one $name', ({ open }) => {
  let opened: OpenedEngine;
  beforeEach(() => {
    opened = open();
  });
  afterEach(() => opened.close());

  test('let twenty of forty-eight requests leave in the first minute, and twenty in the next', async () => {
    const time = new ManualTime(middle);
    const access = ownKey(unique('key'));
    const [one, other] = [opened.store, opened.other].map((store, index) =>
      startInstance(time, `${index}`, { store }),
    );
    if (!one || !other) throw new Error('There are two.');
    const guests = [...one.askFor(24, access), ...other.askFor(24, access)];
    await told(guests);
    expect(countLeft(guests)).toBe(20);
    time.pass(30_250);
    const waiting = () => guests.filter(({ left }) => !left);
    const atLast = () => waiting().map(({ waits }) => waits.at(-1));
    await vi.waitFor(() => expect(atLast()).toEqual(Array(8).fill(['rate-window', next + 60_250])));
    expect((await one.planner.quota(access)).day.used).toBe(40);
    expect((await other.planner.quota(access)).minute).toMatchObject({ used: 20, remaining: 0 });
    time.pass(60_000);
    await vi.waitFor(() => expect(waiting()).toEqual([]));
    expect((await other.planner.quota(access)).minute).toMatchObject({ used: 8, remaining: 12 });
  });
});

function createWorld() {
  const time = new ManualTime(middle);
  const store = createMemoryStore();
  const start = (instance: string, options: Partial<Parameters<typeof startInstance>[2]> = {}) =>
    startInstance(time, instance, { store, ...options });
  return { time, store, start, pass: (ms: number) => passing(time, ms) };
}

describe('what one instance hears, the other goes by', () => {
  test('when a refusal closes the day', async () => {
    const { start, pass } = createWorld();
    const [one, other] = [start('one'), start('other')];
    const [refused, waiting] = [one.askFor(1, ownKey('key')), other.askFor(20, ownKey('key'))];
    await pass(0);
    const { status, error } = dayUsedUp(middle, limits);
    const asked = refused[0]?.asked ?? askedWith(ownKey('key'));
    one.planner.refused(asked, new WireFailure('refused', status, new Headers(), { error }));
    await pass(0);
    const [later] = other.askFor(1, ownKey('key'));
    await pass(0);
    for (const guest of [waiting.at(-1), later]) {
      expect(guest?.trouble).toMatchObject({ kind: 'account-limit', retryAfter: midnight + 250 });
    }
  });

  test('when a report says what others used of the day', async () => {
    const { start, pass } = createWorld();
    const one = start('one', { readKey: async () => ({ day: { used: 49, limit: 50 } }) });
    const other = start('other');
    await one.planner.quota(ownKey('key'));
    const guests = other.askFor(2, ownKey('key'));
    await pass(0);
    expect(guests.map(({ left }) => left)).toEqual([true, false]);
    expect((await one.planner.quota(ownKey('key'))).day).toMatchObject({ used: 50, remaining: 0 });
  });

  test('and what the other sent is not taken for somebody else’s', async () => {
    const { start, pass } = createWorld();
    const one = start('one');
    one.askFor(12, ownKey('key'));
    await pass(0);
    const other = start('other', { readKey: async () => ({ day: { used: 12, limit: 50 } }) });
    expect((await other.planner.quota(ownKey('key'))).day.used).toBe(12);
  });

  test('nor when it learns only then whose key it is', async () => {
    const { start, pass } = createWorld();
    const readKey = async () => ({ account: 'user_x', day: { used: 12, limit: 50 } });
    start('one', { readKey: async () => ({ account: 'user_x' }) }).askFor(12, ownKey('key'));
    await pass(0);
    const other = start('other', { readKey });
    expect((await other.planner.quota(ownKey('another key'))).day.used).toBe(12);
  });
});

describe('after a restart', () => {
  const never = () => new Promise<null>(() => {});

  test('the minute and the day go on where they were', async () => {
    const { start, pass } = createWorld();
    start('before').askFor(15, ownKey('key'));
    await pass(0);
    const guests = start('after').askFor(6, ownKey('key'));
    await pass(0);
    expect(guests.map(({ left }) => left)).toEqual([true, true, true, true, true, false]);
    expect(guests[5]?.waits).toEqual([['rate-window', next + 250]]);
    await pass(60_000);
    expect((await start('later').planner.quota(ownKey('key'))).day.used).toBe(21);
  });

  test('an account is known again before the provider says its name', async () => {
    const { start, pass } = createWorld();
    const before = start('before', { readKey: async () => ({ account: 'user_x' }) });
    before.askFor(20, ownKey('key'));
    await pass(0);
    const [guest] = start('after', { readKey: never }).askFor(1, ownKey('key'));
    await pass(1500);
    expect(guest?.waits).toEqual([['rate-window', next + 250]]);
  });

  test('what left before a key got its name counts for the name', async () => {
    const { start, pass } = createWorld();
    start('before').askFor(15, ownKey('key'));
    await pass(0);
    const after = start('after', { readKey: async () => ({ account: 'user_x' }) });
    const guests = after.askFor(6, ownKey('key'));
    await pass(0);
    expect(countLeft(guests)).toBe(5);
  });

  test('nothing is kept of days that are over', async () => {
    const { start, pass, store } = createWorld();
    start('before', { shares: { visitorDaily: 3, siteDaily: 9 } }).askFor(3, lentTo('one'));
    await pass(24 * 60 * 60_000);
    const after = start('after', { shares: { visitorDaily: 3, siteDaily: 9 } });
    const written = witness(store);
    await after.planner.quota(lentTo('one'));
    expect(written.join()).toContain('"left":{}');
    expect(written.join()).not.toContain('before');
  });
});

describe('a key that is lent', () => {
  test('is lent by all instances together, to each visitor and to all', async () => {
    const { start, pass } = createWorld();
    const shares = { visitorDaily: 3, siteDaily: 4 };
    const [one, other] = [start('one', { shares }), start('other', { shares })];
    const first = [...one.askFor(2, lentTo('anna')), ...other.askFor(2, lentTo('anna'))];
    await pass(0);
    expect(countLeft(first)).toBe(3);
    const second = [...other.askFor(1, lentTo('bert')), ...one.askFor(1, lentTo('bert'))];
    await pass(0);
    expect(countLeft(second)).toBe(1);
    expect((await one.planner.quota(lentTo('carl'))).day).toMatchObject({ limit: 3, used: 0, remaining: 0 });
    expect((await start('later', { shares }).planner.quota(lentTo('anna'))).day.used).toBe(3);
  });
});

/** All that goes into a store, as text. */
function witness(store: Store): string[] {
  const written: string[] = [];
  const transact = store.transact;
  store.transact = (key, work) =>
    transact(key, (kept) => {
      const done = work(kept);
      written.push(`${key} ${JSON.stringify(done.value)}`);
      return done;
    });
  return written;
}

test('a key never reaches the store', async () => {
  const { start, pass, store } = createWorld();
  const written = witness(store);
  start('one', { readKey: async () => ({ account: 'user_x' }) }).askFor(3, ownKey('sk-or-v1-secret'));
  await pass(0);
  expect(written.length).toBeGreaterThan(0);
  expect(written.join()).not.toContain('sk-or-v1-secret');
});
