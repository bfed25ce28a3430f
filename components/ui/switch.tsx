import { clsx } from 'clsx';
import type { ReactNode } from 'react';

interface SwitchProps {
  on: boolean;
  onChange: (on: boolean) => void;
  children: ReactNode;
  disabled?: boolean;
  /** Said after the name. */
  description?: string;
  className?: string;
}

/** On or off at once, its words being its name. */
export function Switch({ on, onChange, children, disabled, description, className }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-description={description}
      disabled={disabled}
      onClick={() => onChange(!on)}
      className={clsx(
        'inline-flex h-7 shrink-0 items-center gap-2 rounded-control px-2 text-[13px] text-soft enabled:hover:text-ink disabled:opacity-45',
        className,
      )}
    >
      <span
        aria-hidden="true"
        className={clsx(
          'flex h-4 w-7 shrink-0 items-center rounded-full border p-[2px] transition-colors duration-quick motion-reduce:transition-none',
          on
            ? 'justify-end border-ink bg-ink forced-colors:bg-[Highlight]'
            : 'justify-start border-mute bg-surface',
        )}
      >
        <span
          className={clsx(
            'size-2.5 rounded-full',
            on ? 'bg-page forced-colors:bg-[HighlightText]' : 'bg-mute forced-colors:bg-[CanvasText]',
          )}
        />
      </span>
      {children}
    </button>
  );
}
