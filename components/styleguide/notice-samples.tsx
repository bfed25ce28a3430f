'use client';
import { HistorySkeleton } from '#components/history/history-skeleton.tsx';
import { NothingHere } from '#components/history/nothing-here.tsx';
import { OfflineLine } from '#components/offline/offline-line.tsx';
import { LinkNotice } from '#components/playground/link-notice.tsx';
import { LanesSkeleton } from '#components/replay/lanes-skeleton.tsx';
import { NotHere } from '#components/replay/not-here.tsx';
import type { Problem } from '#lib/run/run-store.ts';
import { BothThemes } from './both-themes.tsx';
import { Row } from './row.tsx';

const problem: Problem = {
  title: 'The server could not be reached.',
  action: 'Check that it is running and that you are online, then try again.',
  status: 0,
};
const nothing = () => {};
const empty = { search: '', isFiltered: false, onRetry: nothing, onClear: nothing };

/** What stands where there is nothing yet, nothing any more, or nothing to be had. */
export function NoticeSamples() {
  return (
    <BothThemes>
      <Row title="Lines">
        <div className="w-full">
          <OfflineLine unreached="You are offline." />
          <LinkNotice problem={null} ignored={['temperature=hot']} />
        </div>
      </Row>
      <Row title="Loading: a run, the history">
        <div className="flex h-64 w-full">
          <LanesSkeleton />
        </div>
        <div className="flex h-48 w-72">
          <HistorySkeleton />
        </div>
      </Row>
      <Row title="Empty and failed: the history">
        <div className="flex h-44 w-64">
          <NothingHere problem={null} {...empty} />
        </div>
        <div className="flex h-44 w-64">
          <NothingHere problem={null} {...empty} search="hash map" isFiltered />
        </div>
        <div className="flex h-44 w-64">
          <NothingHere problem={problem} {...empty} />
        </div>
      </Row>
      <Row title="A run that cannot be shown">
        <NotHere problem={{ ...problem, status: 404 }} />
      </Row>
    </BothThemes>
  );
}
