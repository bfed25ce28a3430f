import { describe, expect, test } from 'vitest';
import type { Model } from '#lib/catalog/model.ts';
import type { Access } from '#lib/providers/provider.ts';
import { type Asked, createPlanner } from '#lib/quota/planner.ts';
import type { ShareLimits } from '#lib/quota/shares.ts';
import type { Trouble } from '#lib/run/reply.ts';
import { createMemoryStore } from '#lib/store/memory-store.ts';
import { ManualTime } from '../../support/manual-time.ts';
import { catalog } from '../providers/world.ts';

const noon = Date.UTC(2026, 10, 22, 12, 0, 30);
const midnight = Date.UTC(2026, 10, 23);
const day = 24 * 60 * 60_000;
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

const lentTo = (visitor: string): Access => ({ key: 'of the server', owner: 'server', visitor });
const own: Access = { key: 'of a visitor', owner: 'own' };

function freeModel(): Model {
  const model = catalog.find(({ id }) => id === 'openrouter:demo/swift:free');
  if (!model) throw new Error('The model is gone.');
  return model;
}
const model = freeModel();

function createWorld(shares?: ShareLimits, { start = noon, left = 1000 } = {}) {
  const time = new ManualTime(start);
  const planner = createPlanner({
    readKey: async () => ({ account: null, day: { used: 1000 - left, limit: 1000 }, date: null }),
    secret: () => 'a secret of a test',
    store: createMemoryStore(),
    instance: 'one',
    now: time.now,
    after: time.after,
    wait: time.wait,
    ...(shares ? { shares } : {}),
  });
  function ask(access: Access) {
    const guest = { left: false, trouble: null as Trouble | null, waits: [] as [string, number][] };
    const asked: Asked = { provider: { id: 'openrouter' }, access, model };
    void planner
      .admit(asked, new AbortController().signal, (...wait) => guest.waits.push(wait))
      .then((trouble) => {
        guest.left = trouble === null;
        guest.trouble = trouble;
      });
    return guest;
  }
  const askFor = (count: number, access: Access) => Array.from({ length: count }, () => ask(access));
  const pass = async (ms: number) => {
    await settled();
    time.pass(ms);
    await settled();
  };
  return { time, planner, askFor, pass };
}

const countLeft = (guests: readonly { left: boolean }[]) => guests.filter(({ left }) => left).length;

describe('a key that is lent', () => {
  test('is each visitor’s for so many requests a day, and the next is told when to come again', async () => {
    const { askFor, pass } = createWorld({ visitorDaily: 3, siteDaily: 100 });
    const one = askFor(4, lentTo('one'));
    const other = askFor(2, lentTo('other'));
    await pass(0);
    expect(one.map(({ left }) => left)).toEqual([true, true, true, false]);
    expect(countLeft(other)).toBe(2);
    expect(one[3]?.trouble).toEqual({
      kind: 'account-limit',
      message: 'Your free requests of today with the key of this server are used up.',
      action: 'Connect your own OpenRouter key, or wait for the daily reset.',
      retryAfter: midnight + 250,
    });
    await pass(day);
    const next = askFor(1, lentTo('one'));
    await pass(0);
    expect(countLeft(next)).toBe(1);
  });

  test('is the site’s for so many in all', async () => {
    const { askFor, pass } = createWorld({ visitorDaily: 3, siteDaily: 4 });
    const guests = ['one', 'other', 'third'].flatMap((visitor) => askFor(2, lentTo(visitor)));
    await pass(0);
    expect(countLeft(guests)).toBe(4);
    expect(guests[5]?.trouble).toMatchObject({
      kind: 'account-limit',
      message: 'Today’s free requests with the key of this server are used up.',
      retryAfter: midnight + 250,
    });
  });

  test('is lent to nobody where nothing is said of it', async () => {
    const { askFor, pass } = createWorld();
    const guests = askFor(2, lentTo('one'));
    await pass(0);
    expect(countLeft(guests)).toBe(0);
  });

  test('takes nothing from those with keys of their own', async () => {
    const { askFor, pass } = createWorld({ visitorDaily: 0, siteDaily: 0 });
    const guests = askFor(5, own);
    await pass(0);
    expect(countLeft(guests)).toBe(5);
  });

  test('shares the account’s minute in the order of asking, and a wait counts only when it is over', async () => {
    const { askFor, pass, planner } = createWorld({ visitorDaily: 22, siteDaily: 100 });
    const guests = askFor(24, lentTo('one'));
    await pass(0);
    expect(countLeft(guests)).toBe(20);
    expect(guests.slice(20, 22).map(({ waits }) => waits[0]?.[0])).toEqual(['rate-window', 'rate-window']);
    expect(guests.slice(22).map(({ trouble }) => trouble?.kind)).toEqual(['account-limit', 'account-limit']);
    expect((await planner.quota(lentTo('one'))).day).toMatchObject({ used: 20, remaining: 2 });
    await pass(30_250);
    expect(countLeft(guests)).toBe(22);
  });

  test('near midnight is waited for as the day’s allowance', async () => {
    const { askFor, pass } = createWorld({ visitorDaily: 1, siteDaily: 100 }, { start: midnight - 120_000 });
    const guests = askFor(2, lentTo('one'));
    await pass(0);
    expect(guests[1]?.waits).toEqual([['daily-allowance', midnight + 250]]);
    await pass(120_250);
    expect(guests[1]?.left).toBe(true);
  });

  test('tells an account that is used up as the site’s', async () => {
    const { askFor, pass } = createWorld({ visitorDaily: 9, siteDaily: 99 }, { left: 1 });
    const guests = askFor(2, lentTo('one'));
    await pass(0);
    expect(guests[1]?.trouble).toMatchObject({
      message: 'Today’s free requests with the key of this server are used up.',
      action: 'Connect your own OpenRouter key, or wait for the daily reset.',
    });
  });
});

describe('what is left of a key that is lent', () => {
  const leftTo = async (limits: ShareLimits, left = 1000) => {
    const { askFor, pass, planner } = createWorld(limits, { left });
    askFor(2, lentTo('one'));
    askFor(1, lentTo('other'));
    await pass(0);
    return planner.quota(lentTo('one'));
  };

  test('is the visitor’s own share', async () => {
    expect(await leftTo({ visitorDaily: 5, siteDaily: 100 })).toMatchObject({
      key: 'server',
      day: { limit: 5, used: 2, remaining: 3, resetsAt: midnight },
      minute: { limit: 20 },
    });
  });

  test('is no more than the site has', async () => {
    expect((await leftTo({ visitorDaily: 5, siteDaily: 4 })).day).toMatchObject({ limit: 5, remaining: 1 });
  });

  test('is no more than the account has', async () => {
    expect((await leftTo({ visitorDaily: 5, siteDaily: 100 }, 5)).day.remaining).toBe(2);
  });
});
