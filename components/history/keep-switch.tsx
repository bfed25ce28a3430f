'use client';
import { Switch } from './switch.tsx';
import { useKeepRuns } from './use-keep-runs.ts';

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
      Keep this run
    </Switch>
  );
}

/** One plain sentence while runs are not kept; nothing otherwise. */
export function KeepNotice() {
  const { all, keeps } = useKeepRuns();
  if (keeps) return null;
  return (
    <p role="status" className="px-2 pb-1.5 text-note text-soft">
      {all ? 'This run is not kept.' : 'Runs are not kept.'} Replies are gone when this tab is closed or the
      server forgets them.
    </p>
  );
}
