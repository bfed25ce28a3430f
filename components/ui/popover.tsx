'use client';
import type { ReactNode } from 'react';
import { PopupFrame } from './frames.tsx';
import { lazily } from './lazily.tsx';
import { MissedDialog } from './missed.tsx';
import { OverlayTrigger, type TriggerLook } from './overlay-trigger.tsx';
import { useOverlay } from './use-overlay.ts';

interface PopoverProps extends TriggerLook {
  /** Mounted only while open. */
  children: ReactNode;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom';
  /** Classes of the popup: its width and padding. */
  className?: string;
}

const PopoverPopup = lazily(() => import('./popover-popup.tsx').then((module) => module.PopoverPopup), {
  loading: (props) => <PopupFrame {...props} />,
  missed: MissedDialog,
});

export const loadPopover = PopoverPopup.load;

/** A button and the panel it opens. The panel's code is loaded apart: the button alone is in the first load. */
export function Popover({
  children,
  align = 'end',
  side = 'bottom',
  className = 'w-80 p-3',
  ...look
}: PopoverProps) {
  const { open, setOpen, used, anchor, toggle } = useOverlay();
  return (
    <>
      <OverlayTrigger {...look} ref={anchor} aria-haspopup="dialog" aria-expanded={open} onClick={toggle} />
      {used && (
        <PopoverPopup
          anchor={anchor}
          label={look.label}
          align={align}
          side={side}
          className={className}
          open={open}
          onOpenChange={setOpen}
        >
          {children}
        </PopoverPopup>
      )}
    </>
  );
}
