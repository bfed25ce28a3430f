'use client';

import { Image } from 'lucide-react';
import { useState } from 'react';
import { pictureSource } from '#lib/markdown/links.ts';

/** A picture in a reply. One from another host waits for a click: loading it tells that host who reads. */
export function Picture({ href, alt }: { href: string; alt: string }) {
  const [isWanted, setWanted] = useState(false);
  const picture = pictureSource(href);
  if (!picture) return alt;
  if (picture.host === undefined || isWanted) {
    return <img src={picture.source} alt={alt} referrerPolicy="no-referrer" decoding="async" />;
  }
  return (
    <button type="button" data-part="picture" onClick={() => setWanted(true)}>
      <Image size={15} strokeWidth={1.75} aria-hidden="true" />
      <span>Load picture from {picture.host}</span>
      {alt && <span className="text-mute">{alt}</span>}
    </button>
  );
}
