'use client';
import { Dialog } from '@base-ui/react/dialog';
import { clsx } from 'clsx';
import { useRef } from 'react';
import { overlayMark, popupMotion, popupSurface } from '#components/ui/overlay.ts';
import { HistoryPanel, type HistoryPanelProps } from './history-panel.tsx';

interface HistorySheetProps extends Omit<HistoryPanelProps, 'focuses'> {
  open: boolean;
}

/** Where there is no room beside the columns: over them, from top to bottom; on a phone in full width. */
export function HistorySheet({ open, ...panel }: HistorySheetProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next, { reason, event }) => {
        // In a field being written in, Escape is the field's.
        const isInField =
          event.target instanceof Element && event.target.closest('[data-keeps-escape]') !== null;
        if (!next && !(reason === 'escape-key' && isInField)) panel.onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop
          className={clsx(
            popupMotion,
            'fixed inset-0 z-30 bg-[light-dark(rgb(27_26_24/0.32),rgb(0_0_0/0.6))]',
          )}
        />
        <Dialog.Popup
          {...overlayMark}
          ref={popup}
          initialFocus={popup}
          className={clsx(
            popupSurface,
            popupMotion,
            'fixed inset-y-0 left-0 z-30 flex w-[340px] border-y-0 border-l-0 bg-page max-sm:w-full max-sm:border-r-0',
          )}
        >
          <Dialog.Title className="sr-only">History</Dialog.Title>
          <HistoryPanel {...panel} focuses={false} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
