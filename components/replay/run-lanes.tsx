'use client';

import { useState } from 'react';
import { columnNames } from '#components/columns/column-names.ts';
import { createColumnView } from '#components/columns/column-view.ts';
import { Columns } from '#components/columns/columns.tsx';
import { type Freedom, FreedomContext } from '#components/columns/freedom.ts';
import { goToColumn } from '#components/columns/go-to-column.ts';
import { isWithheld, promptText } from '#components/columns/prompt-text.ts';
import { TurnsContext } from '#components/columns/turns-part.ts';
import { ViewTools } from '#components/columns/view-tools.tsx';
import { useOffer } from '#components/command/offers.ts';
import { Announcer } from '#components/shell/announcer.tsx';
import { PromptBand } from '#components/shell/prompt-band.tsx';
import type { Model } from '#lib/catalog/model.ts';
import { attachedToPrompt } from '#lib/prompt/attachment.ts';
import type { Replay } from '#lib/run/replay.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';
import { readingActions, shownRun, withoutRetry } from './shown-run.ts';
import { StandingTurns } from './standing-turns.tsx';
import { StripScrubber } from './strip-scrubber.tsx';
import { wholeAxis } from './whole-axis.ts';

interface RunLanesProps {
  /** A run that is followed live, or null where it is a replay. */
  live: RunStore | null;
  replay: Replay | null;
  /** The page came with the run in it. */
  isStanding?: boolean;
  models: ReadonlyMap<string, Model>;
  /** Whether a run that goes on may be stopped from here. */
  freedom: Exclude<Freedom, 'all'>;
  /** The prompt stands elsewhere on the page. */
  withoutPrompt?: boolean;
  /** Says a sentence to the reader. */
  onTell: (text: string) => void;
}

/** A run's prompt and its columns, to be read. */
export function RunLanes(props: RunLanesProps) {
  const { live, replay, isStanding = false, models, freedom, withoutPrompt = false, onTell } = props;
  const store = replay ?? live;
  return (
    <FreedomContext value={freedom}>
      <TurnsContext value={isStanding ? StandingTurns : null}>
        {store && (
          <Lanes key={replay ? 'replay' : 'live'} {...{ store, replay, models, withoutPrompt, onTell }} />
        )}
      </TurnsContext>
    </FreedomContext>
  );
}

interface LanesProps extends Pick<RunLanesProps, 'replay' | 'models' | 'withoutPrompt' | 'onTell'> {
  store: RunStore;
}

function Lanes({ store, replay, models, withoutPrompt, onTell }: LanesProps) {
  const [conversation] = useState(() => shownRun(replay ?? withoutRetry(store)));
  const [view] = useState(createColumnView);
  const setup = useRun(store, (run) => run.setup);
  const axis = replay ? wholeAxis(replay.whole) : undefined;
  const names = columnNames(setup.columns, models);
  useOffer(
    'Columns',
    setup.columns.map(({ id }) => ({
      label: `Go to ${names.get(id) ?? id}`,
      onSelect: () => goToColumn(view, id),
    })),
  );
  return (
    <>
      {!withoutPrompt && (
        <PromptBand
          prompt={promptText(setup)}
          attached={attachedToPrompt(setup)}
          withheld={isWithheld(setup)}
          tools={
            <div className="flex h-bar items-center">
              <ViewTools view={view} count={setup.columns.length} />
            </div>
          }
        />
      )}
      <Columns
        view={view}
        columns={setup.columns}
        conversation={conversation}
        models={models}
        actions={readingActions(onTell)}
        axis={axis}
        overStrip={
          replay && axis
            ? (column) => <StripScrubber replay={replay} column={column} axis={axis} />
            : undefined
        }
      />
      <Announcer turn={store} names={names} />
    </>
  );
}
