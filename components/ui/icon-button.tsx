import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** The accessible name; also what the tooltip says. */
  label: string;
  icon: LucideIcon;
  /** Drawn in the tooltip after the label. */
  shortcut?: string;
  /** Pixels of the icon; the button itself is 28. */
  iconSize?: number;
}

export function IconButton({
  label,
  icon: Icon,
  shortcut,
  iconSize = 16,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      data-tooltip={label}
      data-shortcut={shortcut}
      className={clsx(
        'relative inline-flex size-7 shrink-0 items-center justify-center rounded-control text-soft',
        'transition-[opacity,background-color] duration-quick enabled:hover:bg-fill enabled:hover:text-ink',
        'aria-expanded:bg-fill aria-expanded:text-ink disabled:opacity-45',
        'pointer-coarse:after:absolute pointer-coarse:after:-inset-2 pointer-coarse:after:content-[""]',
        className,
      )}
      {...rest}
    >
      <Icon size={iconSize} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}
