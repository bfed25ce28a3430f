import type { LucideIcon } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { SetMark } from './set-mark.tsx';

interface SetUpButtonProps {
  label: string;
  icon: LucideIcon;
  /** How many are set, or that it is on; 0 or false: nothing is. */
  set: number | boolean;
  onClick: () => void;
}

/** Opens a dialog of the set-up and says what is set in it. */
export function SetUpButton({ label, icon: Icon, set, onClick }: SetUpButtonProps) {
  return (
    <Button variant="quiet" aria-haspopup="dialog" onClick={onClick}>
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
      {label}
      {set !== 0 && set !== false && <SetMark count={set === true ? null : set} />}
    </Button>
  );
}
