'use client';
import { Menu } from '@base-ui/react/menu';
import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import { type RefObject, useRef } from 'react';
import { Kbd } from './kbd.tsx';
import type { MenuItem } from './menu.tsx';
import { ignoreTriggerPress, overlayMark, popupMotion, popupSurface } from './overlay.ts';

interface MenuPopupProps {
  anchor: RefObject<HTMLButtonElement | null>;
  label: string;
  items: readonly MenuItem[];
  align: 'start' | 'center' | 'end';
  side: 'top' | 'bottom';
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function MenuPopup({ anchor, label, items, align, side, open, onOpenChange }: MenuPopupProps) {
  const moved = useRef(false);
  const select = (item: MenuItem) => {
    moved.current = item.movesFocus ?? false;
    item.onSelect();
  };
  return (
    <Menu.Root
      open={open}
      onOpenChange={(next, change) => {
        if (next) moved.current = false;
        if (!ignoreTriggerPress(change, anchor.current)) onOpenChange(next);
      }}
    >
      <Menu.Portal>
        <Menu.Positioner
          positionMethod="fixed"
          anchor={anchor}
          align={align}
          side={side}
          sideOffset={6}
          className="z-50 outline-none"
        >
          <Menu.Popup
            {...overlayMark}
            aria-label={label}
            finalFocus={() => (moved.current ? false : anchor.current)}
            className={clsx(
              popupSurface,
              popupMotion,
              'max-h-[var(--available-height)] min-w-44 max-w-80 overflow-y-auto rounded-block p-1',
            )}
          >
            {items.map((item, index) => (
              <MenuRow key={`${index} ${item.label}`} item={item} onSelect={() => select(item)} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function MenuRow({ item, onSelect }: { item: MenuItem; onSelect: () => void }) {
  const Icon = item.checked ? Check : item.icon;
  return (
    <>
      {item.separated && <Menu.Separator className="-mx-1 my-1 h-px bg-hairline" />}
      <Menu.Item
        disabled={item.disabled}
        onClick={onSelect}
        className={clsx(
          'flex min-h-8 cursor-default select-none items-center gap-2.5 rounded-[7px] px-2 py-1 text-[13px] leading-[18px] outline-none',
          'data-[disabled]:text-mute data-[highlighted]:bg-fill',
          item.tone === 'bad' && 'text-bad',
        )}
      >
        <span className="flex w-4 shrink-0 justify-center text-mute">
          {Icon && <Icon size={15} strokeWidth={1.75} aria-hidden="true" />}
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate">{item.label}</span>
          {item.note && <span className="block truncate text-[12px] text-mute">{item.note}</span>}
        </span>
        {item.shortcut && <Kbd>{item.shortcut}</Kbd>}
      </Menu.Item>
    </>
  );
}
