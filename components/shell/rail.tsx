import { Columns3, Keyboard, Monitor, Moon, Sun } from 'lucide-react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Mark } from './mark.tsx';
import type { Theme } from './theme.ts';

export const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const;

interface RailProps {
  theme: Theme;
  onTheme: () => void;
  onHelp: () => void;
}

export function Rail({ theme, onTheme, onHelp }: RailProps) {
  return (
    <nav
      aria-label="Main"
      className="flex w-rail shrink-0 flex-col items-center gap-1.5 border-hairline border-r pb-2.5 max-md:hidden"
    >
      <div className="flex h-bar items-center">
        <Mark />
      </div>
      <a
        href="/"
        aria-label="Playground"
        aria-current="page"
        data-tooltip="Playground"
        className="mt-1 flex size-[34px] items-center justify-center rounded-control bg-fill text-ink"
      >
        <Columns3 size={18} strokeWidth={1.75} aria-hidden="true" />
      </a>
      <div className="flex-1" />
      <IconButton
        label="Keyboard shortcuts"
        shortcut="?"
        icon={Keyboard}
        iconSize={18}
        onClick={onHelp}
        className="size-[34px]"
      />
      <IconButton
        label={`Theme: ${theme}`}
        icon={themeIcons[theme]}
        iconSize={18}
        onClick={onTheme}
        className="size-[34px]"
      />
    </nav>
  );
}
