import type { Metadata } from 'next';
import { cookies, headers } from 'next/headers';
import { memoryKeys } from '#components/playground/memory.ts';
import { PresentPart } from '#components/replay/present-part.tsx';
import { runList } from '#components/replay/run-list.ts';
import { RunPage } from '#components/replay/run-page.tsx';
import { themeFrom } from '#components/shell/theme.ts';
import { standingRun } from '#lib/http/standing-run.ts';

/** A run is its owner's, and a result link is for whom it was given to. */
export const metadata: Metadata = { robots: { index: false, follow: false } };

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const [{ id }, { present }, kept] = await Promise.all([params, searchParams, cookies()]);
  if (present !== undefined) {
    const named = runList(present);
    const runs = named.length > 0 ? named : [id];
    return <PresentPart runs={runs} first={Math.max(0, runs.indexOf(id))} />;
  }
  const run = await standingRun(id, { headers: await headers() });
  return (
    <RunPage
      id={id}
      run={run}
      theme={themeFrom(kept.get(memoryKeys.theme)?.value)}
      historyOpen={kept.get(memoryKeys.history)?.value === 'open'}
    />
  );
}
