import { clsx } from 'clsx';
import type { ReactNode } from 'react';

/** The keys of a shortcut, drawn; assistive technology hears the button's name only. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        'font-mono text-[11px] text-mute leading-none in-[.bg-ink]:text-inherit in-[.bg-ink]:opacity-70',
        // A key alone that is turned off is no hint.
        typeof children === 'string' && children.length === 1 && 'in-data-[keys=off]:hidden',
      )}
    >
      {children}
    </span>
  );
}
