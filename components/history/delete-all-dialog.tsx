'use client';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { pageHistory } from '#lib/history/use-history.ts';

interface DeleteAllDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** How many there are; null while only some of them were loaded. */
  count: number | null;
}

export function DeleteAllDialog({ open, onOpenChange, count }: DeleteAllDialogProps) {
  const [going, setGoing] = useState(false);
  const what = count === null ? 'all runs' : count === 1 ? 'the only run' : `all ${count} runs`;
  const remove = async () => {
    setGoing(true);
    await pageHistory().removeAll();
    setGoing(false);
    onOpenChange(false);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={`Delete ${what}?`}>
      <p className="text-body text-soft">
        Prompts, replies and the links to results go with them. This can’t be undone.
      </p>
      <div className="mt-5 flex justify-end gap-2">
        <Button size="large" onClick={() => onOpenChange(false)}>
          Cancel
        </Button>
        <Button
          size="large"
          disabled={going}
          onClick={() => void remove()}
          className="border-bad/45! text-bad!"
        >
          Delete {what}
        </Button>
      </div>
    </Dialog>
  );
}
