import { type RefObject, useEffect, useMemo, useState } from 'react';
import { useMedia } from '#components/ui/use-media.ts';
import type { Column } from '#lib/prompt/setup.ts';
import { arrange, nothingStuck, type Stuck, stuckIn } from './arrangement.ts';
import type { ColumnViewStore } from './column-view.ts';
import { useColumnView } from './use-column-view.ts';
import { wideScreen } from './use-wide-screen.ts';

export interface LaneLayout {
  /** In the order they are seen. */
  arranged: readonly Column[];
  pinned: ReadonlySet<string>;
  collapsed: ReadonlySet<string>;
  stuck: Stuck;
  /** The column that fills the width; null: they stand side by side. */
  focused: string | null;
  synced: boolean;
  table: boolean;
  /** The screen has room for more than one column. */
  wide: boolean;
}

const none: ReadonlySet<string> = new Set();

/** How the columns stand: as the reader wants to look at them, as far as the screen has room for it. */
export function useLaneLayout(
  line: RefObject<HTMLElement | null>,
  columns: readonly Column[],
  view: ColumnViewStore,
): LaneLayout {
  const { pinned, collapsed: folded, focused: wanted, synced, table } = useColumnView(view);
  const wide = useMedia(wideScreen, true);
  const gone = wanted !== null && (columns.length < 2 || !columns.some(({ id }) => id === wanted));
  const focused = gone ? null : wanted;
  const beside = wide && focused === null;
  const collapsed = beside ? folded : none;
  const arranged = useMemo(() => arrange(columns, pinned), [columns, pinned]);
  const width = useWidth(line, beside && pinned.size > 0);
  const stuck = useMemo(
    () => (beside ? stuckIn(width, arranged, pinned, collapsed) : nothingStuck),
    [beside, width, arranged, pinned, collapsed],
  );

  useEffect(() => {
    if (gone) view.unfocus();
  }, [gone, view]);

  return { arranged, pinned, collapsed, stuck, focused, synced, table, wide };
}

/** Of the line-up, px; 0 while nobody `asks`. */
function useWidth(line: RefObject<HTMLElement | null>, asks: boolean): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!line.current || !asks) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(line.current);
    return () => observer.disconnect();
  }, [line, asks]);
  return asks ? width : 0;
}
