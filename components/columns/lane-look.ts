import type { MenuItem } from '#components/ui/menu.tsx';

/** How a column is looked at, and what the reader can do about it. */
export interface LaneLook {
  /** Nothing it may move past stands on that side. */
  isFirst: boolean;
  isLast: boolean;
  /** No other column is there. */
  alone: boolean;
  pinned: boolean;
  /** Stays in sight at this distance from the left edge, px. */
  left: number | undefined;
  collapsed: boolean;
  onExpand: () => void;
  /** What its menu offers. */
  items: readonly MenuItem[];
}
