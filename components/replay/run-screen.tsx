'use client';

import { type ReactNode, useState } from 'react';
import { columnNames } from '#components/columns/column-names.ts';
import { OfflineLine } from '#components/offline/offline-line.tsx';
import { useHeldRun } from '#components/offline/use-held-run.ts';
import { useUnreached } from '#components/offline/use-reach.ts';
import { type Done, UndoLine } from '#components/playground/undo-line.tsx';
import { usePreloadedRace } from '#components/race/race.tsx';
import { RaceToggle } from '#components/race/race-toggle.tsx';
import { ShareMenu } from '#components/share/share-menu.tsx';
import type { Model } from '#lib/catalog/model.ts';
import type { StandingRun } from '#lib/http/standing-run.ts';
import { attachedToPrompt } from '#lib/prompt/attachment.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';
import { draftOf } from '#lib/share/setup-draft.ts';
import { isShareId } from './is-share-id.ts';
import { LanesSkeleton } from './lanes-skeleton.tsx';
import { LiveBar } from './live-bar.tsx';
import { NotHere } from './not-here.tsx';
import { ReplayBar } from './replay-bar.tsx';
import { RunBar } from './run-bar.tsx';
import { RunLanes } from './run-lanes.tsx';
import { RunRace } from './run-race.tsx';
import { useReplayKeys } from './use-replay-keys.ts';
import { useRunFacts } from './use-run-facts.ts';
import { useRunSource } from './use-run-source.ts';

interface RunScreenProps {
  id: string;
  /** As it was when the page was made; null: it is read here. */
  run: StandingRun | null;
  /** The catalog, for the names. */
  models: ReadonlyMap<string, Model>;
  onHelp: () => void;
  onHistory: () => void;
  /** What the rail holds, where there is no room for one. */
  menu: ReactNode;
}

const notPlayed =
  'The replay could not be loaded. Check that the server is running and that you are online, then try again.';

/** Everything beside the rail. */
export function RunScreen({ id, run, models, onHelp, onHistory, menu }: RunScreenProps) {
  const [races, setRaces] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const onTell = (text: string) => setDone({ text });
  const onMissed = () => {
    setRaces(false);
    onTell(notPlayed);
  };
  const opened = useRunSource(id, { standing: run?.standing ?? null, onMissed });
  const isShared = isShareId(id);
  const live = opened.status === 'live' ? opened.store : null;
  const replay = opened.status === 'ended' ? opened.replay : null;
  const store = replay ?? live;
  const { title } = useRunFacts(id, replay !== null, run);
  usePreloadedRace();
  useHeldRun(opened.status === 'ended' ? id : null);
  const unreached = useUnreached(false);
  useReplayKeys(replay?.player ?? null, onHelp, onHistory);
  const raceToggle = <RaceToggle open={races} onToggle={() => setRaces(!races)} />;
  return (
    <div className="flex min-w-0 flex-1 flex-col short:overflow-y-auto print:block print:overflow-visible">
      <RunBar store={store} title={title} isShared={isShared} unreached={unreached} menu={menu}>
        {store && <Share {...{ id, store, models, title, isShared, onTell }} />}
      </RunBar>
      <OfflineLine unreached={unreached} />
      <main className="flex min-h-0 flex-1 flex-col short:min-h-fit print:block">
        {opened.status === 'loading' && <LanesSkeleton />}
        {opened.status === 'refused' && <NotHere problem={opened.problem} />}
        <RunLanes
          live={live}
          replay={replay}
          isStanding={run !== null}
          models={models}
          freedom={live && !isShared ? 'stop' : 'read'}
          onTell={onTell}
        />
        {store && races && <RunRace key={replay ? 'replay' : 'live'} {...{ store, replay, models }} />}
        <div className="relative">
          <UndoLine done={done} onGone={() => setDone(null)} />
        </div>
        {live && <LiveBar store={live}>{raceToggle}</LiveBar>}
        {replay && <ReplayBar player={replay.player}>{raceToggle}</ReplayBar>}
      </main>
    </div>
  );
}

interface ShareProps {
  id: string;
  store: RunStore;
  models: ReadonlyMap<string, Model>;
  title: string | null;
  isShared: boolean;
  onTell: (text: string) => void;
}

function Share({ id, store, models, title, isShared, onTell }: ShareProps) {
  const setup = useRun(store, (run) => run.setup);
  return (
    <ShareMenu
      store={store}
      draft={draftOf(setup)}
      attached={attachedToPrompt(setup).length}
      names={columnNames(setup.columns, models)}
      models={models}
      title={title}
      isSnapshot={isShared}
      onPresent={() => window.location.assign(`/runs/${encodeURIComponent(id)}?present`)}
      onTell={onTell}
    />
  );
}
