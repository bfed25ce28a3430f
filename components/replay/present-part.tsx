'use client';

import { lazily } from '#components/ui/lazily.tsx';
import { LanesSkeleton } from './lanes-skeleton.tsx';

/** A presentation at the address of a run: the run's own page does without its code. */
export const PresentPart = lazily(() => import('./present-page.tsx').then((module) => module.PresentPage), {
  loading: () => (
    <div className="flex h-dvh flex-col">
      <LanesSkeleton />
    </div>
  ),
});
