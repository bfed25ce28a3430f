import { RealModelsLine } from '#components/connect/real-models-line.tsx';
import type { useBudget } from '#components/quota/use-budget.ts';
import { lazily } from '#components/ui/lazily.tsx';
import { missedQuietly } from '#components/ui/missed.tsx';
import { useFetched } from '#components/ui/use-fetched.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import type { useAim } from './use-aim.ts';

const AimBar = lazily(() => import('#components/composer/aim-bar.tsx').then((module) => module.AimBar));
const KeepNotice = lazily(
  () => import('#components/history/keep-notice.tsx').then((module) => module.KeepNotice),
  { missed: missedQuietly },
);
const BudgetNotice = lazily(() =>
  import('#components/quota/budget-notice.tsx').then((module) => module.BudgetNotice),
);

interface AimLinesProps {
  aim: ReturnType<typeof useAim>;
  /** The name of the only column it goes to; null: it goes to all. */
  only: string | null;
  budgeting: Pick<ReturnType<typeof useBudget>, 'budget' | 'exceeds' | 'wayOn'>;
  disabled: boolean;
  connected: boolean;
  /** The newest turn. */
  store: RunStore;
  onRun: () => void;
  onConnect: () => void;
}

/** Where the next prompt goes and what that means, where it is not plain. */
export function AimLines({
  aim,
  only,
  budgeting,
  disabled,
  connected,
  store,
  onRun,
  onConnect,
}: AimLinesProps) {
  const { budget, exceeds, wayOn } = budgeting;
  const knowsKeeping = useFetched(KeepNotice.load, 'before a run');
  return (
    <>
      {(only !== null || aim.isEditing) && (
        <AimBar only={only} editing={aim.isEditing} onAll={aim.toAll} onCancel={aim.cancelEdit} />
      )}
      {exceeds && budget && <BudgetNotice budget={budget} wayOn={wayOn} disabled={disabled} onRun={onRun} />}
      {knowsKeeping && <KeepNotice />}
      {!connected && <RealModelsLine store={store} onConnect={onConnect} />}
    </>
  );
}
