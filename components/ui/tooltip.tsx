import type { ReactNode } from 'react';

interface TooltipProps {
  label: string;
  shortcut?: string;
  children: ReactNode;
}

/**
 * Gives what it wraps a tooltip. It is only a mark: one layer for the whole page (tooltip-layer.tsx) shows the tooltip
 * of whichever mark is pointed at or focused, so a hundred buttons cost no more than one.
 */
export function Tooltip({ label, shortcut, children }: TooltipProps) {
  return (
    <span className="contents" data-tooltip={label} data-shortcut={shortcut}>
      {children}
    </span>
  );
}
