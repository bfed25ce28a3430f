import { describe, expect, test, vi } from 'vitest';
import { createColumnView } from '#components/columns/column-view.ts';

describe('how the columns are looked at', () => {
  test('is plain at first', () => {
    expect(createColumnView().get()).toEqual({
      pinned: new Set(),
      collapsed: new Set(),
      focused: null,
      synced: false,
      table: false,
      lanes: new Map(),
    });
  });

  test('is told to whoever listens, with every change and no longer than asked for', () => {
    const view = createColumnView();
    const listener = vi.fn();
    const leave = view.subscribe(listener);
    view.toggleSync();
    leave();
    view.toggleSync();
    expect(listener).toHaveBeenCalledTimes(1);
  });

  test('pins and folds each column by itself, as often as wanted', () => {
    const view = createColumnView();
    view.pin('a');
    view.pin('b');
    view.collapse('b');
    view.unpin('a');
    expect(view.get()).toMatchObject({ pinned: new Set(['b']), collapsed: new Set(['b']) });
    view.expand('b');
    expect(view.get().collapsed.size).toBe(0);
  });

  test('focuses the column the reader is at, and none where there is none', () => {
    const view = createColumnView();
    view.locateBy(() => undefined);
    view.toggleFocus();
    expect(view.get().focused).toBeNull();
    view.locateBy(() => 'c');
    expect(view.get().focused).toBeNull();
    view.toggleFocus();
    expect(view.get().focused).toBe('c');
    view.toggleFocus();
    expect(view.get().focused).toBeNull();
    view.focus('d');
    expect(view.get().focused).toBe('d');
    view.unfocus();
    expect(view.get().focused).toBeNull();
  });

  test('focuses a column as soon as it can be told which, where that was asked for before', () => {
    const view = createColumnView();
    view.toggleFocus();
    expect(view.get().focused).toBeNull();
    view.locateBy(() => 'c');
    expect(view.get().focused).toBe('c');
  });

  test('leaves the table where a column is focused', () => {
    const view = createColumnView();
    view.toggleTable();
    view.focus('a');
    expect(view.get()).toMatchObject({ focused: 'a', table: false });
  });
});
