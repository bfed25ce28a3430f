'use client';

import { promptText } from '#components/columns/prompt-text.ts';
import { useCatalog } from '#lib/catalog/use-catalog.ts';
import type { Replay } from '#lib/run/replay.ts';
import type { RunStore } from '#lib/run/run-store.ts';
import { useRun } from '#lib/run/use-run.ts';
import { LanesSkeleton } from './lanes-skeleton.tsx';
import { NotHere } from './not-here.tsx';
import { PresentBar } from './present-bar.tsx';
import { ResultCode } from './result-code.tsx';
import { RunLanes } from './run-lanes.tsx';
import { useAutoplay } from './use-autoplay.ts';
import type { Presentation } from './use-presentation.ts';
import { useReplayKeys } from './use-replay-keys.ts';
import { useRunSource } from './use-run-source.ts';
import { useSkipped } from './use-skipped.ts';

interface PresentScreenProps {
  id: string;
  count: number;
  presentation: Presentation;
}

/** One run, to be seen from afar. */
export function PresentScreen({ id, count, presentation }: PresentScreenProps) {
  const opened = useRunSource(id);
  const { models } = useCatalog([]);
  const { auto, go } = presentation;
  useSkipped(auto && count > 1 && opened.status === 'refused', () => go(1));
  if (opened.status === 'refused') return <NotHere problem={opened.problem} />;
  if (opened.status === 'loading') return <LanesSkeleton />;
  const replay = opened.status === 'ended' ? opened.replay : null;
  return (
    <>
      <PresentHead id={id} store={replay ?? (opened.status === 'live' ? opened.store : null)} />
      <main className="flex min-h-0 flex-1 flex-col short:min-h-fit print:block">
        <RunLanes
          live={opened.status === 'live' ? opened.store : null}
          replay={replay}
          models={models}
          freedom="read"
          withoutPrompt
          onTell={() => {}}
        />
        {replay && <Played replay={replay} count={count} presentation={presentation} id={id} />}
      </main>
    </>
  );
}

function PresentHead({ id, store }: { id: string; store: RunStore | null }) {
  return (
    <header className="flex shrink-0 items-center gap-6 border-hairline border-b px-6 py-3 short:py-1.5">
      <h1 className="min-w-0 flex-1">{store && <Prompt store={store} />}</h1>
      <ResultCode run={id} />
    </header>
  );
}

function Prompt({ store }: { store: RunStore }) {
  const prompt = useRun(store, (run) => promptText(run.setup));
  return (
    <span className="line-clamp-3 whitespace-pre-line font-[520] text-[24px] leading-[32px] tracking-[-0.01em] short:line-clamp-1 short:text-[18px] short:leading-6">
      {prompt}
    </span>
  );
}

function Played({ replay, count, presentation, id }: PresentScreenProps & { replay: Replay }) {
  const { auto, go } = presentation;
  useAutoplay(replay.player, auto, () => go(1));
  useReplayKeys(replay.player);
  return <PresentBar player={replay.player} run={id} count={count} presentation={presentation} />;
}
