'use client';
import { type ReactNode, useEffect, useState } from 'react';
import { Columns } from '#components/columns/columns.tsx';
import { FreedomContext } from '#components/columns/freedom.ts';
import { idleRun } from '#components/columns/idle-run.ts';
import { RunLanes } from '#components/replay/run-lanes.tsx';
import { readingActions, shownRun } from '#components/replay/shown-run.ts';
import { createReplay } from '#lib/run/recorded-replay.ts';
import type { RunEvent } from '#lib/stream/events.ts';
import { BothThemes } from './both-themes.tsx';

/** Moments of the recorded run, in ms, at which its five columns stand in every state there is. */
const moments = [
  { at: 1_700, shows: 'Queued and waiting' },
  { at: 3_300, shows: 'Thinking, queued again, failed and stopped' },
  { at: 7_500, shows: 'Done beside one that still streams' },
  { at: 12_000, shows: 'All settled: the best of each metric is marked' },
] as const;

const noModels = new Map();

/** Columns as they are drawn everywhere, fed with the log of a run that has been. */
export function LaneSamples({ events }: { events: readonly RunEvent[] }) {
  return (
    <>
      <Sample shows="Idle">
        <Idle events={events} />
      </Sample>
      {moments.map(({ at, shows }) => (
        <Sample key={at} shows={shows}>
          <Moment events={events} at={at} />
        </Sample>
      ))}
    </>
  );
}

function Sample({ shows, children }: { shows: string; children: ReactNode }) {
  return (
    <div className="mb-8">
      <h3 className="mb-2 font-[560] text-title">{shows}</h3>
      <BothThemes stacked>
        <div className="-m-4 flex h-[440px] flex-col overflow-clip rounded-block">{children}</div>
      </BothThemes>
    </div>
  );
}

function Moment({ events, at }: { events: readonly RunEvent[]; at: number }) {
  const [replay] = useState(() => createReplay(events));
  useEffect(() => replay.player.seek(at), [replay, at]);
  return <RunLanes live={null} replay={replay} models={noModels} freedom="read" onTell={() => {}} />;
}

function Idle({ events }: { events: readonly RunEvent[] }) {
  const [columns] = useState(() => createReplay(events).whole.setup.columns);
  const [conversation] = useState(() => shownRun(idleRun));
  return (
    <FreedomContext value="read">
      <Columns
        columns={columns}
        conversation={conversation}
        models={noModels}
        actions={readingActions(() => {})}
      />
    </FreedomContext>
  );
}
