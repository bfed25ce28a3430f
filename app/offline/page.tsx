import type { Metadata } from 'next';
import { OfflinePage } from '#components/offline/offline-page.tsx';

export const metadata: Metadata = { robots: { index: false, follow: false } };

export default function Page() {
  return <OfflinePage />;
}
