import { type Theme, themes } from '#components/shell/theme.ts';
import type { Command } from './command.ts';
import { type CommandKey, keyHints } from './shortcuts.ts';

interface RunPageActions {
  theme: Theme;
  history: () => void;
  help: () => void;
  setTheme: (theme: Theme) => void;
}

/** What the page of a run can do beside its menus and columns. */
export function runCommands(page: RunPageActions, command: CommandKey, singleKeys: boolean): Command[] {
  return [
    {
      group: 'View',
      label: 'History',
      onSelect: page.history,
      shortcut: keyHints('history', singleKeys, command).shortcut,
      words: 'runs panel list',
    },
    ...themes.map((theme) => ({
      group: 'View',
      label: `Theme: ${theme}`,
      onSelect: () => page.setTheme(theme),
      checked: theme === page.theme,
      words: 'mode colours appearance',
    })),
    {
      group: 'Help',
      label: 'Keyboard shortcuts',
      onSelect: page.help,
      shortcut: keyHints('help', singleKeys, command).shortcut,
      words: 'keys',
    },
    {
      group: 'Help',
      label: 'Docs',
      onSelect: () => window.location.assign('/docs'),
      words: 'documentation metrics privacy manual',
    },
  ];
}
