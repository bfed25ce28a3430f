import { ChartSpline } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';

/** Opens and closes the race chart. */
export function RaceToggle({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  return (
    <Button aria-expanded={open} onClick={onToggle} className="aria-expanded:bg-fill">
      <ChartSpline size={14} strokeWidth={1.75} aria-hidden="true" />
      Race
    </Button>
  );
}
