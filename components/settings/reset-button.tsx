import { RotateCcw } from 'lucide-react';
import { IconButton } from '#components/ui/icon-button.tsx';

interface ResetButtonProps {
  label: string;
  shown: boolean;
  onClick: () => void;
}

/** Keeps its place while there is nothing to reset, so that no row moves. */
export function ResetButton({ label, shown, onClick }: ResetButtonProps) {
  return (
    <IconButton
      label={label}
      icon={RotateCcw}
      iconSize={14}
      onClick={onClick}
      className={shown ? '' : 'invisible'}
    />
  );
}
