import type { ReactNode } from 'react';

/** The keys of a shortcut, drawn; assistive technology hears the button's name only. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <span
      aria-hidden="true"
      className="font-mono text-[11px] text-mute leading-none in-[.bg-ink]:text-inherit in-[.bg-ink]:opacity-70"
    >
      {children}
    </span>
  );
}
