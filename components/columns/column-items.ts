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
  RotateCw,
  Server,
  SlidersHorizontal,
  Square,
  Trash2,
} from 'lucide-react';
import { keyHints } from '#components/command/shortcuts.ts';
import { hasEndpoints } from '#components/endpoints/has-endpoints.ts';
import { copyText } from '#components/ui/copy-text.ts';
import type { MenuItem } from '#components/ui/menu.tsx';
import { isSettled, type ReplyState } from '#lib/run/reply.ts';
import type { ColumnMenuProps } from './column-menu.tsx';
import { differences } from './differences.ts';
import type { Freedom } from './freedom.ts';
import { replyWithMetrics } from './reply-markdown.ts';
import { isRetryable } from './retryable.ts';

interface Offered {
  /** How its reply stands. */
  state: ReplyState;
  freedom: Freedom;
  /** Whether keys without Ctrl or Cmd are on. */
  singleKeys: boolean;
  /** Shows who serves the model; left out where there is no place for it. */
  onEndpoints?: () => void;
}

const couldNotCopy = 'Could not copy. Select the text and copy it by hand.';
const sharedAgain = { system: undefined, parameters: undefined, routing: undefined };

/** What the menu of a column offers as its reply stands now. */
export function columnItems(of: ColumnMenuProps, offered: Offered): MenuItem[] {
  if (offered.freedom !== 'all') return [...copyItems(of, offered), ...of.look.items];
  return [
    ...askItems(of, offered),
    ...lineUpItems(of, offered),
    ...of.look.items,
    ...resetItems(of),
    ...copyItems(of, offered).map((item, index) => ({ ...item, separated: index === 0 })),
    ...codeItems(of),
    {
      label: 'Remove',
      icon: Trash2,
      tone: 'bad',
      separated: true,
      movesFocus: true,
      onSelect: () => of.actions.remove(of.column.id),
    },
  ];
}

/** What the buttons beside that menu do. */
export function buttonItems({ column, store }: ColumnMenuProps, offered: Offered): MenuItem[] {
  const { id } = column;
  const { state, freedom, singleKeys } = offered;
  const stop: MenuItem = {
    label: 'Stop',
    icon: Square,
    disabled: state === 'idle' || isSettled(state),
    onSelect: () => void store.stop(id),
  };
  if (freedom !== 'all') return freedom === 'stop' ? [stop] : [];
  return [
    stop,
    {
      label: 'Retry',
      icon: RotateCw,
      shortcut: keyHints('retry', singleKeys).shortcut,
      disabled: !isRetryable(store.get(), column),
      onSelect: () => void store.retry([id]),
    },
    { label: 'Settings', icon: SlidersHorizontal, onSelect: () => press(id, 'Settings') },
  ];
}

/** Presses a button in the head of a column: what opens belongs to it, and gives it the focus back. */
function press(column: string, label: string): void {
  document.querySelector<HTMLElement>(`#column-${column} > header [aria-label="${label}"]`)?.click();
}

function askItems(
  { column: { id }, look, hasTurns, actions }: ColumnMenuProps,
  { state }: Offered,
): MenuItem[] {
  const rests = state === 'idle' || isSettled(state);
  return [
    {
      label: 'Run this column',
      icon: Play,
      disabled: !hasTurns || !rests,
      onSelect: () => actions.run(id),
    },
    {
      label: 'Continue here only',
      icon: CornerDownRight,
      disabled: !hasTurns || look.alone,
      onSelect: () => actions.continueOnly(id),
    },
  ];
}

function lineUpItems(
  { column, look, actions }: ColumnMenuProps,
  { singleKeys, onEndpoints }: Offered,
): MenuItem[] {
  const { id, model } = column;
  return [
    { label: 'Replace model', icon: ArrowLeftRight, separated: true, onSelect: () => actions.replace(id) },
    ...(onEndpoints && hasEndpoints(model)
      ? [{ label: 'Endpoints…', icon: Server, onSelect: onEndpoints }]
      : []),
    { label: 'Duplicate', icon: CopyPlus, onSelect: () => actions.duplicate(id) },
    {
      label: 'Move left',
      icon: ArrowLeft,
      shortcut: keyHints('moveLeft', singleKeys).shortcut,
      disabled: look.isFirst,
      onSelect: () => actions.move(id, -1),
    },
    {
      label: 'Move right',
      icon: ArrowRight,
      shortcut: keyHints('moveRight', singleKeys).shortcut,
      disabled: look.isLast,
      onSelect: () => actions.move(id, 1),
    },
  ];
}

function resetItems({ column, actions }: ColumnMenuProps): MenuItem[] {
  if (differences(column).length === 0) return [];
  const reset = () => actions.change(column.id, sharedAgain);
  return [{ label: 'Reset to shared', icon: RotateCcw, separated: true, onSelect: reset }];
}

function copyItems(
  { column: { id }, name, shown, actions }: ColumnMenuProps,
  { state }: Offered,
): MenuItem[] {
  const disabled = state === 'idle';
  const tellCopied = (copied: boolean) => actions.tell?.(copied ? 'Copied.' : couldNotCopy);
  const copy = (metrics: boolean) => {
    const reply = shown.get().replies[id];
    if (reply) void copyText(metrics ? replyWithMetrics(name, reply) : reply.answer).then(tellCopied);
  };
  return [
    { label: 'Copy', icon: Copy, disabled, onSelect: () => copy(false) },
    { label: 'Copy with metrics', icon: ClipboardList, disabled, onSelect: () => copy(true) },
  ];
}

function codeItems({ column: { id }, actions: { code } }: ColumnMenuProps): MenuItem[] {
  return code ? [{ label: 'Code', icon: CodeXml, onSelect: () => code(id) }] : [];
}
