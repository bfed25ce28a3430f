'use client';
import { Ellipsis, ExternalLink, Pencil, Pin, PinOff, SquareArrowOutUpRight, Trash2 } from 'lucide-react';
import { Menu } from '#components/ui/menu.tsx';
import type { RunSummary } from '#lib/store/store.ts';
import type { RowActions } from './row-actions.ts';
import { runName } from './run-text.ts';

interface RowMenuProps {
  run: RunSummary;
  actions: RowActions;
}

/** Reached with the arrow keys from its row: the list is one stop for the Tab key. */
export function RowMenu({ run, actions }: RowMenuProps) {
  return (
    <Menu
      label={`Actions for ${runName(run).slice(0, 60)}`}
      icon={Ellipsis}
      tabIndex={-1}
      items={[
        { label: 'Open', icon: ExternalLink, shortcut: '↵', onSelect: () => actions.open(run.id) },
        {
          label: 'Continue in the playground',
          icon: SquareArrowOutUpRight,
          shortcut: 'C',
          onSelect: () => actions.goOn(run.id),
        },
        {
          label: 'Rename',
          icon: Pencil,
          shortcut: 'F2',
          onSelect: () => actions.rename(run.id),
          movesFocus: true,
        },
        {
          label: run.pinned ? 'Unpin' : 'Pin',
          icon: run.pinned ? PinOff : Pin,
          shortcut: 'P',
          onSelect: () => actions.pin(run.id, !run.pinned),
        },
        {
          label: 'Delete',
          icon: Trash2,
          tone: 'bad',
          shortcut: 'Del',
          separated: true,
          movesFocus: true,
          onSelect: () => actions.remove(run.id),
        },
      ]}
    />
  );
}
