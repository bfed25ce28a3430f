'use client';
import { Popover } from '@base-ui/react/popover';
import { clsx } from 'clsx';
import { type ReactNode, type RefObject, useRef } from 'react';
import { ignoreTriggerPress, overlayMark, popupMotion, popupSurface } from './overlay.ts';

interface PopoverPopupProps {
  anchor: RefObject<HTMLButtonElement | null>;
  label: string;
  align: 'start' | 'center' | 'end';
  side: 'top' | 'bottom';
  className: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}

export function PopoverPopup(props: PopoverPopupProps) {
  const { anchor, label, align, side, className, open, onOpenChange, children } = props;
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next, change) => {
        if (!ignoreTriggerPress(change, anchor.current)) onOpenChange(next);
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          positionMethod="fixed"
          anchor={anchor}
          align={align}
          side={side}
          sideOffset={8}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Popover.Popup
            {...overlayMark}
            aria-label={label}
            ref={popup}
            // What mounts later than the panel itself takes the focus with `autoFocus`.
            initialFocus={() => popup.current?.querySelector<HTMLElement>('[data-autofocus]') ?? true}
            finalFocus={anchor}
            className={clsx(
              popupSurface,
              popupMotion,
              'max-h-[var(--available-height)] max-w-[calc(100vw-16px)] overflow-y-auto rounded-block',
              className,
            )}
          >
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
