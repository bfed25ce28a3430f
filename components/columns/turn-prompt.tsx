import type { Setup } from '#lib/prompt/setup.ts';
import { answersCalls } from '#lib/run/continuation.ts';
import type { Place } from '#lib/run/conversation.ts';
import type { ColumnActions } from './column-actions.ts';
import { PromptHeading } from './prompt-heading.tsx';
import { PromptTools } from './prompt-tools.tsx';

interface TurnPromptProps {
  setup: Setup;
  index: number;
  place: Place;
  /** The band above the columns shows it, where there is one. */
  inBand: boolean;
  actions: Pick<ColumnActions, 'editPrompt' | 'showPrompt'>;
}

/** What a turn asked, at its head; nothing where it gave results back, which stand in their calls. */
export function TurnPrompt({ setup, index, place, inBand, actions }: TurnPromptProps) {
  if (answersCalls(setup.messages)) return null;
  return (
    <div className={`group/prompt flex items-start gap-1 ${inBand ? 'md:hidden' : ''}`}>
      <PromptHeading setup={setup} className="min-w-0 flex-1" />
      <PromptTools index={index} place={place} actions={actions} className="-mt-1" />
    </div>
  );
}
