import type { Metadata } from 'next';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { memoryKeys } from '#components/playground/memory.ts';
import { PresentPart } from '#components/replay/present-part.tsx';
import { windowTitle } from '#components/replay/run-heading.ts';
import { runList } from '#components/replay/run-list.ts';
import { RunPage } from '#components/replay/run-page.tsx';
import { themeFrom } from '#components/shell/theme.ts';
import { standingRun } from '#lib/http/standing-run.ts';

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Read once for a page and its head. */
const runOf = cache(async (id: string) => standingRun(id, { headers: await headers() }));

/** A run is its owner's, and a result link is for whom it was given to. */
export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const [{ id }, { present }] = await Promise.all([params, searchParams]);
  // A presentation opens its runs one after another, in the browser.
  const run = present === undefined ? await runOf(id) : null;
  return {
    robots: { index: false, follow: false },
    ...(run && { title: `${windowTitle(run.standing.whole.setup, run.title)} · Abreast` }),
  };
}

export default async function Page({ params, searchParams }: PageProps) {
  const [{ id }, { present }, kept] = await Promise.all([params, searchParams, cookies()]);
  if (present !== undefined) {
    const named = runList(present);
    const runs = named.length > 0 ? named : [id];
    return <PresentPart runs={runs} first={Math.max(0, runs.indexOf(id))} />;
  }
  return (
    <RunPage
      id={id}
      run={await runOf(id)}
      theme={themeFrom(kept.get(memoryKeys.theme)?.value)}
      historyOpen={kept.get(memoryKeys.history)?.value === 'open'}
    />
  );
}
