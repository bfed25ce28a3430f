import { KeyRound } from 'lucide-react';
import type { Lanes } from '#components/columns/lanes.ts';
import { Button } from '#components/ui/button.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { ChosenChips } from './chosen-chips.tsx';

interface ChoiceBarProps {
  chosen: readonly { id: string; name: string }[];
  lanes: Lanes;
  /** A sentence about a choice that could not be made. */
  refusal: string | null;
  /** Names of what was chosen and needs a key; the button is for those of OpenRouter. */
  locked: readonly string[];
  canConnect: boolean;
  commandKey: string;
  onRemove: (id: string, focused: boolean) => void;
  onUse: () => void;
  onConnect: () => void;
}

export function ChoiceBar(props: ChoiceBarProps) {
  const { chosen, lanes, refusal, locked, canConnect, commandKey, onRemove, onUse, onConnect } = props;
  return (
    <div className="shrink-0 border-hairline border-t pb-[env(safe-area-inset-bottom)]">
      <p role="status" className={refusal === null ? 'sr-only' : 'px-4 pt-2.5 text-note text-warn'}>
        {refusal}
      </p>
      {locked.length > 0 && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4 pt-2.5 text-note text-soft">
          <KeyRound size={15} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-mute" />
          <p className="min-w-0 flex-1">{writeLocked(locked)}</p>
          {canConnect && <Button onClick={onConnect}>Connect OpenRouter</Button>}
        </div>
      )}
      <div className="flex min-h-[56px] items-center gap-x-3 gap-y-1.5 py-2 pr-3 pl-3.5 max-sm:flex-col max-sm:items-stretch max-sm:px-3">
        {chosen.length === 0 ? (
          <p className="flex-1 text-note text-mute">
            <span className="pointer-coarse:hidden">
              ↑ ↓ and Enter choose, → shows who serves it, {commandKey} D marks a favourite
            </span>
            <span className="hidden pointer-coarse:inline">Choose the models to compare</span>
          </p>
        ) : (
          <ChosenChips chosen={chosen} lanes={lanes} onRemove={onRemove} />
        )}
        <Button variant="primary" size="large" disabled={chosen.length === 0} onClick={onUse}>
          Use {chosen.length} {chosen.length === 1 ? 'model' : 'models'}
          <span className="flex pointer-coarse:hidden">
            <Kbd>{commandKey} ↵</Kbd>
          </span>
        </Button>
      </div>
    </div>
  );
}

function writeLocked(names: readonly string[]): string {
  const [first] = names;
  if (names.length === 1) return `${first} needs a key before it can run.`;
  return `${names.length} of the chosen models need a key before they can run.`;
}
