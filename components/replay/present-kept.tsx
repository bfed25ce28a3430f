'use client';

import useSWRImmutable from 'swr/immutable';
import { historyRequests, type Outcome } from '#lib/history/requests.ts';
import type { Problem } from '#lib/run/run-store.ts';
import { LanesSkeleton } from './lanes-skeleton.tsx';
import { NotHere } from './not-here.tsx';
import { PresentPage } from './present-page.tsx';

const mostNewest = 12;
const any = { search: '', model: null };

const nothing: Problem = {
  title: 'There is nothing to present yet.',
  action: 'Run a prompt first. Pinned runs are presented, or else the newest.',
  status: 0,
};

/** The ids of the pinned runs, or else of the newest; runs that go on are left out. */
async function load(): Promise<Outcome<string[]>> {
  const requests = historyRequests(fetch);
  const pinned = await requests.page(any, { pinned: true });
  if ('problem' in pinned) return pinned;
  const newest = pinned.done.runs.some(({ ended }) => ended) ? pinned : await requests.page(any, {});
  if ('problem' in newest) return newest;
  const ended = newest.done.runs.filter((run) => run.ended).map(({ id }) => id);
  return { done: newest === pinned ? ended : ended.slice(0, mostNewest) };
}

/** A presentation that names no runs shows the visitor's own. */
export function PresentKept() {
  const { data } = useSWRImmutable('present', load);
  if (data && 'done' in data && data.done.length > 0) return <PresentPage runs={data.done} first={0} />;
  return (
    <div className="flex h-dvh">
      {data ? <NotHere problem={'problem' in data ? data.problem : nothing} /> : <LanesSkeleton />}
    </div>
  );
}
