import { clsx } from 'clsx';
import type { ComponentProps } from 'react';

const tones = {
  plain: 'border-control text-mute',
  warn: 'border-warn/45 text-warn',
  bad: 'border-bad/45 text-bad',
  ok: 'border-ok/45 text-ok',
} as const;

interface BadgeProps extends ComponentProps<'span'> {
  tone?: keyof typeof tones;
}

export function Badge({ tone = 'plain', className, ...rest }: BadgeProps) {
  return (
    <span
      className={clsx(
        'inline-flex h-[18px] shrink-0 items-center whitespace-nowrap rounded-[5px] border px-[5px] text-[11px] leading-none',
        tones[tone],
        className,
      )}
      {...rest}
    />
  );
}
