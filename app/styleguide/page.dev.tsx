import type { Metadata } from 'next';
import recorded from '#components/styleguide/recorded-run.json' with { type: 'json' };
import { Styleguide } from '#components/styleguide/styleguide.tsx';
import { runEventSchema } from '#lib/stream/events.ts';

export const metadata: Metadata = { title: 'Style guide · Abreast' };

/** By its name (`pageExtensions` in next.config.js) this page is in no production build. */
export default function Page() {
  return <Styleguide events={recorded.map((event) => runEventSchema.parse(event))} />;
}
