import {
  Archive,
  Braces,
  Command,
  Ellipsis,
  History,
  KeyRound,
  Layers,
  SlidersHorizontal,
  SquarePen,
  Wrench,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useKeepRuns } from '#components/history/use-keep-runs.ts';
import { Button } from '#components/ui/button.tsx';
import { Menu } from '#components/ui/menu.tsx';
import type { Density } from './density.ts';
import { Mark } from './mark.tsx';
import { densityIcons, themeIcons } from './rail.tsx';
import type { Theme } from './theme.ts';

interface TopBarProps {
  /** The line-up's name and menu. */
  lineUp: ReactNode;
  /** How much may still be asked for nothing. */
  budget: ReactNode;
  /** Ways out for what stands here. */
  share: ReactNode;
  theme: Theme;
  density: Density;
  /** There is a key for OpenRouter; whose it is, is one press away. */
  connected: boolean;
  /** That key is the server's, and the visitor has connected nothing. */
  isLent: boolean;
  /** Offer to connect: no key is there. */
  offersConnect: boolean;
  hasTurns: boolean;
  onTheme: () => void;
  onDensity: () => void;
  onCommands: () => void;
  onModels: () => void;
  onSettings: () => void;
  onTools: () => void;
  onSchema: () => void;
  onConnect: () => void;
  onNew: () => void;
  onHistory: () => void;
}

export function TopBar(props: TopBarProps) {
  const { lineUp, connected, isLent, offersConnect, hasTurns, onConnect, onNew } = props;
  return (
    <header className="flex h-bar shrink-0 items-center gap-2.5 border-hairline border-b px-inset max-md:pr-2.5">
      <span className="md:hidden">
        <Mark size={20} />
      </span>
      <h1 className="font-[560] text-[15.5px] tracking-[-0.01em]">Abreast</h1>
      <span className="select-none text-control max-sm:hidden print:hidden" aria-hidden="true">
        /
      </span>
      <div className="flex min-w-0 flex-1 max-sm:-ml-1 print:hidden">{lineUp}</div>
      {props.budget}
      <div className="flex items-center gap-2 print:hidden">
        {offersConnect && (
          <Button onClick={onConnect} className="max-md:hidden">
            <KeyRound size={14} strokeWidth={1.75} aria-hidden="true" />
            Connect OpenRouter
          </Button>
        )}
        {connected && (
          <Button
            variant="quiet"
            onClick={onConnect}
            className="max-md:hidden"
            data-tooltip={isLent ? 'Free models run with the key of this server; yours runs all' : undefined}
          >
            <KeyRound size={14} strokeWidth={1.75} aria-hidden="true" />
            {keyLabel(isLent)}
          </Button>
        )}
        {props.share}
        <Button onClick={onNew} disabled={!hasTurns} className="max-md:hidden">
          <SquarePen size={14} strokeWidth={1.75} aria-hidden="true" />
          New conversation
        </Button>
      </div>
      <div className="flex items-center gap-1 roomy:hidden print:hidden">
        <PhoneMenu {...props} />
      </div>
    </header>
  );
}

const keyLabel = (isLent: boolean) => (isLent ? 'Server’s key' : 'Connected');

/** What the rail and the composer hold, where there is no room for it. */
function PhoneMenu({ theme, density, connected, isLent, hasTurns, ...on }: TopBarProps) {
  const { all, keeps, setHere } = useKeepRuns();
  return (
    <Menu
      label="Menu"
      icon={Ellipsis}
      items={[
        { label: 'New conversation', icon: SquarePen, onSelect: on.onNew, disabled: !hasTurns },
        { label: 'History', icon: History, onSelect: on.onHistory, movesFocus: true },
        { label: 'All commands', icon: Command, onSelect: on.onCommands, movesFocus: true },
        { label: 'Choose models', icon: Layers, onSelect: on.onModels },
        { label: 'System and parameters', icon: SlidersHorizontal, onSelect: on.onSettings },
        { label: 'Tools', icon: Wrench, onSelect: on.onTools },
        { label: 'Schema', icon: Braces, onSelect: on.onSchema },
        {
          label: `Keep this run: ${keeps ? 'yes' : 'no'}`,
          icon: Archive,
          onSelect: () => setHere(!keeps),
          disabled: !all,
        },
        {
          label: connected ? keyLabel(isLent) : 'Connect OpenRouter',
          icon: KeyRound,
          onSelect: on.onConnect,
        },
        { label: `Theme: ${theme}`, icon: themeIcons[theme], onSelect: on.onTheme, separated: true },
        { label: `Density: ${density}`, icon: densityIcons[density], onSelect: on.onDensity },
      ]}
    />
  );
}
