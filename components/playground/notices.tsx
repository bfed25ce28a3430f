import { useState } from 'react';
import { DemoBanner } from '#components/connect/demo-banner.tsx';
import { OfflineLine } from '#components/offline/offline-line.tsx';
import { drawnByServer, lazily } from '#components/ui/lazily.tsx';
import { remember } from './memory.ts';
import type { Start } from './start.ts';

// What a page only now and then begins with.
const loadConnectNotice = () =>
  import('#components/connect/connect-notice.tsx').then((module) => module.ConnectNotice);
const ConnectNotice = lazily(loadConnectNotice, { first: drawnByServer(loadConnectNotice) });
const loadLinkNotice = () => import('./link-notice.tsx').then((module) => module.LinkNotice);
const LinkNotice = lazily(loadLinkNotice, { first: drawnByServer(loadLinkNotice) });

/** Whether this is a first visit's line-up, and nobody said that he knows it. */
export function useDemoBanner(isDismissed: boolean, models: readonly string[]) {
  const [dismissed, setDismissed] = useState(isDismissed);
  return {
    shows: !dismissed && models.length > 0 && models.every((id) => id.startsWith('demo:')),
    dismiss() {
      setDismissed(true);
      remember('banner', 'dismissed');
    },
  };
}

interface NoticesProps {
  start: Start;
  banner: ReturnType<typeof useDemoBanner>;
  isNew: boolean;
  connected: boolean;
  /** Why the server can't be reached; null when it can. */
  unreached: string | null;
  onConnect: () => void;
  onModels: () => void;
}

/** What the page has to say before anything else. */
export function Notices({ start, banner, isNew, connected, unreached, onConnect, onModels }: NoticesProps) {
  return (
    <>
      {banner.shows && (
        <DemoBanner
          isNew={isNew}
          connected={connected}
          onConnect={onConnect}
          onModels={onModels}
          onDismiss={banner.dismiss}
        />
      )}
      {start.outcome !== null && <ConnectNotice outcome={start.outcome} onConnect={onConnect} />}
      <OfflineLine unreached={unreached} />
      {(start.linkProblem !== null || start.ignored.length > 0) && (
        <LinkNotice problem={start.linkProblem} ignored={start.ignored} />
      )}
    </>
  );
}
