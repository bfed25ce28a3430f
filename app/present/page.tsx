import type { Metadata } from 'next';
import { PresentKept } from '#components/replay/present-kept.tsx';
import { PresentPage } from '#components/replay/present-page.tsx';
import { runList } from '#components/replay/run-list.ts';

export const metadata: Metadata = {
  title: 'Presentation · Abreast',
  robots: { index: false, follow: false },
};

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  const runs = runList((await searchParams).runs);
  return runs.length > 0 ? <PresentPage runs={runs} first={0} /> : <PresentKept />;
}
