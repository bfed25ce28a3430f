'use client';
import { useColumnView } from '#components/columns/use-column-view.ts';
import { useKeepRuns } from '#components/history/use-keep-runs.ts';
import type { Command } from './command.ts';
import { CommandDialog, type CommandDialogProps } from './command-dialog.tsx';
import { type PageActions, pageCommands } from './page-commands.ts';
import type { CommandKey } from './shortcuts.ts';
import { useSingleKeys } from './single-keys.ts';

interface CommandMenuProps extends Omit<CommandDialogProps, 'commands'> {
  page: PageActions;
  command: CommandKey;
}

/** The commands of the playground. */
export function CommandMenu({ page, command, ...dialog }: CommandMenuProps) {
  const view = useColumnView(page.view);
  const singleKeys = useSingleKeys();
  const keep = keepCommand(useKeepRuns());
  return <CommandDialog {...dialog} commands={[...pageCommands(page, view, command, singleKeys), keep]} />;
}

/** The composer's switch. */
const keepCommand = ({ all, keeps, setHere }: ReturnType<typeof useKeepRuns>): Command => ({
  group: 'Conversation',
  label: 'Keep this run',
  checked: keeps,
  disabled: !all,
  words: 'history save private',
  onSelect: () => setHere(!keeps),
});
