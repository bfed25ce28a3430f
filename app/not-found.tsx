import type { Metadata } from 'next';
import { PlainPage } from '#components/shell/plain-page.tsx';
import { PlaygroundLink } from '#components/shell/playground-link.tsx';

export const metadata: Metadata = { title: 'Not found · Abreast' };

export default function NotFound() {
  return (
    <PlainPage
      title="There is no such page."
      action="The address may be cut off, or the page is gone. Check the link, or begin a new run."
    >
      <PlaygroundLink />
    </PlainPage>
  );
}
