import { describe, expect, test } from 'vitest';
import type { Model } from '#lib/catalog/model.ts';
import type { Setup } from '#lib/prompt/setup.ts';
import type { Quota } from '#lib/quota/quota.ts';
import { runBudget } from '#lib/quota/run-budget.ts';
import { catalog } from '../providers/world.ts';

const [swift] = catalog;
if (!swift) throw new Error('The catalog is empty.');
const rows: Model[] = [
  ...catalog,
  { ...swift, id: 'demo:swift', provider: 'demo' },
  { ...swift, id: 'gemini:flash', provider: 'gemini' },
];
const tool = { name: 'f', parameters: {} };
const models = new Map(rows.map((model) => [model.id, model]));

const quotaWith = (remaining: number, key: Quota['key'] = 'own'): Quota => ({
  key,
  minute: { limit: 20, used: 0, remaining: 20, resetsAt: 1 },
  day: { limit: 50, used: 50 - remaining, remaining, resetsAt: 2 },
});
const columnsOf = (...ids: string[]) => ({
  columns: ids.map((model, index) => ({ id: `c${index}`, model })),
});
const free = 'openrouter:demo/swift:free';

test('a run uses one request for each column with a free model, and is told how many fit', () => {
  const budget = runBudget(columnsOf(free, free, free, free), models, quotaWith(1));
  expect(budget).toMatchObject({ uses: 4, fits: 1, day: { remaining: 1 } });
  expect(runBudget(columnsOf(free, free), models, quotaWith(0))?.fits).toBe(0);
  expect(runBudget(columnsOf(free, free), models, quotaWith(9))?.fits).toBe(2);
});

test('a routing suffix does not make a free model another', () => {
  expect(runBudget(columnsOf(`${free}:nitro`), models, quotaWith(9))?.uses).toBe(1);
});

test('paid, simulated, unknown and other providers’ models use nothing and always fit', () => {
  const others = ['openrouter:demo/swift', 'demo:swift', 'openrouter:gone', 'gemini:flash'];
  const budget = runBudget(columnsOf(...others, free), models, quotaWith(0));
  expect(budget).toMatchObject({ uses: 1, fits: others.length });
});

test('no columns use nothing, and what is left is told all the same', () => {
  expect(runBudget(columnsOf(), models, quotaWith(1))).toMatchObject({
    uses: 0,
    fits: 0,
    day: { remaining: 1 },
  });
});

test('there is no budget without an account, or while it is not known', () => {
  expect(runBudget(columnsOf(free), models, undefined)).toBeNull();
  expect(runBudget(columnsOf(free), models, quotaWith(0, 'none'))).toBeNull();
});

describe('with a key that is lent', () => {
  // As the catalog shows them to a visitor without a key.
  const seen = new Map(
    rows.map((model): [string, Model] => [
      model.id,
      { ...model, available: model.free, unavailable: model.free ? null : 'no-key' },
    ]),
  );
  const lent = (setup: Pick<Setup, 'columns' | 'routing'>, remaining: number) =>
    runBudget(setup, seen, quotaWith(remaining, 'server'), true);

  test('columns that are refused use nothing and do not fit', () => {
    const setup = columnsOf(free, free, free, free, 'openrouter:demo/swift', `${free}:online`);
    expect(lent(setup, 3)).toMatchObject({ uses: 4, fits: 3 });
    expect(lent(columnsOf(free, `${free}:nitro`), 3)).toMatchObject({ uses: 1, fits: 1 });
    expect(lent(columnsOf('demo:swift', 'openrouter:demo/swift'), 0)).toMatchObject({ uses: 0, fits: 1 });
  });

  test('so it is with a model to go on to that may cost, shared or the column’s own', () => {
    const paid = { models: ['demo/swift'] };
    expect(lent({ ...columnsOf(free), routing: paid }, 3)).toMatchObject({ uses: 0, fits: 0 });
    const own = { columns: columnsOf(free, free).columns.map((column) => ({ ...column, routing: paid })) };
    expect(lent(own, 3)).toMatchObject({ uses: 0, fits: 0 });
    expect(lent({ ...columnsOf(free), routing: { models: ['a/b:free'] } }, 3)).toMatchObject({ uses: 1 });
  });

  test('a key of one’s own runs any suffix', () => {
    expect(runBudget(columnsOf(`${free}:online`), models, quotaWith(3, 'server'))?.uses).toBe(1);
  });
});

test('a model that wants a key that is not there does not fit', () => {
  const locked = new Map(models).set('gemini:flash', {
    ...swift,
    id: 'gemini:flash',
    provider: 'gemini',
    available: false,
    unavailable: 'no-key',
  });
  expect(runBudget(columnsOf('gemini:flash', free), locked, quotaWith(9))).toMatchObject({
    uses: 1,
    fits: 1,
  });
});

test('with tools it may be more: each round is a request of its own', () => {
  const mayUseMore = (setup: Partial<Setup>, ...ids: string[]) =>
    runBudget({ ...columnsOf(...ids), ...setup }, models, quotaWith(9))?.mayUseMore;
  expect(mayUseMore({ tools: [tool] }, free)).toBe(true);
  expect(mayUseMore({ tools: [tool], toolChoice: 'none' }, free)).toBe(false);
  expect(mayUseMore({ tools: [tool] }, 'demo:swift')).toBe(false);
  expect(mayUseMore({ tools: [] }, free)).toBe(false);
  expect(mayUseMore({}, free)).toBe(false);
});
