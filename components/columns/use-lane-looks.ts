import { FoldHorizontal, Maximize2, Minimize2, Pin, PinOff } from 'lucide-react';
import { useMemo } from 'react';
import { flushSync } from 'react-dom';
import { keyHints } from '#components/command/shortcuts.ts';
import { useSingleKeys } from '#components/command/single-keys.ts';
import type { MenuItem } from '#components/ui/menu.tsx';
import { whenLost } from '#components/ui/when-lost.ts';
import type { Column } from '#lib/prompt/setup.ts';
import { reachOf } from './arrangement.ts';
import type { ColumnActions, LineUpActions } from './column-actions.ts';
import type { ColumnViewStore } from './column-view.ts';
import type { LaneLook } from './lane-look.ts';
import { chooseFirst } from './no-columns.tsx';
import type { LaneLayout } from './use-lane-layout.ts';

/** The element of a column that takes the focus once it is folded or open. */
function focus(column: string, part: 'lane' | 'fold'): void {
  const lane = document.getElementById(`column-${column}`);
  (part === 'lane' ? lane : lane?.querySelector<HTMLElement>('.lane-fold'))?.focus();
}

/** The column that takes the focus once that one is gone: the one after it, else the one before. */
function neighbourOf(column: string, { arranged, collapsed }: LaneLayout): () => void {
  const place = arranged.findIndex(({ id }) => id === column);
  const next = (arranged[place + 1] ?? arranged[place - 1])?.id;
  if (next === undefined) return () => document.getElementById(chooseFirst)?.focus();
  return () => focus(next, collapsed.has(next) ? 'fold' : 'lane');
}

interface LaneLooks {
  /** By column id. */
  looks: ReadonlyMap<string, LaneLook>;
  /** Places count among the columns as they are seen. */
  actions: ColumnActions;
}

/** How each column is looked at among the others, and what it may ask there: the same until the line-up changes. */
export function useLaneLooks(
  columns: readonly Column[],
  layout: LaneLayout,
  view: ColumnViewStore,
  given: LineUpActions,
): LaneLooks {
  const singleKeys = useSingleKeys();
  return useMemo(() => {
    const { arranged } = layout;
    const { shortcut } = keyHints('focus', singleKeys);
    const moveTo = (column: string, place: number) => {
      const there = arranged[place];
      if (there) given.moveTo(column, columns.indexOf(there));
    };
    const lookOf = laneLooks(layout, view, moveTo, shortcut);
    const looks = new Map(arranged.map(({ id }) => [id, lookOf(id)]));
    const move = (column: string, by: -1 | 1) => {
      const look = looks.get(column);
      if (!look || (by < 0 ? look.isFirst : look.isLast)) return;
      moveTo(column, arranged.findIndex(({ id }) => id === column) + by);
    };
    const remove = (column: string) => {
      const goOn = neighbourOf(column, layout);
      flushSync(() => given.remove(column));
      whenLost(goOn);
    };
    return { looks, actions: { ...given, moveTo, move, remove } };
  }, [columns, layout, view, given, singleKeys]);
}

function laneLooks(
  layout: LaneLayout,
  view: ColumnViewStore,
  moveTo: ColumnActions['moveTo'],
  shortcut: string | undefined,
): (column: string) => LaneLook {
  const { arranged, pinned, collapsed, stuck, focused, wide } = layout;

  function pin(column: string): void {
    moveTo(column, arranged.filter(({ id }) => pinned.has(id)).length);
    view.pin(column);
  }

  // The button that was pressed is gone then, and the focus would be with it; a menu on its way out would take it again.
  function fold(column: string): void {
    flushSync(() => view.collapse(column));
    requestAnimationFrame(() => focus(column, 'fold'));
  }

  function expand(column: string): void {
    flushSync(() => view.expand(column));
    focus(column, 'lane');
  }

  function itemsOf(column: string): MenuItem[] {
    if (!wide || arranged.length < 2) return [];
    if (focused !== null)
      return [
        { label: 'Leave focus view', icon: Minimize2, shortcut, separated: true, onSelect: view.unfocus },
      ];
    return [
      {
        label: 'Focus',
        icon: Maximize2,
        shortcut,
        separated: true,
        onSelect: () => view.focus(column),
      },
      pinned.has(column)
        ? { label: 'Unpin', icon: PinOff, onSelect: () => view.unpin(column) }
        : { label: 'Pin left', icon: Pin, onSelect: () => pin(column) },
      { label: 'Collapse', icon: FoldHorizontal, movesFocus: true, onSelect: () => fold(column) },
    ];
  }

  return (column) => {
    const place = arranged.findIndex(({ id }) => id === column);
    const [first, last] = reachOf(arranged, pinned, column);
    return {
      isFirst: place === first,
      isLast: place === last,
      alone: arranged.length === 1,
      pinned: pinned.has(column),
      left: stuck.left.get(column),
      collapsed: collapsed.has(column),
      onExpand: () => expand(column),
      items: itemsOf(column),
    };
  };
}
