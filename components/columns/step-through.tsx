import { ChevronLeft, ChevronRight } from 'lucide-react';
import { IconButton } from '#components/ui/icon-button.tsx';

interface StepThroughProps {
  /** What there are several of: `reply`, `prompt`. */
  noun: string;
  /** Counts from 0. */
  index: number;
  count: number;
  onStep: (by: -1 | 1) => void;
  className?: string;
}

/** `‹ 2/3 ›`: one of several that stand in the same place. Nothing where there is but one. */
export function StepThrough({ noun, index, count, onStep, className = '' }: StepThroughProps) {
  if (count < 2) return null;
  return (
    <div className={`flex items-center text-mute ${className}`}>
      <Step label={`Earlier ${noun}`} icon={ChevronLeft} able={index > 0} onClick={() => onStep(-1)} />
      <span className="min-w-8 text-center font-mono text-[12px] tabular-nums">
        <span className="sr-only">{noun} </span>
        {index + 1}/{count}
      </span>
      <Step label={`Later ${noun}`} icon={ChevronRight} able={index < count - 1} onClick={() => onStep(1)} />
    </div>
  );
}

interface StepProps {
  label: string;
  icon: typeof ChevronLeft;
  able: boolean;
  onClick: () => void;
}

/** Stays focusable at the end of the way: a button that is disabled under the finger loses the focus. */
function Step({ label, icon, able, onClick }: StepProps) {
  return (
    <IconButton
      label={label}
      icon={icon}
      iconSize={14}
      aria-disabled={!able}
      onClick={() => able && onClick()}
      className={able ? '' : 'opacity-45'}
    />
  );
}
