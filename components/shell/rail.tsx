import { Columns3, History, Keyboard, Monitor, Moon, Sun } from 'lucide-react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Mark } from './mark.tsx';
import type { Theme } from './theme.ts';

export const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const;

interface RailProps {
  theme: Theme;
  onTheme: () => void;
  onHelp: () => void;
  /** The page is another one than the playground. */
  elsewhere?: boolean;
  /** The list of kept runs beside it. */
  history?: { open: boolean; toggle: () => void };
}

export function Rail({ theme, onTheme, onHelp, elsewhere = false, history }: RailProps) {
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
        aria-current={elsewhere ? undefined : 'page'}
        data-tooltip="Playground"
        className="mt-1 flex size-[34px] items-center justify-center rounded-control text-soft hover:bg-fill hover:text-ink aria-[current]:bg-fill aria-[current]:text-ink"
      >
        <Columns3 size={18} strokeWidth={1.75} aria-hidden="true" />
      </a>
      {history && (
        <IconButton
          label="History"
          shortcut="H"
          icon={History}
          iconSize={18}
          aria-expanded={history.open}
          onClick={history.toggle}
          className="size-[34px]"
        />
      )}
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
