'use client';
import { useLayoutEffect, useSyncExternalStore } from 'react';
import { remembered } from '#components/playground/memory.ts';
import { LanesSkeleton } from '#components/replay/lanes-skeleton.tsx';
import { type Theme, themeFrom } from '#components/shell/theme.ts';
import { lazily } from '#components/ui/lazily.tsx';
import { wantedAt } from './address.ts';
import { HeldRuns } from './held-runs.tsx';

const RunPage = lazily(() => import('#components/replay/run-page.tsx').then((module) => module.RunPage));
const PresentPage = lazily(() =>
  import('#components/replay/present-page.tsx').then((module) => module.PresentPage),
);

const never = () => () => {};

/**
 * Stands for a page that the server could not be asked for; the service worker puts it there, under that page's own
 * address. A kept run is read and replayed as ever; elsewhere it lists those that this browser holds.
 */
export function OfflinePage() {
  const address = useSyncExternalStore(
    never,
    () => `${window.location.pathname}${window.location.search}`,
    () => null,
  );
  // The page was rendered when the worker was installed; what the reader chose since then counts.
  useLayoutEffect(() => {
    const theme = rememberedTheme();
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    if (remembered('keys') === 'off') document.documentElement.dataset.keys = 'off';
  }, []);
  if (address === null) return <Frame />;
  const { pathname, search } = new URL(address, window.location.origin);
  const wanted = wantedAt(pathname, search);
  switch (wanted.page) {
    case 'run':
      return <RunPage id={wanted.id} theme={rememberedTheme()} historyOpen={false} />;
    case 'presentation':
      return <PresentPage runs={wanted.runs} first={wanted.first} />;
    case 'other':
      return <HeldRuns />;
    default:
      return wanted satisfies never;
  }
}

function Frame() {
  return (
    <div className="flex h-dvh flex-col">
      <LanesSkeleton />
    </div>
  );
}

function rememberedTheme(): Theme {
  return themeFrom(remembered('theme'));
}
