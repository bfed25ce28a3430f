import type { Metadata } from 'next';
import { NotHere } from '#components/replay/not-here.tsx';
import { PresentPage } from '#components/replay/present-page.tsx';
import { runList } from '#components/replay/run-list.ts';

export const metadata: Metadata = {
  title: 'Presentation · Abreast',
  robots: { index: false, follow: false },
};

const nothing = {
  title: 'No runs were named.',
  action: 'Put their ids into the address: /present?runs=one,two.',
  status: 0,
};

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  const runs = runList((await searchParams).runs);
  if (runs.length > 0) return <PresentPage runs={runs} first={0} />;
  return (
    <div className="flex h-dvh">
      <NotHere problem={nothing} />
    </div>
  );
}
