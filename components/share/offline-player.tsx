'use client';
import { useState } from 'react';
import { type Done, UndoLine } from '#components/playground/undo-line.tsx';
import { RaceToggle } from '#components/race/race-toggle.tsx';
import { ReplayBar } from '#components/replay/replay-bar.tsx';
import { whenText, windowTitle } from '#components/replay/run-heading.ts';
import { RunLanes } from '#components/replay/run-lanes.tsx';
import { RunRace } from '#components/replay/run-race.tsx';
import { useReplayKeys } from '#components/replay/use-replay-keys.ts';
import { Mark } from '#components/shell/mark.tsx';
import { TooltipLayer } from '#components/ui/tooltip-layer.tsx';
import { createReplay } from '#lib/run/recorded-replay.ts';
import type { OfflineRun } from '#lib/share/offline-page.ts';

/** A run in a file of its own: the columns of its page and the replay, nothing that needs a server. */
export function OfflinePlayer({ run }: { run: OfflineRun }) {
  const { title, events } = run.document;
  const [replay] = useState(() => createReplay(events));
  const [models] = useState(() => new Map(run.models.map((model) => [model.id, model])));
  const [races, setRaces] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  useReplayKeys(replay.player, () => {});
  const { started, setup } = replay.whole;
  const when = whenText(started ?? Date.parse(run.document.exported));
  return (
    <div className="flex h-dvh flex-col overflow-clip bg-page">
      <title>{`${windowTitle(setup, title)} · Abreast`}</title>
      <header className="flex h-bar shrink-0 items-center gap-2.5 border-hairline border-b px-inset">
        <Mark size={20} />
        <h1 className="min-w-0 truncate font-[560] text-[15.5px] tracking-[-0.01em]">
          {title ?? `Run of ${when}`}
        </h1>
        {title !== null && <p className="ml-auto shrink-0 text-mute text-note tabular-nums">{when}</p>}
      </header>
      <main className="flex min-h-0 flex-1 flex-col">
        <RunLanes
          live={null}
          replay={replay}
          models={models}
          freedom="read"
          onTell={(text) => setDone({ text })}
        />
        {races && <RunRace store={replay} replay={replay} models={models} />}
        <div className="relative">
          <UndoLine done={done} onGone={() => setDone(null)} />
        </div>
        <ReplayBar player={replay.player}>
          <RaceToggle open={races} onToggle={() => setRaces(!races)} />
        </ReplayBar>
      </main>
      <TooltipLayer />
    </div>
  );
}
