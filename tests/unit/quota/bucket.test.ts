import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bucket, createBucket, type Ticket } from '#lib/quota/bucket.ts';
import { createLedger } from '#lib/quota/ledger.ts';
import { closed } from '#lib/quota/said.ts';
import { minuteOf, utcDayOf } from '#lib/quota/spans.ts';
import { createTheirClock } from '#lib/quota/their-clock.ts';
import { allowanceOf } from '#lib/quota/window.ts';
import { createMemoryStore } from '#lib/store/memory-store.ts';
import { ManualTime } from '../../support/manual-time.ts';
import { passing, settled } from './passing.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const middle = noon + 30_000;
const next = noon + 60_000;
const midnight = Date.UTC(2026, 10, 23);

/** A request as its maker sees it. */
class Guest implements Ticket {
  order: number;
  waits: [reason: string, until: number][] = [];
  leftAt: number | null = null;
  refused: [reason: string, until: number] | null = null;
  #time: ManualTime;
  onWait = () => {};

  constructor(order: number, time: ManualTime) {
    this.order = order;
    this.#time = time;
  }

  wait = (reason: string, until: number) => {
    this.waits.push([reason, until]);
    this.onWait();
  };
  leave = () => {
    expect(this.leftAt ?? this.refused).toBeNull();
    this.leftAt = this.#time.now();
  };
  refuse = (reason: string, until: number) => {
    expect(this.leftAt ?? this.refused).toBeNull();
    this.refused = [reason, until];
  };
}

function createWorld({ start = middle, perMinute = 20, perDay = 50 } = {}) {
  const time = new ManualTime(start);
  const clock = createTheirClock();
  const ledger = createLedger(createMemoryStore(), time);
  const rules = [
    { reason: 'rate-window', spanOf: minuteOf, limit: perMinute },
    { reason: 'daily-allowance', spanOf: utcDayOf, limit: perDay },
  ] as const;
  const bucketOf = (instance = 'one', key = 'a key') =>
    createBucket({ key, rules, clock, instance, ledger, now: time.now, after: time.after });
  const bucket = bucketOf();
  const guests: Guest[] = [];
  const enter = async (count: number, into: Bucket = bucket) => {
    const more = Array.from({ length: count }, () => {
      const guest = new Guest(guests.length, time);
      guests.push(guest);
      into.enter(guest);
      return guest;
    });
    await settled();
    return more;
  };
  const [minuteLimit, dayLimit] = bucket.windows;
  if (!minuteLimit || !dayLimit) throw new Error('There are two.');
  const left = (limit: 'minute' | 'day', of: Bucket = bucket) => {
    const window = limit === 'minute' ? minuteLimit : dayLimit;
    return allowanceOf(window, of.stateOf(window), clock.theirs(time.now()));
  };
  const pass = (ms: number) => passing(time, ms);
  return { time, clock, bucket, bucketOf, guests, enter, dayLimit, left, pass };
}

const countLeft = (guests: readonly Guest[]) => guests.filter(({ leftAt }) => leftAt !== null).length;
const refused = (guests: readonly Guest[]) => guests.filter((guest) => guest.refused !== null);

describe('a bucket', () => {
  test('lets twenty of twenty-four leave at once and tells four when they will', async () => {
    const { time, enter, pass } = createWorld();
    const guests = await enter(24);
    expect(guests.slice(0, 20).every(({ leftAt, waits }) => leftAt === middle && waits.length === 0)).toBe(
      true,
    );
    expect(guests.slice(20).map(({ waits }) => waits)).toEqual(
      Array.from({ length: 4 }, () => [['rate-window', next + 250]]),
    );
    await pass(30_249);
    expect(countLeft(guests)).toBe(20);
    await pass(1);
    expect(guests.slice(20).map(({ leftAt }) => leftAt)).toEqual(Array(4).fill(next + 250));
    expect(time.pending).toBe(0);
  });

  test('sends them in their order, minute by minute', async () => {
    const { guests, enter, pass } = createWorld({ perDay: 1000 });
    await enter(60);
    expect(guests[40]?.waits).toEqual([['rate-window', next + 60_250]]);
    await pass(120_000);
    expect(guests.map(({ leftAt }) => leftAt)).toEqual([
      ...Array(20).fill(middle),
      ...Array(20).fill(next + 250),
      ...Array(20).fill(next + 60_250),
    ]);
  });

  test('lets nobody overtake those who wait', async () => {
    const { guests, enter, pass } = createWorld({ perDay: 1000 });
    await enter(21);
    await pass(30_000);
    await enter(20);
    await pass(250);
    expect(countLeft(guests)).toBe(40);
    expect(guests[40]?.waits).toEqual([['rate-window', next + 60_250]]);
  });

  test('lets those behind move up when one who waits goes away', async () => {
    const { bucket, enter, pass } = createWorld({ perMinute: 1 });
    const [, second, third] = await enter(3);
    expect(third?.waits).toEqual([['rate-window', next + 60_250]]);
    if (second) bucket.withdraw(second);
    await settled();
    expect(third?.waits.at(-1)).toEqual(['rate-window', next + 250]);
    await pass(60_000);
    expect(second?.leftAt).toBeNull();
    expect(third?.leftAt).toBe(next + 250);
  });

  test('does not hold whom it would keep for more than five minutes', async () => {
    const { enter, pass } = createWorld({ perDay: 1000 });
    const guests = await enter(124);
    expect(refused(guests).map(({ order, refused }) => [order, refused])).toEqual(
      Array.from({ length: 4 }, (_, index) => [120 + index, ['rate-window', next + 300_250]]),
    );
    await pass(300_000);
    expect(countLeft(guests)).toBe(120);
  });

  test('sends what the day has left and tells the others when it ends', async () => {
    const { enter } = createWorld({ perDay: 2 });
    const guests = await enter(4);
    expect(countLeft(guests)).toBe(2);
    expect(refused(guests).map((guest) => guest.refused)).toEqual(
      Array(2).fill(['daily-allowance', midnight + 250]),
    );
  });

  test('counts those who wait for the minute into the day', async () => {
    const { enter, pass } = createWorld({ perDay: 22 });
    const guests = await enter(24);
    expect(countLeft(guests)).toBe(20);
    expect(refused(guests).map(({ order }) => order)).toEqual([22, 23]);
    await pass(60_000);
    expect(countLeft(guests)).toBe(22);
  });

  test('holds those who wait for a day that is nearly over', async () => {
    const { enter, pass } = createWorld({ start: midnight - 60_000, perDay: 1 });
    const [, second] = await enter(2);
    expect(second?.waits).toEqual([['daily-allowance', midnight + 250]]);
    await pass(60_250);
    expect(second?.leftAt).toBe(midnight + 250);
  });

  test('tells those who wait when a refusal closes the day', async () => {
    const { bucket, enter, dayLimit } = createWorld();
    const guests = await enter(24);
    bucket.hear(dayLimit, ({ said }) => closed(said, utcDayOf, middle, { limit: 50, fullUntil: midnight }));
    await settled();
    expect(refused(guests).map(({ order, refused }) => [order, refused])).toEqual(
      [20, 21, 22, 23].map((order) => [order, ['daily-allowance', midnight + 250]]),
    );
  });

  test('goes by their clock', async () => {
    const { clock, enter, left, pass } = createWorld();
    clock.hear(new Date(middle - 20_000).toUTCString(), middle, middle);
    const guests = await enter(21);
    expect(guests[20]?.waits).toEqual([['rate-window', next + 20_250]]);
    await pass(60_000);
    expect(guests[20]?.leftAt).toBe(next + 20_250);
    expect(left('minute')?.used).toBe(1);
  });

  test('does not repeat itself when nothing has changed', async () => {
    const { bucket, enter } = createWorld();
    const guests = await enter(21);
    await bucket.serve();
    await bucket.serve();
    expect(guests[20]?.waits).toHaveLength(1);
  });

  test('stays whole when one who hears of its wait goes away at once', async () => {
    const { time, bucket, pass } = createWorld({ perMinute: 1 });
    const [first, second, third] = [0, 1, 2].map((order) => new Guest(order, time));
    if (!first || !second || !third) throw new Error('Three are needed.');
    second.onWait = () => bucket.withdraw(second);
    for (const guest of [first, second, third]) bucket.enter(guest);
    await pass(60_000);
    expect([first.leftAt, second.leftAt, third.leftAt]).toEqual([middle, null, next + 250]);
  });

  test('tells nothing more to one who was taken out of the queue meanwhile', async () => {
    const { clock, bucket, enter } = createWorld({ perMinute: 1 });
    const [, second, third] = await enter(3);
    if (!second || !third) throw new Error('Three are needed.');
    second.onWait = () => bucket.withdraw(third);
    clock.hear(new Date(middle - 20_000).toUTCString(), middle, middle);
    await bucket.serve();
    expect(second.waits).toHaveLength(2);
    expect(third.waits).toHaveLength(1);
  });

  test('takes in those who waited under another key', async () => {
    const { time, bucket, bucketOf, enter, left, pass } = createWorld();
    const other = bucketOf('one', 'another key');
    await enter(12);
    const guests = await enter(21, other);
    bucket.absorb(other);
    await settled();
    expect(time.pending).toBe(1);
    await pass(60_000);
    expect(guests[20]?.leftAt).toBe(next + 250);
    expect(left('day')?.used).toBe(33);
  });
});

describe('whatever the order of events', () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ pass: fc.nat(40_000) }),
      fc.record({ enter: fc.integer({ min: 1, max: 30 }), instance: fc.nat(1) }),
      fc.record({ withdraw: fc.nat(200) }),
    ),
    { minLength: 1, maxLength: 40 },
  );
  const limits = fc.record({
    start: fc.nat(120_000).map((ms) => midnight - 90_000 + ms),
    perMinute: fc.integer({ min: 1, max: 20 }),
    perDay: fc.integer({ min: 1, max: 80 }),
  });

  test('no window of two instances ever holds more than its limit, however long a request is under way', async () => {
    await fc.assert(
      fc.asyncProperty(
        steps,
        limits,
        fc.array(fc.nat(249), { minLength: 1 }),
        async (all, world, flights) => {
          const { bucket, bucketOf, guests, enter, pass } = createWorld(world);
          const buckets = [bucket, bucketOf('other')];
          for (const step of all) {
            if ('pass' in step) await pass(step.pass);
            else if ('enter' in step) await enter(step.enter, buckets[step.instance]);
            else {
              const guest = guests[step.withdraw];
              if (guest?.leftAt === null) for (const each of buckets) each.withdraw(guest);
            }
          }
          await pass(3_600_000);
          const minutes = new Map<number, number>();
          const days = new Map<number, number>();
          for (const { leftAt, order } of guests) {
            if (leftAt === null) continue;
            const at = leftAt + (flights[order % flights.length] ?? 0);
            for (const [counts, spanOf] of [
              [minutes, minuteOf],
              [days, utcDayOf],
            ] as const) {
              const { start } = spanOf(at);
              counts.set(start, (counts.get(start) ?? 0) + 1);
            }
          }
          expect(Math.max(0, ...minutes.values())).toBeLessThanOrEqual(world.perMinute);
          expect(Math.max(0, ...days.values())).toBeLessThanOrEqual(world.perDay);
        },
      ),
    );
  });

  test('everybody leaves in order at the time told last, or is told at once that it would take too long', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ pass: fc.nat(90_000), enter: fc.nat(30) })),
        limits,
        async (all, world) => {
          const { time, guests, enter, pass } = createWorld(world);
          for (const step of all) {
            await pass(step.pass);
            for (const guest of await enter(step.enter)) {
              expect([guest.leftAt, guest.waits[0], guest.refused].filter(Boolean)).toHaveLength(1);
            }
          }
          await pass(3_600_000);
          const served = guests.filter((guest) => guest.refused === null);
          const times = served.map(({ leftAt }) => leftAt ?? Number.NaN);
          expect(times).toEqual(times.toSorted((one, other) => one - other));
          for (const { waits, leftAt } of served) {
            if (waits.length > 0) expect(waits.at(-1)?.[1]).toBe(leftAt);
          }
          expect(time.pending).toBe(0);
        },
      ),
    );
  });
});
