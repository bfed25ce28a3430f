import { useState } from 'react';
import { whenLost } from '#components/ui/when-lost.ts';
import type { Draft } from '#lib/prompt/draft.ts';
import type { Done } from './undo-line.tsx';
import type { useDraft } from './use-draft.ts';

/** The ways to change which columns stand where; each is told, and what is lost by it can be undone. */
export function useLineUp(
  draft: Draft,
  edit: Omit<ReturnType<typeof useDraft>, 'draft'>,
  names: ReadonlyMap<string, string>,
) {
  const [done, setDone] = useState<Done | null>(null);
  const [moved, setMoved] = useState('');
  const nameOf = (id: string) => names.get(id) ?? 'the column';
  const moveTo = (id: string, place: number) => {
    const to = Math.min(Math.max(place, 0), draft.columns.length - 1);
    edit.moveTo(id, to);
    setMoved(`${nameOf(id)} is now ${to + 1} of ${draft.columns.length}`);
  };
  return {
    nameOf,
    done,
    moved,
    tell: (text: string) => setDone({ text }),
    forget: () => setDone(null),
    moveTo,
    /** Takes back what was done last; null where that is nothing, or nothing that can be. */
    undo: done?.undo
      ? () => {
          done.undo?.();
          setDone(null);
        }
      : null,
    remove(id: string): void {
      const place = draft.columns.findIndex((column) => column.id === id);
      const column = draft.columns[place];
      if (!column) return;
      edit.remove(id);
      const undo = () => {
        edit.restore(column, place);
        whenLost(() => document.getElementById(`column-${id}`)?.focus());
      };
      setDone({ text: `Removed ${nameOf(id)}.`, undo });
    },
  };
}
