'use client';

import { QrCode } from '#components/share/qr-code.tsx';
import { useShares } from '#lib/share/use-shares.ts';
import { isShareId } from './is-share-id.ts';

const loopback = /^(localhost|127\.|\[::1\])/;

/** The way to the result on somebody's own phone, where there is a link to it. */
export function ResultCode({ run }: { run: string }) {
  const { links } = useShares(run, !isShareId(run));
  const path = isShareId(run) ? `/runs/${run}` : links?.[0]?.url;
  if (path === undefined) return null;
  const { href, hostname } = new URL(path, window.location.origin);
  return (
    <figure className="flex shrink-0 flex-col items-center gap-1">
      <QrCode text={href} label={`QR code of ${href}`} className="size-24 rounded-code" />
      {loopback.test(hostname) && (
        <figcaption className="text-label text-mute">Opens on this machine only</figcaption>
      )}
    </figure>
  );
}
