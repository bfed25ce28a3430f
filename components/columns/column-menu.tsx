'use client';

import {
  ArrowLeft,
  ArrowLeftRight,
  ArrowRight,
  ClipboardList,
  Copy,
  CopyPlus,
  Ellipsis,
  Trash2,
} from 'lucide-react';
import { Menu, type MenuItem } from '#components/ui/menu.tsx';
import type { RunStore } from '#lib/run/run-store.ts';
import { stateIn } from '#lib/run/running.ts';
import { useRun } from '#lib/run/use-run.ts';
import type { ColumnActions } from './column-actions.ts';
import { replyWithMetrics } from './reply-markdown.ts';

interface ColumnMenuProps {
  column: string;
  name: string;
  place: number;
  last: number;
  store: RunStore;
  actions: ColumnActions;
}

export function ColumnMenu({ column, name, place, last, store, actions }: ColumnMenuProps) {
  const empty = useRun(store, (run) => stateIn(run, column) === 'idle');
  const copy = (metrics: boolean) => {
    const reply = store.get().replies[column];
    if (reply) void navigator.clipboard.writeText(metrics ? replyWithMetrics(name, reply) : reply.answer);
  };
  const items: MenuItem[] = [
    { label: 'Replace model', icon: ArrowLeftRight, onSelect: () => actions.replace(column) },
    { label: 'Duplicate', icon: CopyPlus, onSelect: () => actions.duplicate(column) },
    {
      label: 'Move left',
      icon: ArrowLeft,
      disabled: place === 0,
      onSelect: () => actions.move(column, -1),
    },
    {
      label: 'Move right',
      icon: ArrowRight,
      disabled: place === last,
      onSelect: () => actions.move(column, 1),
    },
    { label: 'Copy', icon: Copy, separated: true, disabled: empty, onSelect: () => copy(false) },
    { label: 'Copy with metrics', icon: ClipboardList, disabled: empty, onSelect: () => copy(true) },
    {
      label: 'Remove',
      icon: Trash2,
      tone: 'bad',
      separated: true,
      onSelect: () => actions.remove(column),
    },
  ];
  return <Menu label="More" icon={Ellipsis} items={items} />;
}
