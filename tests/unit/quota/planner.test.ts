import { describe, expect, test } from 'vitest';
import type { Model } from '#lib/catalog/model.ts';
import { WireFailure } from '#lib/providers/wire.ts';
import { type Asked, createPlanner } from '#lib/quota/planner.ts';
import type { KeyReport } from '#lib/quota/read-key.ts';
import type { Trouble } from '#lib/run/reply.ts';
import { dayUsedUp, minuteUsedUp } from '#lib/simulator/limits.ts';
import type { Refusal } from '#lib/simulator/refusal.ts';
import { createMemoryStore } from '#lib/store/memory-store.ts';
import { ManualTime } from '../../support/manual-time.ts';
import { catalog } from '../providers/world.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const middle = noon + 30_000;
const next = noon + 60_000;
const midnight = Date.UTC(2026, 10, 23);
const limits = { perMinute: 20, perDay: 50 };

function modelOf(id: string): Model {
  const model = catalog.find((each) => each.id === id);
  if (!model) throw new Error(`There is no model ${id}.`);
  return model;
}
const free = modelOf('openrouter:demo/swift:free');
const paid = modelOf('openrouter:demo/swift');

const asked = (key: string | null = 'key', model = free, provider = 'openrouter'): Asked => ({
  provider: { id: provider },
  access: { key, owner: 'own' },
  model,
});

/** Lets everything happen that needs no time. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

type Report = Partial<KeyReport> | null;

function createWorld({ start = middle, reports = {} as Record<string, Report | Promise<Report>> } = {}) {
  const time = new ManualTime(start);
  const questions: string[] = [];
  const planner = createPlanner({
    async readKey(key) {
      questions.push(key);
      const report = await reports[key];
      return report ? { account: null, day: null, date: null, ...report } : null;
    },
    secret: () => 'a secret of a test',
    store: createMemoryStore(),
    instance: 'one',
    now: time.now,
    after: time.after,
    wait: time.wait,
  });
  /** A request that asks to leave, and what became of it. */
  function ask(what: Asked = asked(), signal = new AbortController().signal) {
    const guest = {
      what,
      waits: [] as [string, number][],
      left: false,
      trouble: null as Trouble | null,
      again: () => {
        guest.left = false;
        guest.waits = [];
        return begin();
      },
    };
    const begin = () =>
      planner
        .admit(what, signal, (reason, until) => guest.waits.push([reason, until]))
        .then((trouble) => {
          guest.left = trouble === null && !signal.aborted;
          guest.trouble = trouble;
        });
    void begin();
    return guest;
  }
  const askFor = (count: number, key?: string) => Array.from({ length: count }, () => ask(asked(key)));
  async function pass(ms: number) {
    await settled();
    time.pass(ms);
    await settled();
  }
  return { time, planner, questions, reports, ask, askFor, pass };
}

const failureOf = ({ status, error }: Refusal) =>
  new WireFailure('refused', status, new Headers(), { error });
const countLeft = (guests: readonly { left: boolean }[]) => guests.filter(({ left }) => left).length;

describe('the planner', () => {
  test('lets twenty free requests of a key leave and four wait for the next minute', async () => {
    const { askFor, pass } = createWorld();
    const guests = askFor(24);
    await pass(0);
    expect(countLeft(guests)).toBe(20);
    expect(guests.slice(20).map(({ waits }) => waits)).toEqual(Array(4).fill([['rate-window', next + 250]]));
    await pass(30_250);
    expect(countLeft(guests)).toBe(24);
  });

  test.each([
    ['paid models', asked('key', paid)],
    ['a provider without a free tier', asked('key', free, 'demo')],
    ['who has no key', asked(null)],
  ])('never holds back requests to %s', async (_, what) => {
    const { ask, pass, questions } = createWorld();
    const guests = Array.from({ length: 100 }, () => ask(what));
    await pass(0);
    expect(countLeft(guests)).toBe(100);
    expect(questions).toEqual([]);
  });

  test('gives every key an account of its own', async () => {
    const { askFor, pass } = createWorld();
    const guests = [...askFor(20, 'one'), ...askFor(20, 'other')];
    await pass(0);
    expect(countLeft(guests)).toBe(40);
  });

  test('gives the keys of one account one budget', async () => {
    const account = { account: 'user_x' };
    const { askFor, pass } = createWorld({ reports: { one: account, other: account } });
    const guests = [...askFor(15, 'one'), ...askFor(15, 'other')];
    await pass(0);
    expect(countLeft(guests)).toBe(20);
    expect(guests[29]?.waits).toEqual([['rate-window', next + 250]]);
  });

  test('joins the budgets of two keys when it learns late that they are one account’s', async () => {
    const { promise, resolve } = Promise.withResolvers<Report>();
    const { askFor, pass, planner } = createWorld({
      reports: { one: { account: 'user_x' }, other: promise },
    });
    const guests = [...askFor(15, 'one'), ...askFor(25, 'other')];
    await pass(1500);
    expect(countLeft(guests)).toBe(35);
    resolve({ account: 'user_x' });
    await pass(0);
    expect((await planner.quota({ key: 'one', owner: 'own' })).minute).toMatchObject({ used: 35 });
    await pass(60_000);
    expect(countLeft(guests)).toBe(40);
  });

  test('takes a stopped request out of the queue, uncounted', async () => {
    const { ask, askFor, pass, planner } = createWorld();
    askFor(20);
    const stop = new AbortController();
    const guest = ask(asked(), stop.signal);
    await pass(0);
    stop.abort();
    await pass(60_000);
    expect(guest).toMatchObject({ left: false, trouble: null });
    expect((await planner.quota({ key: 'key', owner: 'own' })).day.used).toBe(20);
  });

  test('keeps who will not wait from leaving, and says when there is room', async () => {
    const { askFor, pass, planner } = createWorld();
    askFor(20);
    await pass(0);
    expect(await planner.admit(asked(), new AbortController().signal, null)).toMatchObject({
      kind: 'account-limit',
      retryAfter: next + 250,
    });
    await pass(60_000);
    expect((await planner.quota({ key: 'key', owner: 'own' })).day.used).toBe(20);
  });
});

describe('the report about a key', () => {
  test('is waited for by the first requests only, and not for long', async () => {
    const { askFor, pass, questions } = createWorld({ reports: { key: new Promise(() => {}) } });
    const first = askFor(4);
    await pass(1499);
    expect(countLeft(first)).toBe(0);
    await pass(1);
    expect(countLeft(first)).toBe(4);
    const later = askFor(4);
    await pass(0);
    expect(countLeft(later)).toBe(4);
    expect(questions).toEqual(['key']);
  });

  test('says what is left of the day: of four, one leaves and three are told when it ends', async () => {
    const { askFor, pass } = createWorld({ reports: { key: { day: { used: 49, limit: 50 } } } });
    const guests = askFor(4);
    await pass(0);
    expect(countLeft(guests)).toBe(1);
    for (const { trouble } of guests.slice(1)) {
      expect(trouble).toMatchObject({ kind: 'account-limit', retryAfter: midnight + 250 });
    }
  });

  test('says how much a day has for an account that paid', async () => {
    const { planner, pass } = createWorld({ reports: { key: { day: { used: 60, limit: 1000 } } } });
    await pass(0);
    expect(await planner.quota({ key: 'key', owner: 'server' })).toEqual({
      key: 'server',
      minute: { limit: 20, used: 0, remaining: 20, resetsAt: next },
      day: { limit: 1000, used: 60, remaining: 940, resetsAt: midnight },
    });
  });

  test('is asked for anew by a run once a minute, and by the page every few seconds', async () => {
    const { ask, pass, planner, questions } = createWorld();
    const access = asked().access;
    ask();
    await pass(0);
    ask();
    await planner.quota(access);
    expect(questions).toHaveLength(1);
    await pass(5000);
    await planner.quota(access);
    expect(questions).toHaveLength(2);
    ask();
    await pass(60_000);
    expect(questions).toHaveLength(2);
    ask();
    await pass(0);
    expect(questions).toHaveLength(3);
  });

  test('lags, and what was counted here is not forgotten for it', async () => {
    const { askFor, pass, planner, reports } = createWorld({
      reports: { key: { day: { used: 10, limit: 50 } } },
    });
    askFor(12);
    await pass(10_000);
    reports.key = { day: { used: 10, limit: 50 } };
    const { day } = await planner.quota(asked().access);
    expect(day).toMatchObject({ used: 22, remaining: 28 });
  });
});

describe('a refusal', () => {
  const minuteOver = () => failureOf(minuteUsedUp(middle, { ...limits, perMinute: 16 }));
  const dayOver = () => failureOf(dayUsedUp(middle, limits));

  test('for the minute closes it to all, and who was refused is first in the next', async () => {
    const { ask, askFor, pass, planner } = createWorld();
    const [first, second] = askFor(2);
    await pass(0);
    if (!first || !second) throw new Error('Two are needed.');
    expect(planner.refused(second.what, minuteOver())).toBe(true);
    const later = ask();
    void second.again();
    await pass(0);
    expect(later.waits).toEqual([['rate-window', next + 250]]);
    expect(second.waits).toEqual([['retry-after', next + 250]]);
    expect((await planner.quota(second.what.access)).minute).toMatchObject({ limit: 16, remaining: 0 });
    await pass(30_250);
    expect([second.left, later.left]).toEqual([true, true]);
  });

  test('for the day is told to everybody who waits, and nobody is sent any more', async () => {
    const { ask, askFor, pass, planner } = createWorld();
    const guests = askFor(22);
    await pass(0);
    expect(planner.refused(guests[0]?.what ?? asked(), dayOver())).toBe(true);
    await pass(0);
    expect(guests.filter(({ trouble }) => trouble !== null)).toHaveLength(2);
    const after = ask();
    await pass(0);
    for (const { trouble } of [...guests.slice(20), after]) {
      expect(trouble).toEqual({
        kind: 'account-limit',
        message: 'Today’s free requests are used up.',
        action: 'Wait for the daily reset, or choose a model that is not free.',
        retryAfter: midnight + 250,
      });
    }
    expect((await planner.quota(after.what.access)).day).toMatchObject({ used: 50, remaining: 0 });
  });

  test('of a busy endpoint leaves the account alone', async () => {
    const { ask, pass, planner } = createWorld();
    const guest = ask();
    await pass(0);
    const busy = new WireFailure('refused', 429, new Headers(), {
      error: {
        code: 429,
        message: 'Provider returned error',
        metadata: { limit_source: 'upstream_provider_shared_pool' },
      },
    });
    expect(planner.refused(guest.what, busy)).toBe(false);
    const other = ask();
    await pass(0);
    expect(other.left).toBe(true);
  });

  test('of a paid request is nobody’s concern here', () => {
    const { planner } = createWorld();
    expect(planner.refused(asked('key', paid), dayOver())).toBe(false);
  });

  test('before a reset that is over by our clock puts our clock right', async () => {
    const { ask, pass, planner } = createWorld({ start: next + 300 });
    const guest = ask();
    await pass(0);
    planner.refused(guest.what, failureOf(minuteUsedUp(next - 1, limits)));
    void guest.again();
    await pass(0);
    const [[reason, until] = ['', 0]] = guest.waits;
    expect(reason).toBe('retry-after');
    expect(until).toBeGreaterThan(next + 550);
    expect(until).toBeLessThan(next + 2000);
  });

  test('of Gemini is of that model and that key only', async () => {
    const flash = { ...free, id: 'gemini:flash' };
    const pro = { ...free, id: 'gemini:pro' };
    const { ask, pass, planner } = createWorld();
    const gemini = (model: Model) => asked('google', model, 'gemini');
    const guests = Array.from({ length: 30 }, () => ask(gemini(flash)));
    await pass(0);
    expect(countLeft(guests)).toBe(30);
    const error = {
      code: 429,
      details: [
        {
          violations: [{ quotaId: 'GenerateRequestsPerMinutePerProjectPerModel-FreeTier', quotaValue: '15' }],
        },
        { retryDelay: '38s' },
      ],
    };
    const failure = new WireFailure('refused', 429, new Headers(), [{ error }]);
    expect(planner.refused(gemini(flash), failure)).toBe(true);
    const [again, other] = [ask(gemini(flash)), ask(gemini(pro))];
    await pass(0);
    expect(again.waits).toEqual([['rate-window', middle + 38_250]]);
    expect(other.left).toBe(true);
    await pass(38_250);
    expect(again.left).toBe(true);
  });
});

describe('their clock', () => {
  test('is heard from answers and rules the reset', async () => {
    const { ask, askFor, pass, planner } = createWorld();
    const guest = ask();
    await pass(0);
    planner.hear(guest.what, new Headers({ date: new Date(middle - 20_000).toUTCString() }));
    const guests = askFor(24);
    await pass(0);
    expect(guests[23]?.waits).toEqual([['rate-window', next + 20_250]]);
    expect((await planner.quota(guest.what.access)).minute.resetsAt).toBe(next + 20_000);
  });
});

test('without a key nothing is left of nothing, and nobody is asked', async () => {
  const { planner, questions } = createWorld();
  expect(await planner.quota(null)).toEqual({
    key: 'none',
    minute: { limit: 0, used: 0, remaining: 0, resetsAt: next },
    day: { limit: 0, used: 0, remaining: 0, resetsAt: midnight },
  });
  expect(questions).toEqual([]);
});
