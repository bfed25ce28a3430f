import { useKeepRuns } from './use-keep-runs.ts';
import { useKeepTrouble } from './use-kept-place.ts';

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
