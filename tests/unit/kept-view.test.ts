import { describe, expect, test } from 'vitest';
import type { ColumnView } from '#components/columns/column-view.ts';
import { forgetView, keepView, keptView } from '#components/playground/kept-view.ts';

function keeperOf(kept?: string) {
  const values = new Map<string, string>(kept === undefined ? [] : [['abreast.view', kept]]);
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  };
}

const view: ColumnView = {
  pinned: new Set(['a']),
  collapsed: new Set(['b']),
  focused: 'c',
  synced: true,
  table: false,
  /** Moved about since they came. */
  lanes: new Map([
    ['a', 2],
    ['b', 0],
    ['c', 1],
  ]),
};
const columns = [
  { id: 'a', model: 'demo:swift' },
  { id: 'b', model: 'demo:steady' },
  { id: 'c', model: 'demo:swift' },
];

describe('how a tab looks at its columns', () => {
  test('is the same after a reload', () => {
    const keeper = keeperOf();
    keepView(view, columns, keeper);
    expect(keptView(columns, keeper)).toEqual(view);
  });

  test('is found again under other ids, by the models in their order', () => {
    const keeper = keeperOf();
    keepView(view, columns, keeper);
    const later = ['x', 'y', 'z'].map((id, place) => ({ id, model: columns[place]?.model ?? '' }));
    expect(keptView(later, keeper)).toEqual({
      ...view,
      pinned: new Set(['x']),
      collapsed: new Set(['y']),
      focused: 'z',
      lanes: new Map([
        ['x', 2],
        ['y', 0],
        ['z', 1],
      ]),
    });
  });

  test('says nothing about a column that was not there', () => {
    const keeper = keeperOf();
    keepView(view, columns, keeper);
    const found = keptView([{ id: 'n', model: 'demo:scribe' }], keeper);
    expect(found).toEqual({
      pinned: new Set(),
      collapsed: new Set(),
      focused: null,
      synced: true,
      table: false,
      lanes: new Map(),
    });
  });

  test('is forgotten when asked to', () => {
    const keeper = keeperOf();
    keepView(view, columns, keeper);
    forgetView(keeper);
    expect(keptView(columns, keeper)).toBeNull();
  });

  test.each(['', '{', 'null', '7', '[]', '{"columns":7}'])('is nothing of use in %j', (kept) => {
    expect(keptView(columns, keeperOf(kept))).toBeNull();
  });

  test('is plain where a browser keeps nothing', () => {
    const refuses = {
      ...keeperOf(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(() => keepView(view, columns, refuses)).not.toThrow();
    expect(keptView(columns, refuses)).toBeNull();
    expect(keptView(columns, null)).toBeNull();
  });
});
