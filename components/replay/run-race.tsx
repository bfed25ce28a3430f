import { useEffect, useSyncExternalStore } from 'react';
import { columnNames } from '#components/columns/column-names.ts';
import { Race } from '#components/race/race.tsx';
import type { Model } from '#lib/catalog/model.ts';
import type { Recording, Replay } from '#lib/run/replay.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';
import { wholeAxis } from './whole-axis.ts';

interface RunRaceProps {
  store: RunStore;
  replay: Replay | null;
  models: ReadonlyMap<string, Model>;
}

/** A run’s race, as it goes on or as it is played again. */
export function RunRace({ store, replay, models }: RunRaceProps) {
  const { columns } = useRun(store, (run) => run.setup);
  const recording = useRecording(replay);
  const axis = replay ? wholeAxis(replay.whole) : undefined;
  return (
    <Race
      store={replay ? recording : store}
      columns={columns}
      names={columnNames(columns, models)}
      axis={axis}
      whole={recording?.whole}
    />
  );
}

/** The chart is of single chunks: of a replay, once what it is played from has come. */
function useRecording(replay: Replay | null): Recording | null {
  useEffect(() => replay?.prepare(true), [replay]);
  const read = () => replay?.recording() ?? null;
  return useSyncExternalStore(replay?.player.subscribe ?? never, read, read);
}

const never = () => () => {};
