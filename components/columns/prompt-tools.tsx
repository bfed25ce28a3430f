import { Pencil } from 'lucide-react';
import { IconButton } from '#components/ui/icon-button.tsx';
import type { Place } from '#lib/run/conversation.ts';
import type { ColumnActions } from './column-actions.ts';
import { useFreedom } from './freedom.ts';
import { StepThrough } from './step-through.tsx';

interface PromptToolsProps {
  /** Of the turn, oldest first. */
  index: number;
  place: Place;
  actions: Pick<ColumnActions, 'editPrompt' | 'showPrompt'>;
  className?: string;
}

/** What can be done with a prompt that was sent: edit it, and go to the others that were sent in its place. */
export function PromptTools({ index, place, actions, className = '' }: PromptToolsProps) {
  if (useFreedom() !== 'all') return null;
  return (
    <div className={`flex shrink-0 items-center ${className}`}>
      <StepThrough
        noun="prompt"
        index={place.index}
        count={place.count}
        onStep={(by) => actions.showPrompt(index, by)}
      />
      <IconButton
        label="Edit prompt"
        icon={Pencil}
        iconSize={14}
        onClick={() => actions.editPrompt(index)}
        className="opacity-0 transition-opacity duration-quick focus-visible:opacity-100 group-focus-within/prompt:opacity-100 group-hover/prompt:opacity-100 pointer-coarse:opacity-100"
      />
    </div>
  );
}
