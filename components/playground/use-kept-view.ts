import { useEffect, useEffectEvent } from 'react';
import type { ColumnViewStore } from '#components/columns/column-view.ts';
import type { Column } from '#lib/prompt/setup.ts';
import { keepView, keptView } from './kept-view.ts';

/** Looks at the columns as before a reload, once they have the ids they will keep. */
export function useKeptView(view: ColumnViewStore, columns: readonly Column[], ready: boolean): void {
  const pickUp = useEffectEvent(() => {
    const kept = keptView(columns);
    if (kept) view.set(kept);
  });
  useEffect(() => {
    if (ready) pickUp();
  }, [ready]);
  useEffect(() => {
    if (!ready) return;
    const keep = () => {
      const look = view.get();
      keepView({ ...look, lanes: view.lanesOf(columns, look.lanes) }, columns);
    };
    keep();
    return view.subscribe(keep);
  }, [ready, view, columns]);
}
