import type { Setup } from '#lib/prompt/setup.ts';
import { answersCalls } from '#lib/run/continuation.ts';
import type { Place } from '#lib/run/conversation.ts';
import type { ColumnActions } from './column-actions.ts';
import { PromptHeading } from './prompt-heading.tsx';
import { PromptTools } from './prompt-tools.tsx';
import { useWideScreen } from './use-wide-screen.ts';

interface TurnPromptProps {
  setup: Setup;
  index: number;
  place: Place;
  /** The band above the columns shows it, where there is one. */
  inBand: boolean;
  actions: Pick<ColumnActions, 'editPrompt' | 'showPrompt'>;
}

/** What a turn asked, at its head; nothing where it gave results back, which stand in their calls. */
export function TurnPrompt({ inBand, ...props }: TurnPromptProps) {
  if (answersCalls(props.setup.messages)) return null;
  return inBand ? <WithoutBand {...props} /> : <Prompt {...props} />;
}

type PromptProps = Omit<TurnPromptProps, 'inBand'>;

/** In as many columns as begin a turn at once, what nobody sees would be most of what is put there. */
function WithoutBand(props: PromptProps) {
  return useWideScreen() ? null : <Prompt {...props} />;
}

function Prompt({ setup, index, place, actions }: PromptProps) {
  return (
    <div className="group/prompt flex items-start gap-1">
      <PromptHeading setup={setup} className="min-w-0 flex-1" />
      <PromptTools index={index} place={place} actions={actions} className="-mt-1" />
    </div>
  );
}
