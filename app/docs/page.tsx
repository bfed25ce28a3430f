import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { Docs } from '#components/docs/docs.tsx';

export const metadata: Metadata = {
  title: 'Docs · Abreast',
  description: 'What each figure means, what the keys do, and what is kept where.',
};

export default async function Page() {
  const isMac = /mac|iphone|ipad/i.test((await headers()).get('user-agent') ?? '');
  return <Docs command={isMac ? '⌘' : 'Ctrl'} />;
}
