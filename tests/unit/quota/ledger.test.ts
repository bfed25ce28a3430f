import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WireFailure } from '#lib/providers/wire.ts';
import { dayUsedUp } from '#lib/simulator/limits.ts';
import { createMemoryStore } from '#lib/store/memory-store.ts';
import type { Store } from '#lib/store/store.ts';
import { ManualTime } from '../../support/manual-time.ts';
import { passing } from './passing.ts';
import { askedWith, countLeft, free, modelOf, ownKey, startInstance } from './planners.ts';

const middle = Date.UTC(2026, 10, 22, 12, 0, 30);
const next = middle + 30_000;
const key = ownKey('key');

type Ledger = Pick<Store, 'transact'>;

/** Stands before a store: counts, and can be away, or slow to say that it is done. */
function gated(store: () => Ledger) {
  let state: 'open' | 'away' | 'mute' = 'open';
  let open = Promise.withResolvers<void>();
  const gate = {
    count: 0,
    leave: () => {
      state = 'away';
    },
    /** Transactions are done, but nobody hears of it. */
    mute: () => {
      state = 'mute';
      open = Promise.withResolvers();
    },
    comeBack: () => {
      state = 'open';
      open.resolve();
    },
  };
  const ledger: Ledger = {
    async transact(name, work) {
      gate.count += 1;
      if (state === 'away') throw new Error('The store is away.');
      const result = await store().transact(name, work);
      if (state === 'mute') await open.promise;
      return result;
    },
  };
  return { ledger, gate };
}

function createWorld(start = middle) {
  const time = new ManualTime(start);
  let store = createMemoryStore();
  const lose = () => {
    store = createMemoryStore();
  };
  const instance = (name: string) => {
    const { ledger, gate } = gated(() => store);
    return { ...startInstance(time, name, { store: ledger }), gate };
  };
  return { instance, lose, pass: (ms: number) => passing(time, ms) };
}

let warn = vi.spyOn(console, 'warn');
beforeEach(() => {
  warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('the ledger is asked', () => {
  test('once for sixteen requests of one moment', async () => {
    const { instance, pass } = createWorld();
    const { askFor, gate } = instance('one');
    askFor(1, key);
    await pass(0);
    gate.count = 0;
    const guests = askFor(16, key);
    await pass(0);
    expect(countLeft(guests)).toBe(16);
    expect(gate.count).toBe(1);
  });

  test.each([
    ['a paid model', askedWith(key, modelOf('openrouter:demo/swift'))],
    ['the demo', askedWith(key, free, 'demo')],
    ['nobody’s key', askedWith({ key: null, owner: 'server' })],
  ])('never for a request to %s', async (_, asked) => {
    const { instance, pass } = createWorld();
    const { ask, gate, planner } = instance('one');
    const guest = ask(asked);
    planner.hear(asked, new Headers());
    await pass(60_000);
    expect([guest.left, gate.count]).toEqual([true, 0]);
  });
});

describe('while the store is away', () => {
  test('the planner goes by what this process knows, and says so once', async () => {
    const { instance, pass } = createWorld();
    const { askFor, gate, planner } = instance('one');
    askFor(5, key);
    await pass(0);
    gate.leave();
    const guests = askFor(19, key);
    await pass(0);
    expect(countLeft(guests)).toBe(15);
    expect(guests[15]?.waits).toEqual([['rate-window', next + 250]]);
    await pass(60_000);
    expect(countLeft(guests)).toBe(19);
    expect((await planner.quota(key)).day.used).toBe(24);
    expect(warn).toHaveBeenCalledTimes(1);
  });

  test('it is said once that it is back', async () => {
    const { instance, pass } = createWorld();
    const { askFor, gate } = instance('one');
    gate.leave();
    askFor(1, key);
    await pass(0);
    gate.comeBack();
    for (let time = 0; time < 3; time++) {
      await pass(6000);
      askFor(1, key);
      await pass(0);
    }
    expect(warn.mock.calls.map(([said]) => String(said).split(':')[0])).toEqual([
      'The store does not answer',
      'The store answers again',
    ]);
  });

  test('it is left alone for a while, so that nobody waits for it again', async () => {
    const { instance, pass } = createWorld();
    const { askFor, gate } = instance('one');
    askFor(1, key);
    await pass(0);
    gate.leave();
    gate.count = 0;
    for (let time = 0; time < 4; time++) {
      askFor(1, key);
      await pass(1000);
    }
    expect(gate.count).toBe(1);
  });

  test('what several instances sent meanwhile is all counted when it is back', async () => {
    const { instance, pass } = createWorld();
    const [one, other] = [instance('one'), instance('other')];
    one.askFor(3, key);
    await pass(0);
    other.askFor(2, key);
    await pass(0);
    for (const { gate } of [one, other]) gate.leave();
    one.askFor(4, key);
    other.askFor(5, key);
    await pass(0);
    for (const { gate } of [one, other]) gate.comeBack();
    // Nobody asks for anything: it is kept all the same.
    await pass(11_000);
    expect((await instance('third').planner.quota(key)).minute.used).toBe(14);
    expect((await one.planner.quota(key)).minute.used).toBe(14);
  });

  test('a refusal that comes meanwhile is told to the others when it is back', async () => {
    const { instance, pass } = createWorld();
    const { askFor, gate, planner } = instance('one');
    const [guest] = askFor(1, key);
    await pass(0);
    gate.leave();
    const { status, error } = dayUsedUp(middle, { perMinute: 20, perDay: 50 });
    const refusal = new WireFailure('refused', status, new Headers(), { error });
    expect(planner.refused(guest?.asked ?? askedWith(key), refusal)).toBe(true);
    await pass(0);
    gate.comeBack();
    await pass(6000);
    expect((await instance('other').planner.quota(key)).day.remaining).toBe(0);
  });

  test('what it lost with it is put back from what is known here', async () => {
    const { instance, lose, pass } = createWorld();
    const [one, other] = [instance('one'), instance('other')];
    other.askFor(6, key);
    await pass(0);
    one.askFor(2, key);
    await pass(0);
    one.gate.leave();
    one.askFor(1, key);
    await pass(0);
    lose();
    one.gate.comeBack();
    await pass(6000);
    expect((await instance('third').planner.quota(key)).minute.used).toBe(9);
  });

  test('one that never answers holds a request for a second, and is not counted twice', async () => {
    const { instance, pass } = createWorld();
    const { askFor, gate, planner } = instance('one');
    askFor(1, key);
    await pass(0);
    gate.mute();
    const guests = askFor(2, key);
    await pass(999);
    expect(countLeft(guests)).toBe(0);
    await pass(1);
    expect(countLeft(guests)).toBe(2);
    gate.comeBack();
    await pass(6000);
    expect((await planner.quota(key)).minute.used).toBe(3);
    expect((await instance('other').planner.quota(key)).minute.used).toBe(3);
  });
});

describe('while a transaction is under way', () => {
  test('a request that is stopped does not leave, and is not counted', async () => {
    const { instance, pass } = createWorld();
    const { ask, askFor, gate, planner } = instance('one');
    askFor(1, key);
    await pass(0);
    gate.mute();
    const stop = new AbortController();
    const guest = ask(askedWith(key), stop.signal);
    await pass(0);
    stop.abort();
    gate.comeBack();
    await pass(0);
    expect(guest).toMatchObject({ left: false, trouble: null });
    expect((await planner.quota(key)).minute.used).toBe(1);
    expect((await instance('other').planner.quota(key)).minute.used).toBe(1);
  });

  test('and the minute ends, a request counts in the next, and once for the day', async () => {
    const { instance, pass } = createWorld(next - 20_000);
    const { askFor, gate, planner } = instance('one');
    askFor(1, key);
    await pass(19_600);
    gate.mute();
    const guests = askFor(3, key);
    await pass(800);
    expect(countLeft(guests)).toBe(0);
    gate.comeBack();
    await pass(0);
    expect(countLeft(guests)).toBe(3);
    const { minute, day } = await planner.quota(key);
    expect([minute.used, day.used]).toEqual([3, 4]);
  });
});
