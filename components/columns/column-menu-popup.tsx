'use client';

import {
  ArrowLeft,
  ArrowLeftRight,
  ArrowRight,
  ClipboardList,
  CodeXml,
  Copy,
  CopyPlus,
  CornerDownRight,
  Play,
  RotateCcw,
  Server,
  Trash2,
} from 'lucide-react';
import { type RefObject, useState } from 'react';
import { hasEndpoints } from '#components/endpoints/has-endpoints.ts';
import { copyText } from '#components/ui/copy-text.ts';
import { lazily } from '#components/ui/lazily.tsx';
import type { MenuItem } from '#components/ui/menu.tsx';
import { MenuPopup } from '#components/ui/menu-popup.tsx';
import { MissedDialog } from '#components/ui/missed.tsx';
import { isSettled } from '#lib/run/reply.ts';
import { stateIn } from '#lib/run/running.ts';
import { useRun } from '#lib/run/use-run.ts';
import type { ColumnMenuProps } from './column-menu.tsx';
import { differences } from './differences.ts';
import { useFreedom } from './freedom.ts';
import { replyWithMetrics } from './reply-markdown.ts';

const EndpointsDialog = lazily(
  () => import('#components/endpoints/endpoints-dialog.tsx').then((module) => module.EndpointsDialog),
  { missed: MissedDialog },
);

const couldNotCopy = 'Could not copy. Select the text and copy it by hand.';
const sharedAgain = { system: undefined, parameters: undefined, routing: undefined };

interface ColumnMenuPopupProps extends ColumnMenuProps {
  anchor: RefObject<HTMLButtonElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** What a column's menu offers. Brings the menu along: import it with `lazily`. */
export function ColumnMenuPopup(props: ColumnMenuPopupProps) {
  const { name, look, store, shown, hasTurns, actions } = props;
  const column = props.column.id;
  const [endpoints, setEndpoints] = useState<'unused' | 'open' | 'closed'>('unused');
  const freedom = useFreedom();
  const state = useRun(store, (run) => stateIn(run, column));
  const empty = state === 'idle';
  const differs = differences(props.column).length > 0;
  const tellCopied = (copied: boolean) => actions.tell?.(copied ? 'Copied.' : couldNotCopy);
  const copy = (metrics: boolean) => {
    const reply = shown.get().replies[column];
    if (reply) void copyText(metrics ? replyWithMetrics(name, reply) : reply.answer).then(tellCopied);
  };
  const copies: MenuItem[] = [
    { label: 'Copy', icon: Copy, disabled: empty, onSelect: () => copy(false) },
    { label: 'Copy with metrics', icon: ClipboardList, disabled: empty, onSelect: () => copy(true) },
  ];
  const popup = {
    anchor: props.anchor,
    label: 'More',
    align: 'end',
    side: 'bottom',
    open: props.open,
    onOpenChange: props.onOpenChange,
  } as const;
  if (freedom !== 'all') return <MenuPopup {...popup} items={[...copies, ...look.items]} />;
  const items: MenuItem[] = [
    {
      label: 'Run this column',
      icon: Play,
      disabled: !hasTurns || !(empty || isSettled(state)),
      onSelect: () => actions.run(column),
    },
    {
      label: 'Continue here only',
      icon: CornerDownRight,
      disabled: !hasTurns || look.alone,
      onSelect: () => actions.continueOnly(column),
    },
    {
      label: 'Replace model',
      icon: ArrowLeftRight,
      separated: true,
      onSelect: () => actions.replace(column),
    },
    ...(hasEndpoints(props.column.model)
      ? [{ label: 'Endpoints…', icon: Server, onSelect: () => setEndpoints('open') }]
      : []),
    { label: 'Duplicate', icon: CopyPlus, onSelect: () => actions.duplicate(column) },
    {
      label: 'Move left',
      icon: ArrowLeft,
      shortcut: '[',
      disabled: look.isFirst,
      onSelect: () => actions.move(column, -1),
    },
    {
      label: 'Move right',
      icon: ArrowRight,
      shortcut: ']',
      disabled: look.isLast,
      onSelect: () => actions.move(column, 1),
    },
    ...look.items,
    ...(differs
      ? [
          {
            label: 'Reset to shared',
            icon: RotateCcw,
            separated: true,
            onSelect: () => actions.change(column, sharedAgain),
          },
        ]
      : []),
    ...copies.map((item, index) => ({ ...item, separated: index === 0 })),
    ...(actions.code ? [{ label: 'Code', icon: CodeXml, onSelect: () => actions.code?.(column) }] : []),
    {
      label: 'Remove',
      icon: Trash2,
      tone: 'bad',
      separated: true,
      onSelect: () => actions.remove(column),
    },
  ];
  return (
    <>
      <MenuPopup {...popup} items={items} />
      {endpoints !== 'unused' && (
        <EndpointsDialog
          open={endpoints === 'open'}
          onOpenChange={(open) => setEndpoints(open ? 'open' : 'closed')}
          column={props.column}
          name={name}
          onRouting={
            props.column.model.startsWith('openrouter:')
              ? (routing) => actions.change(column, { routing })
              : undefined
          }
        />
      )}
    </>
  );
}
