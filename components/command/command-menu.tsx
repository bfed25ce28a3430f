'use client';
import { useColumnView } from '#components/columns/use-column-view.ts';
import { CommandDialog, type CommandDialogProps } from './command-dialog.tsx';
import { type PageActions, pageCommands } from './page-commands.ts';
import type { CommandKey } from './shortcuts.ts';

interface CommandMenuProps extends Omit<CommandDialogProps, 'commands'> {
  page: PageActions;
  command: CommandKey;
}

/** The commands of the playground. */
export function CommandMenu({ page, command, ...dialog }: CommandMenuProps) {
  const view = useColumnView(page.view);
  return <CommandDialog {...dialog} commands={pageCommands(page, view, command)} />;
}
