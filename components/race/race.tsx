'use client';

import { useEffect } from 'react';
import type { Lanes } from '#components/columns/lanes.ts';
import { lazily } from '#components/ui/lazily.tsx';
import { quiet } from '#components/ui/quiet.ts';
import type { Column } from '#lib/prompt/setup.ts';
import type { RunStore, RunView } from '#lib/run/run-store.ts';

/** Holds the chart's place. */
const RacePlace = () => <div className="h-[190px] rounded-block bg-fill" />;

export interface RaceProps {
  store: RunStore;
  columns: readonly Column[];
  /** By column id. */
  names: ReadonlyMap<string, string>;
  /** The lanes whose colours they have; without, each has that of its place. */
  lanes?: Lanes;
  /** The end of the time axis, in ms, where it does not follow the run. */
  axis?: number;
  /** The run as it ended, where it is played again. */
  whole?: RunView;
}

const RaceChart = lazily(() => import('./race-chart.tsx').then((module) => module.RaceChart), {
  loading: RacePlace,
});

/**
 * The race chart: tokens over time, one line for each column. Works for a run that goes on, and for a replay; without a
 * `store` it waits for one.
 */
export function Race({ store, ...props }: Omit<RaceProps, 'store'> & { store: RunStore | null }) {
  return (
    <section
      aria-label="Race"
      className="shrink-0 border-hairline border-t bg-surface px-inset pt-2.5 pb-2 max-md:px-2.5"
    >
      {store ? <RaceChart store={store} {...props} /> : <RacePlace />}
      <p className="mt-1 text-[11.5px] text-mute leading-4 max-md:hidden">
        Tokens that can be read, over the time since each reply was asked for. Every chunk counts for an equal
        share of its reply’s tokens, which are estimated (≈) until the provider reports them.
      </p>
    </section>
  );
}

/** Fetches the chart's code in a quiet moment, so that it never waits behind a stream. */
export function usePreloadedRace(): void {
  useEffect(() => quiet.add(RaceChart.load), []);
}
