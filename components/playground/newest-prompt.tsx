import type { ColumnActions } from '#components/columns/column-actions.ts';
import type { ColumnViewStore } from '#components/columns/column-view.ts';
import { idleRun } from '#components/columns/idle-run.ts';
import { promptText } from '#components/columns/prompt-text.ts';
import { PromptTools } from '#components/columns/prompt-tools.tsx';
import { ViewTools } from '#components/columns/view-tools.tsx';
import { RaceToggle } from '#components/race/race-toggle.tsx';
import { PromptBand } from '#components/shell/prompt-band.tsx';
import { attachedToPrompt } from '#lib/prompt/attachment.ts';
import type { Place } from '#lib/run/conversation.ts';
import type { Turn } from '#lib/run/turn.ts';
import { useRun } from '#lib/run/use-run.ts';

interface NewestPromptProps {
  /** The turn that asked it; null: none has been asked. */
  turn: Turn | null;
  /** Of that turn, oldest first. */
  index: number;
  place: Place | undefined;
  view: ColumnViewStore;
  columns: number;
  actions: Pick<ColumnActions, 'editPrompt' | 'showPrompt'>;
  races: boolean;
  onRace: () => void;
}

const single: Place = { index: 0, count: 1 };

/** The prompt that the columns answer, and the ways to look at them. */
export function NewestPrompt(props: NewestPromptProps) {
  const { turn, index, place = single, view, columns, actions, races, onRace } = props;
  const asked = useRun(turn ?? idleRun, (run) => run.setup);
  return (
    <PromptBand
      prompt={turn && promptText(asked)}
      attached={attachedToPrompt(asked)}
      tools={
        <>
          {turn && (
            <PromptTools
              index={index}
              place={place}
              actions={actions}
              className="pt-[calc(var(--bar)/2-14px)]"
            />
          )}
          <div className="flex h-bar items-center gap-2">
            <ViewTools view={view} count={columns} />
            {turn && <RaceToggle open={races} onToggle={onRace} />}
          </div>
        </>
      }
    />
  );
}
