import { BookOpen, Command, Ellipsis, History } from 'lucide-react';
import { themeIcons } from '#components/shell/rail.tsx';
import type { Theme } from '#components/shell/theme.ts';
import { Menu } from '#components/ui/menu.tsx';

interface RunMenuProps {
  theme: Theme;
  onTheme: () => void;
  onHistory: () => void;
  onCommands: () => void;
}

/** A narrow page's stand-in for the rail. */
export function RunMenu({ theme, onTheme, onHistory, onCommands }: RunMenuProps) {
  return (
    <Menu
      label="Menu"
      icon={Ellipsis}
      items={[
        { label: 'History', icon: History, onSelect: onHistory, movesFocus: true },
        { label: 'All commands', icon: Command, onSelect: onCommands, movesFocus: true },
        { label: 'Docs', icon: BookOpen, onSelect: () => window.location.assign('/docs') },
        { label: `Theme: ${theme}`, icon: themeIcons[theme], onSelect: onTheme, separated: true },
      ]}
    />
  );
}
