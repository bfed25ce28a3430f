'use client';

import { isOnThisMachine } from '#components/share/is-on-this-machine.ts';
import { QrCode } from '#components/share/qr-code.tsx';
import { useShares } from '#lib/share/use-shares.ts';
import { isShareId } from './is-share-id.ts';

/** What a phone can open; null where that is nothing. */
export function addressForPhones(path: string, origin: string): string | null {
  const { href } = new URL(path, origin);
  return isOnThisMachine(href) ? null : href;
}

/** The way to the result on somebody's own phone, where there is a link to it that leads there. */
export function ResultCode({ run }: { run: string }) {
  const { links } = useShares(run, !isShareId(run));
  const path = isShareId(run) ? `/runs/${run}` : links?.[0]?.url;
  if (path === undefined) return null;
  const address = addressForPhones(path, window.location.origin);
  if (address === null) return null;
  return (
    <QrCode
      text={address}
      label={`QR code of ${address}`}
      className="size-24 shrink-0 rounded-code shortest:hidden"
    />
  );
}
