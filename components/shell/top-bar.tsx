import {
  Braces,
  Ellipsis,
  History,
  KeyRound,
  Layers,
  SlidersHorizontal,
  SquarePen,
  Wrench,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Menu } from '#components/ui/menu.tsx';
import { Mark } from './mark.tsx';
import { themeIcons } from './rail.tsx';
import type { Theme } from './theme.ts';

interface TopBarProps {
  /** The line-up's name and menu. */
  lineUp: ReactNode;
  /** How much may still be asked for nothing. */
  budget: ReactNode;
  /** Ways out for what stands here. */
  share: ReactNode;
  theme: Theme;
  /** There is a key for OpenRouter; whose it is, is one press away. */
  connected: boolean;
  /** Offer to connect: no key is there. */
  offersConnect: boolean;
  hasTurns: boolean;
  onTheme: () => void;
  onModels: () => void;
  onSettings: () => void;
  onTools: () => void;
  onSchema: () => void;
  onConnect: () => void;
  onNew: () => void;
  onHistory: () => void;
}

export function TopBar(props: TopBarProps) {
  const { lineUp, connected, offersConnect, hasTurns, onConnect, onNew } = props;
  return (
    <header className="flex h-bar shrink-0 items-center gap-2.5 border-hairline border-b px-inset max-md:pr-2.5">
      <span className="md:hidden">
        <Mark size={20} />
      </span>
      <h1 className="font-[560] text-[15.5px] tracking-[-0.01em]">Abreast</h1>
      <span className="select-none text-control max-sm:hidden" aria-hidden="true">
        /
      </span>
      <div className="flex min-w-0 flex-1 max-sm:-ml-1">{lineUp}</div>
      {props.budget}
      <div className="flex items-center gap-2 max-md:hidden">
        {offersConnect && (
          <Button onClick={onConnect}>
            <KeyRound size={14} strokeWidth={1.75} aria-hidden="true" />
            Connect OpenRouter
          </Button>
        )}
        {connected && (
          <Button variant="quiet" onClick={onConnect}>
            <KeyRound size={14} strokeWidth={1.75} aria-hidden="true" />
            Connected
          </Button>
        )}
        {props.share}
        <Button onClick={onNew} disabled={!hasTurns}>
          <SquarePen size={14} strokeWidth={1.75} aria-hidden="true" />
          New conversation
        </Button>
      </div>
      <div className="flex items-center gap-1 md:hidden">
        <PhoneMenu {...props} />
      </div>
    </header>
  );
}

function PhoneMenu({ theme, connected, offersConnect, hasTurns, ...on }: TopBarProps) {
  return (
    <Menu
      label="Menu"
      icon={Ellipsis}
      items={[
        { label: 'New conversation', icon: SquarePen, onSelect: on.onNew, disabled: !hasTurns },
        { label: 'History', icon: History, onSelect: on.onHistory, movesFocus: true },
        { label: 'Choose models', icon: Layers, onSelect: on.onModels },
        { label: 'System and parameters', icon: SlidersHorizontal, onSelect: on.onSettings },
        { label: 'Tools', icon: Wrench, onSelect: on.onTools },
        { label: 'Schema', icon: Braces, onSelect: on.onSchema },
        ...(offersConnect ? [{ label: 'Connect OpenRouter', icon: KeyRound, onSelect: on.onConnect }] : []),
        ...(connected ? [{ label: 'Connected', icon: KeyRound, onSelect: on.onConnect }] : []),
        { label: `Theme: ${theme}`, icon: themeIcons[theme], onSelect: on.onTheme, separated: true },
      ]}
    />
  );
}
