import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnsOf, countedIds, type Draft, emptyDraft, mostColumns } from '#lib/prompt/draft.ts';
import { loadLineUp, moveColumnTo, restoreColumn, standingOf } from '#lib/prompt/line-up.ts';

const lineUp = (...models: string[]): Draft => ({
  ...emptyDraft,
  prompt: 'Keep me',
  columns: columnsOf(models, countedIds()),
});
const ids = (draft: Draft) => draft.columns.map(({ id }) => id);
const freshIds = () => {
  const next = countedIds();
  return () => `new-${next()}`;
};

describe('a column that is moved', () => {
  test('stands where it was put, and the others keep their order', () => {
    const draft = lineUp('a', 'b', 'c', 'd');
    expect(ids(moveColumnTo(draft, 'c1', 2))).toEqual(['c2', 'c3', 'c1', 'c4']);
    expect(ids(moveColumnTo(draft, 'c4', 0))).toEqual(['c4', 'c1', 'c2', 'c3']);
    expect(ids(moveColumnTo(draft, 'c2', 1))).toEqual(ids(draft));
  });

  test('goes no further than either end', () => {
    const draft = lineUp('a', 'b', 'c');
    expect(ids(moveColumnTo(draft, 'c1', -1))).toEqual(['c1', 'c2', 'c3']);
    expect(ids(moveColumnTo(draft, 'c2', 9))).toEqual(['c1', 'c3', 'c2']);
    expect(moveColumnTo(draft, 'elsewhere', 0)).toBe(draft);
  });

  test('loses no column, wherever it goes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: mostColumns }),
        fc.nat(30),
        fc.integer({ min: -3, max: 30 }),
        (count, from, to) => {
          const draft = lineUp(...Array.from({ length: count }, (_, index) => `m${index}`));
          const id = `c${(from % count) + 1}`;
          const moved = ids(moveColumnTo(draft, id, to));
          expect([...moved].sort()).toEqual([...ids(draft)].sort());
          expect(moved.indexOf(id)).toBe(Math.min(Math.max(to, 0), count - 1));
        },
      ),
    );
  });
});

describe('a column that was removed', () => {
  test('is put back with its id and its differences where it stood', () => {
    const draft = lineUp('a', 'b', 'c');
    const column = { id: 'c2', model: 'b', system: 'Be brief.' };
    const without = { ...draft, columns: draft.columns.filter(({ id }) => id !== 'c2') };
    const back = restoreColumn(without, column, 1);
    expect(back.columns).toEqual([draft.columns[0], column, draft.columns[2]]);
  });

  test('stands at the end where its place is gone, and is not put back twice or into a full line-up', () => {
    const column = { id: 'gone', model: 'b' };
    expect(ids(restoreColumn(lineUp('a'), column, 5))).toEqual(['c1', 'gone']);
    const draft = lineUp('a');
    expect(restoreColumn(draft, { id: 'c1', model: 'a' }, 0)).toBe(draft);
    const full = lineUp(...Array.from({ length: mostColumns }, () => 'm'));
    expect(restoreColumn(full, column, 0)).toBe(full);
  });
});

describe('a line-up that is loaded', () => {
  test('takes the place of the one that stands, with all that differs, and keeps the prompt', () => {
    const line = [
      { model: 'x', system: 'Be brief.' },
      { model: 'y', parameters: { temperature: 0 } },
    ];
    const loaded = loadLineUp(lineUp('a', 'b'), line, freshIds());
    expect(loaded.columns).toEqual([
      { id: 'new-c1', model: 'x', system: 'Be brief.' },
      { id: 'new-c2', model: 'y', parameters: { temperature: 0 } },
    ]);
    expect(loaded.prompt).toBe('Keep me');
  });

  test('leaves a model that stays its id, so that its conversation goes on, but none of the old differences', () => {
    const draft = lineUp('a', 'b');
    const [first, second] = draft.columns;
    if (!first || !second) throw new Error('There are no columns.');
    const differing = { ...draft, columns: [{ ...first, system: 'Old.' }, second] };
    expect(
      loadLineUp(differing, [{ model: 'b' }, { model: 'a' }, { model: 'a' }], freshIds()).columns,
    ).toEqual([
      { id: 'c2', model: 'b' },
      { id: 'c1', model: 'a' },
      { id: 'new-c1', model: 'a' },
    ]);
  });

  test('holds no more columns than a run takes', () => {
    const line = Array.from({ length: mostColumns + 5 }, () => ({ model: 'm' }));
    expect(loadLineUp(emptyDraft, line, freshIds()).columns).toHaveLength(mostColumns);
  });

  test('is kept without ids and messages, which are a conversation’s', () => {
    const column = { id: 'c1', model: 'a', system: 'S', messages: [{ role: 'user' as const, content: 'x' }] };
    expect(standingOf(column)).toEqual({ model: 'a', system: 'S' });
  });
});
