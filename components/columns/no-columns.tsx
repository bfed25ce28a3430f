import { Layers } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';

/** The id of its button, which takes the focus when the last column has gone. */
export const chooseFirst = 'choose-first';

/** Stands where the columns would: nothing was chosen, or all of them were removed. */
export function NoColumns({ onChoose }: { onChoose: (() => void) | undefined }) {
  return (
    <div className="absolute inset-0 flex flex-col items-center justify-center gap-3 px-inset">
      <p className="text-body text-soft">No models chosen.</p>
      {onChoose && (
        <Button id={chooseFirst} onClick={onChoose}>
          <Layers size={14} strokeWidth={1.75} aria-hidden="true" />
          Choose models
        </Button>
      )}
    </div>
  );
}
