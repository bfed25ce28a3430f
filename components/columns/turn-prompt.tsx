import { useHydrated } from '#components/ui/use-hydrated.ts';
import type { Setup } from '#lib/prompt/setup.ts';
import { answersCalls } from '#lib/run/continuation.ts';
import type { Place } from '#lib/run/conversation.ts';
import type { ColumnActions } from './column-actions.ts';
import { PromptHeading } from './prompt-heading.tsx';
import { promptText } from './prompt-text.ts';
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

interface PromptProps extends Omit<TurnPromptProps, 'inBand'> {
  className?: string;
}

/** A page with a longer prompt, in characters, does not come with it in every column. */
const longest = 1_000;

/**
 * In as many columns as begin a turn at once, what nobody sees would be most of what is put there. A page that comes with
 * its columns does not know yet how wide it is: it holds the prompt's place, or all below would move.
 */
function WithoutBand(props: PromptProps) {
  const [hydrated, wide] = [useHydrated(), useWideScreen()];
  const isShown = hydrated ? !wide : promptText(props.setup).length <= longest;
  return isShown && <Prompt {...props} className="md:hidden" />;
}

function Prompt({ setup, index, place, actions, className = '' }: PromptProps) {
  return (
    <div className={`group/prompt flex items-start gap-1 ${className}`}>
      <PromptHeading setup={setup} className="min-w-0 flex-1" />
      <PromptTools index={index} place={place} actions={actions} className="-mt-1" />
    </div>
  );
}
