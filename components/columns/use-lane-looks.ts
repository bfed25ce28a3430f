import { FoldHorizontal, Maximize2, Minimize2, Pin, PinOff } from 'lucide-react';
import { flushSync } from 'react-dom';
import { hintOf } from '#components/command/shortcuts.ts';
import type { MenuItem } from '#components/ui/menu.tsx';
import { reachOf } from './arrangement.ts';
import type { ColumnActions } from './column-actions.ts';
import type { ColumnViewStore } from './column-view.ts';
import type { LaneLook } from './lane-look.ts';
import type { LaneLayout } from './use-lane-layout.ts';

/** Which element of a column takes the focus once it is folded or open. */
type Focus = (column: string, part: 'lane' | 'fold') => void;

/** The column's look among the others, for each. */
export function laneLooks(
  layout: LaneLayout,
  view: ColumnViewStore,
  moveTo: ColumnActions['moveTo'],
  focus: Focus,
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
    const shortcut = hintOf('focus');
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
