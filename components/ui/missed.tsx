'use client';
import { clsx } from 'clsx';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { overlayMark, popupSurface } from './overlay.ts';

/** Whether the code is there now. */
export type Retry = () => Promise<boolean>;

const sentence = 'This part of the page could not be loaded.';
const action = 'Check that you are online, then try again.';

/** Tries by itself at once and whenever the browser is online again; `failed` only once that was in vain. */
function useRetry(retry: Retry) {
  const [state, setState] = useState<'quiet' | 'failed' | 'trying'>('quiet');
  async function again(): Promise<void> {
    if (!(await retry())) setState('failed');
  }
  const begin = useEffectEvent(() => void again());
  useEffect(() => {
    const listen = () => begin();
    listen();
    window.addEventListener('online', listen);
    return () => window.removeEventListener('online', listen);
  }, []);
  const ask = () => {
    setState('trying');
    void again();
  };
  return { failed: state !== 'quiet', label: state === 'trying' ? 'Trying…' : 'Try again', ask };
}

/** In the place of a part whose code did not come. */
export function MissedNote({ retry }: { retry: Retry }) {
  const { failed, label, ask } = useRetry(retry);
  if (!failed) return null;
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 px-inset py-3 text-note text-soft"
    >
      <p>
        {sentence} {action}
      </p>
      <Button onClick={ask}>{label}</Button>
    </div>
  );
}

interface MissedDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  retry: Retry;
}

/** In the place of a dialog or menu whose code did not come. What was never asked for is not missed. */
export function MissedDialog({ open, onOpenChange, retry }: MissedDialogProps) {
  return open ? <OpenMissedDialog retry={retry} onClose={() => onOpenChange(false)} /> : null;
}

/** Nothing of a part that only adds to others. */
export const missedQuietly = () => null;

function OpenMissedDialog({ retry, onClose }: { retry: Retry; onClose: () => void }) {
  const { failed, label, ask } = useRetry(retry);
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (!failed || !shown) return;
    shown.showModal();
    // Closed and not only taken away: so the browser gives the focus back.
    return () => shown.close();
  }, [failed]);
  if (!failed) return null;
  return (
    // The browser's own: ours may be what could not be loaded.
    <dialog
      {...overlayMark}
      ref={dialog}
      aria-label={sentence}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className={clsx(
        popupSurface,
        'm-auto w-full max-w-[min(400px,calc(100vw-24px))] rounded-dialog p-5',
        'backdrop:bg-[light-dark(rgb(27_26_24/0.32),rgb(0_0_0/0.6))]',
      )}
    >
      <p className="font-[560] text-[16px] leading-6">{sentence}</p>
      <p className="mt-1 text-soft">{action}</p>
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>Close</Button>
        <Button variant="primary" onClick={ask}>
          {label}
        </Button>
      </div>
    </dialog>
  );
}
