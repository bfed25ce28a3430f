'use client';
import type { LucideIcon } from 'lucide-react';
import { PopupFrame } from './frames.tsx';
import { lazily } from './lazily.tsx';
import { MissedDialog } from './missed.tsx';
import { OverlayTrigger, type TriggerLook } from './overlay-trigger.tsx';
import { useOverlay } from './use-overlay.ts';

export interface MenuItem {
  label: string;
  onSelect: () => void;
  icon?: LucideIcon;
  /** A second, quieter line. */
  note?: string;
  shortcut?: string;
  disabled?: boolean;
  checked?: boolean;
  tone?: 'bad';
  /** Draws a line above. */
  separated?: boolean;
  /** It takes the focus elsewhere: closing must not bring it back to the button. */
  movesFocus?: boolean;
}

interface MenuProps extends TriggerLook {
  items: readonly MenuItem[];
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom';
}

const MenuPopup = lazily(() => import('./menu-popup.tsx').then((module) => module.MenuPopup), {
  loading: (props) => <PopupFrame {...props} />,
  missed: MissedDialog,
});

export const loadMenu = MenuPopup.load;

/** A button and its menu. The menu's code is loaded apart: the button alone is in the first load. */
export function Menu({ items, align = 'end', side = 'bottom', ...look }: MenuProps) {
  const { open, setOpen, used, anchor, toggle } = useOverlay();
  return (
    <>
      <OverlayTrigger {...look} ref={anchor} aria-haspopup="menu" aria-expanded={open} onClick={toggle} />
      {used && (
        <MenuPopup
          anchor={anchor}
          label={look.label}
          items={items}
          align={align}
          side={side}
          open={open}
          onOpenChange={setOpen}
        />
      )}
    </>
  );
}
