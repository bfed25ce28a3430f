'use client';
import { Switch } from '#components/ui/switch.tsx';
import { useKeepRuns } from './use-keep-runs.ts';
import { useKeepTrouble } from './use-kept-place.ts';

/** Whether what is sent from this tab is kept. Off it stays off, so that no later turn tells what an earlier one hid. */
export function KeepSwitch() {
  const { all, keeps, setHere } = useKeepRuns();
  return (
    <Switch
      on={keeps}
      onChange={setHere}
      disabled={!all}
      description={all ? undefined : 'Keeping is off for all runs. Turn it on in the history.'}
    >
      <span>
        Keep<span className="md:max-lg:sr-only"> this run</span>
      </span>
    </Switch>
  );
}

/** One plain sentence while runs are not kept, by choice or because they can't be; nothing otherwise. */
export function KeepNotice() {
  const { all, keeps } = useKeepRuns();
  const trouble = useKeepTrouble();
  if (keeps && trouble === null) return null;
  const choice = all ? 'This run is not kept.' : 'Runs are not kept.';
  return (
    <p role="status" className="px-2 pb-1.5 text-note text-soft">
      {keeps ? trouble : `${choice} Replies are gone when this tab is closed or the server forgets them.`}
    </p>
  );
}
