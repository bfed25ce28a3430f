import { expect, test } from 'vitest';
import { createColumnView } from '#components/columns/column-view.ts';
import { assignLanes, type Lanes } from '#components/columns/lanes.ts';

const columns = (ids: string) => [...ids].map((id) => ({ id }));

/** The lanes after one line-up follows the other, in the order of the last. */
function after(...lineUps: readonly string[]): (number | undefined)[] {
  let lanes: Lanes = new Map();
  for (const ids of lineUps) lanes = assignLanes(columns(ids), lanes);
  return [...(lineUps.at(-1) ?? '')].map((id) => lanes.get(id));
}

test('a line-up has the lanes in its order', () => {
  expect(after('abc')).toEqual([0, 1, 2]);
});

test('a column that is moved or pinned keeps its lane, and so do the others', () => {
  expect(after('abc', 'cab')).toEqual([2, 0, 1]);
});

test('where one is taken out the others keep theirs, and the next to come gets the free one', () => {
  expect(after('abc', 'bc')).toEqual([1, 2]);
  expect(after('abc', 'bc', 'bcd')).toEqual([1, 2, 0]);
  expect(after('abc', 'bc', 'bcd', 'bcde')).toEqual([1, 2, 0, 3]);
});

test('one that is put back has its lane again, unless another has it now', () => {
  expect(after('abc', 'bc', 'abc')).toEqual([0, 1, 2]);
  expect(after('abc', 'bc', 'bcd', 'abcd')).toEqual([3, 1, 2, 0]);
});

test('no two columns share a lane, and nothing is made anew where nothing changes', () => {
  const lanes = assignLanes(columns('abc'), new Map());
  expect(assignLanes(columns('cb'), lanes)).toBe(lanes);
});

test('a view knows the lanes it gave, and begins anew with those of before a reload', () => {
  const view = createColumnView();
  const laneOf = (ids: string, id: string) => view.lanesOf(columns(ids), view.get().lanes).get(id);
  laneOf('abc', 'a');
  expect(laneOf('ca', 'c')).toBe(2);
  view.set({ lanes: new Map([['c', 5]]) });
  expect(laneOf('ca', 'c')).toBe(5);
  expect(laneOf('cab', 'b')).toBe(1);
  expect(laneOf('b', 'b')).toBe(1);
});
