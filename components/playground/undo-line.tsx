'use client';
import { X } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { ariaKeys } from '#components/command/shortcuts.ts';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';

/** What has just been done, and the way back where there is one. */
export interface Done {
  text: string;
  undo?: () => void;
}

/** Long enough to be read and reached, ms; it stays while the pointer or the focus is in it. */
const shownFor = 10_000;

export function UndoLine({ done, onGone }: { done: Done | null; onGone: () => void }) {
  const [held, setHeld] = useState(false);
  const gone = useEffectEvent(onGone);
  useEffect(() => {
    if (!done || held) return;
    const timer = setTimeout(() => gone(), shownFor);
    return () => clearTimeout(timer);
  }, [done, held]);
  return (
    <div
      role="status"
      className="pointer-events-none absolute inset-x-0 bottom-full z-10 flex justify-center pb-14"
    >
      {done && (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only stays as long as it is being read.
        <div
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
          className="pointer-events-auto flex items-center gap-1 rounded-block border border-control bg-surface py-1 pr-1 pl-3 text-note text-soft shadow-[0_4px_16px_rgb(0_0_0/0.1)]"
        >
          <span>{done.text}</span>
          {done.undo && (
            <Button
              variant="quiet"
              aria-keyshortcuts={ariaKeys('undo')}
              onClick={() => {
                done.undo?.();
                onGone();
              }}
            >
              Undo
            </Button>
          )}
          <IconButton label="Dismiss" icon={X} iconSize={14} onClick={onGone} />
        </div>
      )}
    </div>
  );
}
