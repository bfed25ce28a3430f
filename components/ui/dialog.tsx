'use client';
import { Dialog as Base } from '@base-ui/react/dialog';
import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useRef } from 'react';
import { IconButton } from './icon-button.tsx';
import { overlayMark, popupMotion, popupSurface } from './overlay.ts';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** It is gone, and the focus back where it was. */
  onClosed?: () => void;
  /** The accessible name; drawn as a heading with a close button unless `bare`. */
  title: string;
  children: ReactNode;
  /** No heading, no padding: the content draws its own. */
  bare?: boolean;
  /** Classes of the popup: its size. */
  className?: string;
  initialFocus?: RefObject<HTMLElement | null>;
}

/** Brings Base UI's dialog along: import what uses it with `lazily`, so that it stays out of the first load. */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, onClosed, title, children, bare, className, initialFocus } = props;
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => onOpenChange(next)}
      onOpenChangeComplete={(next) => !next && onClosed?.()}
    >
      <Base.Portal>
        <Base.Backdrop
          className={clsx(
            popupMotion,
            'fixed inset-0 z-40 bg-[light-dark(rgb(27_26_24/0.32),rgb(0_0_0/0.6))]',
          )}
        />
        <Base.Popup
          {...overlayMark}
          ref={popup}
          // Not the close button: a dialog opened by a key would begin with that button's tooltip.
          initialFocus={initialFocus ?? popup}
          className={clsx(
            popupSurface,
            popupMotion,
            'fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-24px)] w-full max-w-[calc(100vw-24px)] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-dialog',
            !bare && 'p-5',
            className ?? 'sm:w-[440px]',
          )}
        >
          {bare ? (
            <Base.Title className="sr-only">{title}</Base.Title>
          ) : (
            <div className="mb-3 flex items-center justify-between gap-3">
              <Base.Title className="text-[16px] leading-6 font-[560]">{title}</Base.Title>
              <Base.Close render={<IconButton label="Close" icon={X} className="-mr-1.5" />} />
            </div>
          )}
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
