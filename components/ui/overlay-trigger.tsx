import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';

export interface TriggerLook {
  /** The accessible name of the button and of what it opens. */
  label: string;
  /** Drawn as an icon button… */
  icon?: LucideIcon;
  /** …or as a button with this content. */
  trigger?: ReactNode;
  triggerClassName?: string;
  /** -1 where the arrow keys lead to it. */
  tabIndex?: number;
  /** What a pointer that rests on it is told, where that is not the icon's label. */
  tooltip?: string;
}

type OverlayTriggerProps = TriggerLook & Omit<ComponentProps<'button'>, 'className' | 'children'>;

export function OverlayTrigger({
  label,
  icon,
  trigger,
  triggerClassName,
  tooltip,
  ...rest
}: OverlayTriggerProps) {
  if (icon) return <IconButton label={label} icon={icon} className={triggerClassName} {...rest} />;
  return (
    <button
      type="button"
      aria-label={label}
      data-tooltip={tooltip}
      className={clsx(
        'inline-flex h-7 min-w-0 items-center gap-1.5 rounded-control px-2 text-[13px] text-soft',
        'transition-[opacity,background-color] duration-quick hover:bg-fill hover:text-ink',
        'aria-expanded:bg-fill aria-expanded:text-ink',
        triggerClassName,
      )}
      {...rest}
    >
      {trigger}
    </button>
  );
}
