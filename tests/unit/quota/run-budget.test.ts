import { expect, test } from 'vitest';
import type { Model } from '#lib/catalog/model.ts';
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
const models = new Map(rows.map((model) => [model.id, model]));

const quotaWith = (remaining: number, key: Quota['key'] = 'own'): Quota => ({
  key,
  minute: { limit: 20, used: 0, remaining: 20, resetsAt: 1 },
  day: { limit: 50, used: 50 - remaining, remaining, resetsAt: 2 },
});
const columnsOf = (...ids: string[]) => ids.map((model, index) => ({ id: `c${index}`, model }));
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
  expect(runBudget([], models, quotaWith(1))).toMatchObject({ uses: 0, fits: 0, day: { remaining: 1 } });
});

test('there is no budget without an account, or while it is not known', () => {
  expect(runBudget(columnsOf(free), models, undefined)).toBeNull();
  expect(runBudget(columnsOf(free), models, quotaWith(0, 'none'))).toBeNull();
});
