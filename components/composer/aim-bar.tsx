import { X } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';

interface AimBarProps {
  /** Name of the only column the prompt goes to; null: it goes to all. */
  only: string | null;
  editing: boolean;
  onAll: () => void;
  onCancel: () => void;
}

/** Says where the prompt being written will go, when that is not simply on with every column. */
export function AimBar({ only, editing, onAll, onCancel }: AimBarProps) {
  return (
    <div role="status" className="mb-2 flex flex-wrap items-center gap-2 text-note">
      {editing && (
        <>
          <span className="text-soft">Editing an earlier prompt: later turns are kept aside</span>
          <Button variant="quiet" onClick={onCancel}>
            Cancel
          </Button>
        </>
      )}
      {only !== null && (
        <span className="flex h-[26px] items-center gap-0.5 rounded-full border border-control bg-surface pl-2.5 text-soft">
          Only {only}
          <IconButton
            label="Ask all columns"
            icon={X}
            iconSize={13}
            onClick={onAll}
            className="size-6 rounded-full"
          />
        </span>
      )}
    </div>
  );
}
