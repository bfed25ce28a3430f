import {
  BookOpen,
  Columns3,
  Command,
  History,
  Keyboard,
  Monitor,
  Moon,
  Rows2,
  Rows3,
  Sun,
} from 'lucide-react';
import { ariaKeys, keyHints } from '#components/command/shortcuts.ts';
import { useSingleKeys } from '#components/command/single-keys.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { Density } from './density.ts';
import { Mark } from './mark.tsx';
import type { Theme } from './theme.ts';

export const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const;
export const densityIcons = { comfortable: Rows2, compact: Rows3 } as const;

interface RailProps {
  theme: Theme;
  onTheme: () => void;
  onHelp: () => void;
  /** The page is another one than the playground. */
  elsewhere?: boolean;
  /** The list of kept runs beside it. */
  history?: { open: boolean; toggle: () => void };
  commands?: { open: () => void; hint: string };
  density?: { density: Density; cycle: () => void };
}

export function Rail(props: RailProps) {
  const { theme, onTheme, onHelp, elsewhere = false, history, commands, density } = props;
  const singleKeys = useSingleKeys();
  return (
    <nav
      aria-label="Main"
      className="flex w-rail shrink-0 flex-col items-center gap-1.5 border-hairline border-r pb-2.5 max-md:hidden print:hidden short:gap-0.5 short:overflow-y-auto short:pb-1.5"
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
          {...keyHints('history', singleKeys)}
          icon={History}
          iconSize={18}
          aria-expanded={history.open}
          onClick={history.toggle}
          className="size-[34px]"
        />
      )}
      {commands && (
        <IconButton
          label="All commands"
          shortcut={commands.hint}
          aria-keyshortcuts={ariaKeys('commands', singleKeys)}
          aria-haspopup="dialog"
          icon={Command}
          iconSize={17}
          onClick={commands.open}
          className="size-[34px]"
        />
      )}
      <div className="flex-1" />
      <a
        href="/docs"
        aria-label="Docs"
        data-tooltip="Docs"
        className="flex size-[34px] items-center justify-center rounded-control text-soft hover:bg-fill hover:text-ink"
      >
        <BookOpen size={17} strokeWidth={1.75} aria-hidden="true" />
      </a>
      <IconButton
        label="Keyboard shortcuts"
        {...keyHints('help', singleKeys)}
        icon={Keyboard}
        iconSize={18}
        onClick={onHelp}
        className="size-[34px]"
      />
      {density && (
        <IconButton
          label={`Density: ${density.density}`}
          icon={densityIcons[density.density]}
          iconSize={18}
          onClick={density.cycle}
          className="size-[34px]"
        />
      )}
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
