'use client';
import { Switch } from '#components/ui/switch.tsx';
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
      <span>
        Keep<span className="md:max-lg:sr-only"> this run</span>
      </span>
    </Switch>
  );
}
