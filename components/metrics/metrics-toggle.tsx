import { ChevronDown, ChevronUp } from 'lucide-react';

/** Opens and folds the full list of figures, in all columns at once so that they stay comparable. */
export function MetricsToggle({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  const Icon = open ? ChevronDown : ChevronUp;
  return (
    <button
      type="button"
      aria-label="All metrics"
      aria-expanded={open}
      data-tooltip={open ? 'Fold the metrics' : 'All metrics'}
      onClick={onToggle}
      className="print:hidden absolute top-3 right-0.5 shortest:top-px flex size-6 items-center justify-center rounded-control text-mute hover:bg-fill hover:text-ink"
    >
      <Icon size={14} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}
