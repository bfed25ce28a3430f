import { clsx } from 'clsx';
import type { ComponentProps } from 'react';

const variants = {
  primary: 'bg-ink font-medium text-page enabled:hover:opacity-90 forced-colors:border',
  outline: 'border border-control bg-surface text-ink enabled:hover:bg-fill',
  quiet: 'text-soft enabled:hover:bg-fill enabled:hover:text-ink',
} as const;

const sizes = {
  small: 'h-7 gap-1.5 px-2 text-[13px]',
  large: 'h-[34px] gap-2 px-3.5 text-body',
} as const;

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: keyof typeof variants;
  size?: keyof typeof sizes;
}

export function Button({ variant = 'outline', size = 'small', className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={clsx(
        'inline-flex shrink-0 items-center justify-center whitespace-nowrap rounded-control',
        'transition-[opacity,background-color] duration-quick disabled:opacity-45',
        variants[variant],
        sizes[size],
        className,
      )}
      {...rest}
    />
  );
}
