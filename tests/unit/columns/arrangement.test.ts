import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrange, reachOf, stuckIn, tracksOf } from '#components/columns/arrangement.ts';

const columns = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
const none: ReadonlySet<string> = new Set();
const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id).join('');

describe('the order of the columns', () => {
  test('is the line-up’s while nothing is pinned', () => {
    expect(idsOf(arrange(columns, none))).toBe('abcd');
  });

  test('begins with those pinned, in the line-up’s order whichever was pinned first', () => {
    expect(idsOf(arrange(columns, new Set(['d', 'b'])))).toBe('bdac');
  });

  test('loses and doubles none, whatever is pinned', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.array(fc.string()), (ids, pinned) => {
        const line = ids.map((id) => ({ id }));
        const arranged = arrange(line, new Set([...pinned, ...ids.slice(0, 2)]));
        expect(arranged.map(({ id }) => id).sort()).toEqual([...ids].sort());
      }),
    );
  });

  test('lets a column move among its like only', () => {
    const pinned = new Set(['b', 'd']);
    const arranged = arrange(columns, pinned);
    expect(reachOf(arranged, pinned, 'd')).toEqual([0, 1]);
    expect(reachOf(arranged, pinned, 'a')).toEqual([2, 3]);
    expect(reachOf(columns, none, 'a')).toEqual([0, 3]);
  });
});

describe('what is pinned', () => {
  const pinned = new Set(['a', 'b', 'c']);

  test('stays in sight, one beside the other', () => {
    const { left, width } = stuckIn(2000, columns, pinned, none);
    expect([...left]).toEqual([
      ['a', 0],
      ['b', 340],
      ['c', 680],
    ]);
    expect(width).toBe(1020);
  });

  test('leaves room for one more column', () => {
    expect([...stuckIn(1020, columns, pinned, none).left.keys()]).toEqual(['a', 'b']);
    expect([...stuckIn(1019, columns, pinned, none).left.keys()]).toEqual(['a']);
    expect(stuckIn(390, columns, pinned, none).width).toBe(0);
  });

  test('takes less room as a strip', () => {
    const { left, width } = stuckIn(800, columns, pinned, new Set(['a']));
    expect([...left]).toEqual([
      ['a', 0],
      ['b', 44],
    ]);
    expect(width).toBe(384);
  });
});

test('a strip is a narrow track, and the open columns share the rest', () => {
  expect(tracksOf(columns.slice(0, 2), new Set(['a']))).toBe('44px minmax(min(100%, 340px), 1fr)');
});
